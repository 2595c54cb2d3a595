"""What was declined, by whom and why: options of warnings, and warnings on which no action was to be taken."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import STANDING
from app.reading.authority.permission import may_read_content
from app.reading.ministry.reference import current_countries
from app.reading.reports.decided import decided_by_report
from app.rules.entry.texts import has_words
from app.rules.reports.outcomes import CALLED_NO_ACTION, IDLE, OUTCOMES, RULED_OUT
from db.actor import Actor
from db.decisions import Decision
from db.people import Office, Person
from db.reports import Option, Report
from db.vocabulary import DecisionEffect, Outcome
from language import tr

PAGE = 200
"""Decisions that are read at a time."""

_STANDS = (DecisionEffect.DECLINED, DecisionEffect.IN_FORCE)
"""Of a record from paper that nobody confirmed yet nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """A decision not to act. ``idle``: the option of taking no action was authorised, and no measure was or may yet be, so that
    the whole warning was declined; ``of_options``: the reasons for which its measures were, where it has none of its own.

    ``rules_out``: the option of taking no action was declined, which declines no measure.
    """

    decision_id: str
    number: str
    report: str
    title: str
    country_name: str
    what: str
    idle: bool
    rules_out: bool
    of_options: tuple[str, ...]
    person: str
    office: str
    at: datetime
    reason: str


def declines(
    session: Session,
    actor: Actor,
    zone: tzinfo,
    *,
    country: str = "",
    text: str = "",
    limit: int = PAGE,
    ruled_out_last: bool = False,
) -> tuple[tuple[Decline, ...], bool]:
    """The newest ``limit`` of them, and whether there are older ones. Whoever may not read casework sees none.

    Who authorises to take no action beside a measure, or before all is decided, declines no warning. Who declines to take no action
    declines no measure; it is listed nevertheless, as what it is: whoever looks for it here and finds nothing would conclude that it
    was never declined; with ``ruled_out_last`` beneath all else. ``text``: each of its words, or a part of one, stands in what is shown.
    """
    if not may_read_content(actor):
        return (), False
    found = tuple(islice(_fitting(session, zone, country, text, last=ruled_out_last), limit + 1))
    return found[:limit], len(found) > limit


def _fitting(session: Session, zone: tzinfo, country: str, text: str, *, last: bool) -> Iterator[Decline]:
    """No more pages are read than are needed, and of each row only what is shown: tens of thousands stand in an old case."""
    table = current_countries(session)
    not_done = sa.or_(
        Decision.outcome == Outcome.DECLINE,
        sa.and_(Decision.outcome == Outcome.AUTHORISE, Option.no_action.is_(True)),
    )
    ruled_out = sa.and_(Decision.outcome == Outcome.DECLINE, Option.no_action.is_(True))
    statement = (
        sa.select(
            Decision.id,
            Decision.number,
            Decision.report_id,
            Decision.decided_at,
            Decision.reason,
            Decision.outcome,
            Report.number.label("report"),
            Report.title,
            Report.country,
            Option.title.label("what"),
            Option.no_action,
            Person.name.label("person"),
            Office.name.label("office"),
        )
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Decision.report_id)
        .join(Person, Person.id == Decision.person_id)
        .join(Office, Office.id == Decision.office_id)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .where(not_done, STANDING.c.standing.in_(_STANDS))
        .order_by(*([ruled_out] if last else []), Decision.decided_at.desc(), Decision.number.desc())
        .execution_options(yield_per=PAGE)
    )
    if country:
        statement = statement.where(Report.country == country)

    def fits(row: Any) -> bool:
        day = row.decided_at.astimezone(zone).date().isoformat()
        named = (row.number, row.report, row.title, table.name(row.country), row.what)
        # Whoever typed “declined” to find them finds them.
        shown = (*named, row.person, row.office, day, row.reason, OUTCOMES[Outcome.DECLINE])
        said = (tr(RULED_OUT) if _rules_out(row) else tr(IDLE), tr(CALLED_NO_ACTION)) if row.no_action else ()
        return has_words(" ".join((*shown, *said)), text)

    with session.execute(statement) as found:
        for rows in found.partitions(PAGE):
            fitting = [row for row in rows if fits(row)] if text else rows
            idle = {row.report_id for row in fitting if _stays_idle(row)}
            decided = decided_by_report(session, idle) if idle else {}
            reasons = _reasons_of_options(
                session, {row.report_id for row in fitting if not row.reason} & idle
            )
            for row in fitting:
                stays_idle = _stays_idle(row)
                if stays_idle and not decided[row.report_id].led_to_none:
                    continue
                yield Decline(
                    decision_id=row.id,
                    number=row.number,
                    report=row.report,
                    title=row.title,
                    country_name=table.name(row.country),
                    what=row.what,
                    idle=stays_idle,
                    rules_out=_rules_out(row),
                    of_options=reasons.get(row.report_id, ()) if stays_idle and not row.reason else (),
                    person=row.person,
                    office=row.office,
                    at=row.decided_at,
                    reason=row.reason,
                )


def _stays_idle(row: Any) -> bool:
    return bool(row.no_action) and row.outcome is Outcome.AUTHORISE


def _rules_out(row: Any) -> bool:
    return bool(row.no_action) and row.outcome is Outcome.DECLINE


def _reasons_of_options(session: Session, reports: Collection[str]) -> dict[str, tuple[str, ...]]:
    """By report, each reason once, as the measures were decided."""
    found: dict[str, tuple[str, ...]] = {}
    if not reports:
        return found
    rows = session.execute(
        sa.select(Decision.report_id, Decision.reason)
        .join(Option, Option.id == Decision.option_id)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .where(
            Decision.report_id.in_(reports),
            Decision.outcome == Outcome.DECLINE,
            Option.no_action.is_(False),
            STANDING.c.standing.in_(_STANDS),
        )
        .order_by(Decision.decided_at, Decision.number)
    )
    for report, reason in rows:
        if reason and reason not in found.get(report, ()):
            found[report] = (*found.get(report, ()), reason)
    return found
