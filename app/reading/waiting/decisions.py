"""Decisions that wait for their effect."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.reading.authority.effects import pending_rows
from app.reading.ministry.names import person_named
from app.reading.reports.standing import exercised_by
from app.reading.waiting.lines import DeskLine, Need, report_line
from db.actor import Actor
from db.decisions import Decision, RecordRefusal, SecondSignature
from db.people import Office
from db.reports import Escalation, Report
from db.vocabulary import DecisionEffect, Outcome, Role
from language import tr
from language.phrases import headed

_PENDING = {
    DecisionEffect.PENDING_SECOND_SIGNATURE: Need.SECOND_SIGNATURE,
    DecisionEffect.PENDING_RATIFICATION: Need.RATIFY,
    DecisionEffect.PENDING_CONFIRMATION: Need.CONFIRM_RECORD,
}


def waiting_decisions(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Decisions that wait for a signature, a ratification or a confirmation."""
    mine_offices = exercised_by(session, actor.person_id, at)
    lines = []
    for decision, report, option, effect in pending_rows(session):
        need = _PENDING[effect]
        what = headed(decision.number, option.title)
        due, since = None, decision.decided_at
        if need is Need.CONFIRM_RECORD:
            mine = actor.has(Role.RECORDER, Role.FOCAL_POINT) and actor.person_id != decision.recorded_by_id
            who, since = tr("a second person"), decision.recorded_at
        else:
            office_id = _next_office(session, decision, need)
            office = session.get(Office, office_id) if office_id else None
            mine = office_id in mine_offices
            who, due = office.name if office else "", decision.ratify_by if need is Need.RATIFY else None
        lines.append(report_line(need, report, who, due=due, at=at, since=since, mine=mine, what=what))
    return lines


def waiting_records(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Records that a second person refused, until the option has another decision: whoever recorded it records the paper
    anew, or sees that it is decided anew. Whom it names as signer is told too."""
    later = aliased(Decision)
    rows = session.execute(
        sa.select(Decision, RecordRefusal, Report, Escalation.decide_by)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Report, Report.id == Decision.report_id)
        .join(Escalation, sa.and_(Escalation.report_id == Report.id, Escalation.ended_at.is_(None)))
        .where(
            # Whatever was recorded since on the same option takes its place, be it refused again; to put it off settles nothing.
            ~sa.exists().where(
                later.option_id == Decision.option_id,
                later.ledger_entry > Decision.ledger_entry,
                sa.or_(later.on_paper, later.outcome != Outcome.DEFER),
            ),
        )
        .order_by(Decision.number)
    )
    return [
        report_line(
            Need.RECORD_ANEW,
            report,
            person_named(session, decision.recorded_by_id).name,
            due=decide_by,
            at=at,
            since=refusal.refused_at,
            # Whoever is named as its signer hears that it counts for nothing, and can object or decide anew.
            mine=actor.person_id in {decision.recorded_by_id, decision.person_id},
            what=headed(decision.number, refusal.reason),
        )
        for decision, refusal, report, decide_by in rows
    ]


def _next_office(session: Session, decision: Decision, need: Need) -> str | None:
    if need is Need.RATIFY:
        return decision.ratifying_office_id
    signed = set(
        session.scalars(
            sa.select(SecondSignature.office_id).where(SecondSignature.decision_id == decision.id)
        )
    )
    return next((office for office in decision.second_signatures_owed if office not in signed), None)
