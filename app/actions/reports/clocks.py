"""Clocks that ran out: what was not done by its deadline is itself put on record."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.reports.overdue import Lapsed, overdue_escalation, record_lapse
from app.actions.reports.signatures import lapse
from app.reading.authority.effects import not_refused
from db.actor import Actor
from db.decisions import Decision, DecisionLapse, Ratification
from db.reports import Escalation, Report
from db.vocabulary import ClockKind, ReportStatus
from db.work import Work
from language import tr

__all__ = ["Lapsed", "NoteLapses", "note_lapses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLapses:
    """Look at every clock now."""


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
        and (lapsed := record_lapse(work, report, ClockKind.ASSESS, report.id, report.assess_by))
    ]


def _escalation_clocks(work: Work) -> list[Lapsed]:
    found: list[Lapsed] = []
    waiting = work.all(sa.select(Escalation).where(Escalation.ended_at.is_(None)))
    for escalation in waiting:
        report = work.get(Report, escalation.report_id)
        if report is None:
            continue
        found += overdue_escalation(work, report, escalation)
    return found


def _ratification_clocks(work: Work) -> list[Lapsed]:
    found = []
    over = work.all(
        sa.select(Decision).where(
            Decision.ratify_by <= work.at,
            ~sa.exists().where(Ratification.decision_id == Decision.id),
            ~sa.exists().where(DecisionLapse.decision_id == Decision.id),
            not_refused(),
        )
    )
    for decision in over:
        report = work.get(Report, decision.report_id)
        if report is None or decision.ratify_by is None:
            continue
        lapsed = record_lapse(work, report, ClockKind.RATIFY, decision.id, decision.ratify_by)
        work.act("decision.lapse", topic=report.number, reason=tr("It was not ratified within its window."))
        lapse(work, decision, tr("The emergency decision was not ratified within its window."))
        if lapsed is not None:
            found.append(lapsed)
    return found
