"""Decisions on a report with their standing."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import effects_told_at
from app.reading.ministry.names import person_named
from app.reading.reports.decision_times import decisions_made
from app.reading.reports.lapsed_decisions import acted
from db.decisions import Decision, RecordRefusal
from db.delegations import Instrument
from db.people import Office, Person
from db.reports import Brief, Option
from db.vocabulary import DecisionEffect, Outcome

_NOT_REFUSED = ("", "", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision and its standing."""

    decision_id: str
    number: str
    option_id: str
    option: str
    no_action: bool
    """The option decided on is that of taking no action."""
    brief_version: int
    """Version of the brief that the decider was shown."""
    outcome: Outcome
    effect: DecisionEffect
    acted: bool
    """A response was opened under it: also what has lapsed since had effect for a while."""
    office: str
    person: str
    instrument: str
    reason: str
    decided_at: datetime
    counts_from: datetime | None
    """When it was made; None while its record is not confirmed or a second signature is owed."""
    recorded_at: datetime
    recorded_by: str
    on_paper: bool
    owed_office_ids: tuple[str, ...]
    owed: tuple[str, ...]
    ratify_by: datetime | None
    ratifying_office: str
    review_on: date | None
    defer_until: date | None
    differs: str = ""
    """What a second person found to differ from the signed paper, where the record was refused."""
    refused_by: str = ""
    refused_at: datetime | None = None


def decisions_of(session: Session, report_id: str, at: datetime) -> tuple[DecisionView, ...]:
    """The decisions on a report, in their order, with their standing at ``at``."""
    rows = session.execute(
        sa.select(Decision, Option, Office.name, Person.name, Instrument.number, Brief.version)
        .join(Option, Option.id == Decision.option_id)
        .join(Brief, Brief.id == Decision.brief_id)
        .join(Office, Office.id == Decision.office_id)
        .join(Person, Person.id == Decision.person_id)
        .outerjoin(Instrument, Instrument.id == Decision.instrument_id)
        .where(Decision.report_id == report_id)
        .order_by(Decision.number)
    ).all()
    effects = effects_told_at(session, [row.Decision for row in rows], at)
    had_effect = acted(session, report_id)
    made = {one.decision_id: one.at for one in decisions_made(session, Decision.report_id == report_id)}
    refused = _refused(session, report_id)
    names = {office.id: office.name for office in session.scalars(sa.select(Office))}
    return tuple(
        DecisionView(
            decision_id=decision.id,
            number=decision.number,
            option_id=option.id,
            option=f"{option.ordinal}. {option.title}",
            no_action=option.no_action,
            brief_version=version,
            outcome=decision.outcome,
            effect=effects[decision.id],
            acted=decision.id in had_effect,
            office=office,
            person=person,
            instrument=instrument or "",
            reason=decision.reason,
            decided_at=decision.decided_at,
            counts_from=made[decision.id],
            recorded_at=decision.recorded_at,
            recorded_by=person_named(session, decision.recorded_by_id).name,
            on_paper=decision.on_paper,
            owed_office_ids=tuple(decision.second_signatures_owed),
            owed=tuple(names[item] for item in decision.second_signatures_owed),
            ratify_by=decision.ratify_by,
            ratifying_office=names.get(decision.ratifying_office_id or "", ""),
            review_on=decision.review_on,
            defer_until=decision.defer_until,
            differs=refused.get(decision.id, _NOT_REFUSED)[0],
            refused_by=refused.get(decision.id, _NOT_REFUSED)[1],
            refused_at=refused.get(decision.id, _NOT_REFUSED)[2],
        )
        for decision, option, office, person, instrument, version in rows
    )


def _refused(session: Session, report_id: str) -> dict[str, tuple[str, str, datetime]]:
    """What differs, who found it and when, of each decision whose record was refused."""
    rows = session.execute(
        sa.select(RecordRefusal.decision_id, RecordRefusal.reason, Person.name, RecordRefusal.refused_at)
        .join(Decision, Decision.id == RecordRefusal.decision_id)
        .join(Person, Person.id == RecordRefusal.person_id)
        .where(Decision.report_id == report_id)
    )
    return {row.decision_id: (row.reason, row.name, row.refused_at) for row in rows}
