"""What was declined, by whom and why: options of warnings, and warnings on which no action was to be taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import STANDING
from app.reading.authority.permission import may_read_content
from app.reading.ministry.reference import current_countries
from app.rules.entry.texts import has_words
from app.rules.reports.outcomes import OUTCOMES
from db.actor import Actor
from db.decisions import Decision
from db.people import Office, Person
from db.reports import Option, Report
from db.vocabulary import DecisionEffect, Outcome

PAGE = 200
"""Decisions that are read at a time."""

_STANDS = (DecisionEffect.DECLINED, DecisionEffect.IN_FORCE)
"""Of a record from paper that nobody confirmed yet nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """A decision not to act. ``idle``: the option of taking no action was authorised, so that the whole warning was declined."""

    decision_id: str
    number: str
    report: str
    title: str
    country_name: str
    what: str
    idle: bool
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
) -> tuple[tuple[Decline, ...], bool]:
    """The newest ``limit`` of them, and whether there are older ones. Whoever may not read casework sees none.

    Who declines to take no action declines no measure. ``text``: each of its words, or a part of one, stands in what is shown.
    """
    if not may_read_content(actor):
        return (), False
    found = tuple(islice(_fitting(session, zone, country, text), limit + 1))
    return found[:limit], len(found) > limit


def _fitting(session: Session, zone: tzinfo, country: str, text: str) -> Iterator[Decline]:
    table = current_countries(session)
    not_done = sa.or_(
        sa.and_(Decision.outcome == Outcome.DECLINE, Option.no_action.is_(False)),
        sa.and_(Decision.outcome == Outcome.AUTHORISE, Option.no_action.is_(True)),
    )
    statement = (
        sa.select(Decision, Option, Report, Person.name, Office.name)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Decision.report_id)
        .join(Person, Person.id == Decision.person_id)
        .join(Office, Office.id == Decision.office_id)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .where(not_done, STANDING.c.standing.in_(_STANDS))
        .order_by(Decision.decided_at.desc(), Decision.number.desc())
        .execution_options(yield_per=PAGE)
    )
    if country:
        statement = statement.where(Report.country == country)
    for decision, option, report, person, office in session.execute(statement):
        one = Decline(
            decision_id=decision.id,
            number=decision.number,
            report=report.number,
            title=report.title,
            country_name=table.name(report.country),
            what=option.title,
            idle=option.no_action,
            person=person,
            office=office,
            at=decision.decided_at,
            reason=decision.reason or "",
        )
        day = one.at.astimezone(zone).date().isoformat()
        shown = (
            one.number,
            one.report,
            one.title,
            one.country_name,
            one.what,
            person,
            office,
            day,
            one.reason,
        )
        # Whoever typed “declined” to find them finds them.
        if has_words(" ".join((*shown, OUTCOMES[Outcome.DECLINE])), text):
            yield one
