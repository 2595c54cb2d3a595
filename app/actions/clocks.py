"""Clocks that ran out: what was not done by its deadline is itself put on record."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.actions.signatures import lapse
from db.actor import Actor
from db.decisions import Decision, DecisionLapse, Ratification
from db.reports import ClockLapse, Escalation, Report
from db.vocabulary import ClockKind, ReportStatus
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLapses:
    """Look at every clock now."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A clock that was found to have run out."""

    report_number: str
    kind: ClockKind
    due_at: datetime


def note_lapses(work: Work, actor: Actor, request: NoteLapses) -> tuple[Lapsed, ...]:  # noqa: ARG001 - the shape of every use case
    """Record each clock that ran out since the last look, once; lapse what was not ratified in time.

    No person decides this: the program itself is the actor on the ledger. It runs at every start and while
    the window is open, and changes nothing where nothing ran out.
    """
    found = [*_assess_clocks(work), *_escalation_clocks(work), *_ratification_clocks(work)]
    return tuple(found)


def _assess_clocks(work: Work) -> list[Lapsed]:
    reports = work.all(
        sa.select(Report).where(Report.status == ReportStatus.SUBMITTED, Report.assess_by < work.at)
    )
    return [
        lapsed
        for report in reports
        if report.assess_by
        and (lapsed := _record(work, report, ClockKind.ASSESS, report.id, report.assess_by))
    ]


def _escalation_clocks(work: Work) -> list[Lapsed]:
    found = []
    waiting = work.all(sa.select(Escalation).where(Escalation.ended_at.is_(None)))
    for escalation in waiting:
        report = work.get(Report, escalation.report_id)
        if report is None:
            continue
        if escalation.acknowledged_at is None and escalation.acknowledge_by < work.at:
            found.append(
                _record(work, report, ClockKind.ACKNOWLEDGE, escalation.id, escalation.acknowledge_by)
            )
        if escalation.decide_by < work.at:
            found.append(_record(work, report, ClockKind.DECIDE, escalation.id, escalation.decide_by))
    return [lapsed for lapsed in found if lapsed is not None]


def _ratification_clocks(work: Work) -> list[Lapsed]:
    found = []
    over = work.all(
        sa.select(Decision).where(
            Decision.ratify_by <= work.at,
            ~sa.exists().where(Ratification.decision_id == Decision.id),
            ~sa.exists().where(DecisionLapse.decision_id == Decision.id),
        )
    )
    for decision in over:
        report = work.get(Report, decision.report_id)
        if report is None or decision.ratify_by is None:
            continue
        lapsed = _record(work, report, ClockKind.RATIFY, decision.id, decision.ratify_by)
        work.act("decision.lapse", topic=report.number, reason="It was not ratified within its window.")
        lapse(work, decision, "The emergency decision was not ratified within its window.")
        if lapsed is not None:
            found.append(lapsed)
    return found


_WORDS = {
    ClockKind.ASSESS: "No assessment by the deadline.",
    ClockKind.ACKNOWLEDGE: "No acknowledgement by the deadline.",
    ClockKind.DECIDE: "No decision by the deadline.",
    ClockKind.RATIFY: "No ratification by the deadline.",
}


def _record(work: Work, report: Report, kind: ClockKind, subject_id: str, due_at: datetime) -> Lapsed | None:
    known = sa.select(ClockLapse.id).where(
        ClockLapse.kind == kind, ClockLapse.subject_id == subject_id, ClockLapse.due_at == due_at
    )
    if work.session.scalars(known).first() is not None:
        return None
    work.act("clock.lapse", topic=report.number, reason=_WORDS[kind], detail={"clock": kind.value})
    work.add(
        ClockLapse(
            report_id=report.id, kind=kind.value, subject_id=subject_id, due_at=due_at, noted_at=work.at
        )
    )
    return Lapsed(report.number, kind, due_at)
