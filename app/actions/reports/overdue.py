"""The clocks of one report: what ran out is put on record before an act stops, moves or renews the clock."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.reading.reports.standing import acknowledged, open_escalation
from app.rules.reports.lapse_words import lapsed_behind
from db.actor import TOCSIN
from db.decisions import Decision
from db.reports import ClockLapse, Escalation, Report
from db.vocabulary import ClockKind, ReportStatus
from db.work import Work
from language import Wording, mark


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A clock that was found to have run out."""

    report_number: str
    kind: ClockKind
    due_at: datetime


_WORDS = Wording(
    {
        ClockKind.ASSESS: mark("No assessment by the deadline."),
        ClockKind.ACKNOWLEDGE: mark("No acknowledgement by the deadline."),
        ClockKind.DECIDE: mark("No decision by the deadline."),
        ClockKind.RATIFY: mark("No ratification by the deadline."),
    }
)


def note_overdue(work: Work, report: Report, refused: Decision | None = None) -> list[Lapsed]:
    """Record the clocks of ``report`` that have run out and are not on record yet.

    Every act that ends or renews a clock calls this first: whoever comes late does not thereby come in time. ``refused``: the
    decision whose record let the clocks stand still until it was refused.
    """
    found: list[Lapsed | None] = []
    if report.status is ReportStatus.SUBMITTED and report.assess_by and report.assess_by < work.at:
        found.append(record_lapse(work, report, ClockKind.ASSESS, report.id, report.assess_by))
    escalation = open_escalation(work.session, report.id)
    if escalation is not None:
        found += overdue_escalation(work, report, escalation, refused)
    return [lapsed for lapsed in found if lapsed is not None]


def overdue_escalation(
    work: Work, report: Report, escalation: Escalation, refused: Decision | None = None
) -> list[Lapsed]:
    """Record the clocks of an open escalation that have run out and are not on record yet."""
    found: list[Lapsed | None] = []
    if escalation.acknowledge_by < work.at and not acknowledged(work.session, escalation):
        due_at = escalation.acknowledge_by
        found.append(
            record_lapse(work, report, ClockKind.ACKNOWLEDGE, escalation.id, due_at, refused=refused)
        )
    if escalation.decide_by < work.at:
        found.append(
            record_lapse(work, report, ClockKind.DECIDE, escalation.id, escalation.decide_by, refused=refused)
        )
    return [lapsed for lapsed in found if lapsed is not None]


def record_lapse(
    work: Work,
    report: Report,
    kind: ClockKind,
    subject_id: str,
    due_at: datetime,
    *,
    refused: Decision | None = None,
) -> Lapsed | None:
    """Put a clock that ran out on record, once; the program itself is the actor, whoever set it to work.

    ``refused``: the decision on record until now, so that nobody is said to have been idle.
    """
    known = sa.select(ClockLapse.id).where(
        ClockLapse.kind == kind, ClockLapse.subject_id == subject_id, ClockLapse.due_at == due_at
    )
    if work.session.scalars(known).first() is not None:
        return None
    reason, detail = _WORDS[kind], {"clock": kind.value}
    if refused is not None:
        reason = lapsed_behind(kind, refused.number)
        detail["refused"] = refused.number
    work.act("clock.lapse", topic=report.number, reason=reason, detail=detail, by=TOCSIN)
    work.add(
        ClockLapse(
            report_id=report.id, kind=kind.value, subject_id=subject_id, due_at=due_at, noted_at=work.at
        )
    )
    return Lapsed(report.number, kind, due_at)
