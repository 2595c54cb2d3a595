"""A record that differs from the signed paper: a second person refuses it, and its option is open again."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, settings_of
from app.actions.reports.decisions import settle
from app.actions.reports.drafting import move
from app.actions.reports.overdue import note_overdue, record_lapse
from app.reading.authority.effects import effect_of
from app.reading.ministry.calendar import due
from app.reading.reports.completing import may_refuse
from app.reading.reports.standing import open_escalation
from app.refusals import BadInput
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.decisions import Decision, RecordRefusal
from db.ledger.entries import ledger
from db.reports import Escalation, Report
from db.vocabulary import ClockKind, DecisionEffect, Outcome, ReportStatus, Urgency
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRecord:
    """What differs between the record of a decision and the signed paper."""

    decision_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordRefused:
    """A refused record, and where its report stands after it."""

    decision_id: str
    effect: DecisionEffect
    status: ReportStatus


def refuse_record(work: Work, actor: Actor, request: RefuseRecord) -> RecordRefused:
    """Put on record that a decision was not recorded as it was signed: it was never made, and its option is open again.

    Nothing is deleted. The option is decided in the program, or recorded anew from the same paper. Where it was the
    last one, the report is before its office again, on the clock that it had: no time is won, and what ran out
    meanwhile is noted as a lapse.

    Raises:
        Refused: ``role``; ``paper.second_person`` for who recorded it; ``paper.decider`` for whom it names as signer;
            ``paper.separation`` for who wrote or assessed the report or prepared its options; ``paper.conflict``;
            ``paper.confirmed``; ``paper.refused``; ``paper.signature_refused`` where the second office refused to sign; ``paper.closed`` once the report was reviewed.
        BadInput: no such decision on paper, or no reason.
    """
    decision = find(work, Decision, request.decision_id, "decision")
    if not decision.on_paper:
        raise BadInput(
            "decision",
            tr("This decision was not made on paper."),
            remedy=tr("It has no record that could differ from a paper."),
        )
    enforce(may_refuse(work.session, decision, actor, work.at))
    reason = required_text(request.reason, "reason")
    report = find(work, Report, decision.report_id, "report")
    note_overdue(work, report)
    work.act("decision.refuse_record", topic=report.number, reason=reason, signed=True)
    work.add(
        RecordRefusal(decision_id=decision.id, person_id=person_of(actor), refused_at=work.at, reason=reason)
    )
    _open_again(work, report, decision)
    note_overdue(work, report, decision)
    return RecordRefused(decision.id, effect_of(work.session, decision.id), report.status)


def _open_again(work: Work, report: Report, decision: Decision) -> None:
    """Put the option before the office again, on the deadline that it had before the record."""
    escalation = open_escalation(work.session, report.id)
    if decision.outcome is Outcome.DEFER:
        # It settled nothing; what else this office put off may be all that is left now.
        if escalation is not None and escalation.id == decision.escalation_id:
            settle(work, report, escalation)
        return
    escalation = escalation or _ended(work, report)
    # What was put off since the record moved the clock on, as if this option had been decided.
    before = _deadline_without(work, report, decision)
    if escalation.ended_at is not None:
        work.act("report.open_again", topic=report.number, reason=tr("The record of a decision was refused."))
        escalation.decide_by = min(before, escalation.decide_by)
        escalation.ended_at = escalation.ending = None
        work.save()
    elif before < escalation.decide_by:
        work.act(
            "report.deadline_back", topic=report.number, reason=tr("The record of a decision was refused.")
        )
        escalation.decide_by = before
        work.save()
    if report.status is not ReportStatus.ESCALATED:
        move(work, report, ReportStatus.ESCALATED)
    settle(work, report, escalation)


def _ended(work: Work, report: Report) -> Escalation:
    """The escalation that the last decision ended."""
    ended = (
        sa.select(Escalation)
        .where(Escalation.report_id == report.id, Escalation.ending == "decided")
        .order_by(Escalation.ended_at.desc())
        .limit(1)
    )
    found = work.one(ended)
    if found is None:
        raise AssertionError("a decided report has an escalation that ended so")
    return found


def _deadline_without(work: Work, report: Report, decision: Decision) -> datetime:
    """Until when the office that has the report now would have to decide, had ``decision`` never been recorded.

    That is the deadline of before the record, carried on through each referral since as a referral carries it: it stands
    unless it had passed, which is put on record.
    """
    begun = sa.select(sa.func.min(ledger.c.number)).where(
        ledger.c.subject_kind == Escalation.__tablename__, ledger.c.subject_id == Escalation.id
    )
    rows = work.session.execute(
        sa.select(Escalation, begun.scalar_subquery().label("entry")).where(Escalation.report_id == report.id)
    ).all()
    line = sorted(rows, key=lambda row: row.entry)
    had = [row.Escalation for row in line if row.entry < decision.ledger_entry][-1]
    deadline = _deadline_before(work, had, decision.ledger_entry)
    for row in line:
        if row.entry < decision.ledger_entry:
            continue
        following = row.Escalation
        if deadline <= following.escalated_at:
            record_lapse(work, report, ClockKind.DECIDE, had.id, deadline, refused=decision)
            urgency = report.urgency or Urgency.ROUTINE
            deadline = due(ClockKind.DECIDE, urgency, following.escalated_at, settings_of(work))
        had, deadline = following, min(deadline, following.decide_by)
    return deadline


def _deadline_before(work: Work, escalation: Escalation, entry: int) -> datetime:
    """Until when the office had to decide before ledger entry ``entry``."""
    deadline = sa.func.json_extract(ledger.c.body, "$.state.decide_by")
    before = (
        sa.select(deadline)
        .where(
            ledger.c.subject_kind == Escalation.__tablename__,
            ledger.c.subject_id == escalation.id,
            ledger.c.number < entry,
            deadline.is_not(None),
        )
        .order_by(ledger.c.number.desc())
        .limit(1)
    )
    return datetime.fromisoformat(work.session.scalars(before).one())
