"""What a signed paper answers: the escalation and the version of the brief that were before whoever signed it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.actions.common import find
from db.decisions import Decision, RecordRefusal
from db.ledger.entries import ledger
from db.reports import Brief, Escalation, Option, Report
from db.work import Work


@dataclass(frozen=True, slots=True)
class Answered:
    """An escalation, and the version of the brief on which it was decided."""

    escalation: Escalation
    brief: Brief


def answered_by(
    work: Work,
    report: Report,
    escalation: Escalation,
    *,
    printed: str,
    signed_at: datetime,
    options: Collection[str],
) -> Answered:
    """What a paper with this hash answers: the open ``escalation``, or that of a refused record of the same paper.

    It may answer other options than that record said: the option itself may be what was recorded wrongly. A record that was refused is made anew from the same paper, though a new version of the brief was frozen or another office has
    the report since: who signed in time decided in time.
    """
    now = Answered(escalation, find(work, Brief, escalation.brief_id, "brief"))
    begun = max(escalation.escalated_at, now.brief.frozen_at)
    if printed == now.brief.data_sha256 and signed_at >= begun:
        return now
    found = _of_refused(work, report, printed=printed, signed_at=signed_at, options=options)
    return now if found is None else found


@dataclass(frozen=True, slots=True)
class CanSay:
    """What the true paper of a refused record can say: between which instants it was signed, and on which options of which version
    of the brief."""

    version: int
    first: datetime
    last: datetime
    options: tuple[int, ...]


def can_say(work: Work, report: Report, printed: str) -> CanSay | None:
    """The bounds of the newest refused record with this hash; nothing where none was refused."""
    row = work.session.execute(
        sa.select(Decision.recorded_at, Escalation.escalated_at, Escalation.ended_at, Brief)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Brief, Brief.id == Decision.brief_id)
        .join(Escalation, Escalation.id == Decision.escalation_id)
        .where(Decision.report_id == report.id, Brief.data_sha256 == printed)
        .order_by(Decision.recorded_at.desc(), Decision.ledger_entry.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    stood = (
        sa.select(Option.ordinal)
        .where(
            Option.report_id == report.id,
            Option.dropped_at.is_(None),
            sa.exists().where(
                ledger.c.subject_kind == Option.__tablename__,
                ledger.c.subject_id == Option.id,
                ledger.c.number < row.Brief.ledger_entry,
            ),
        )
        .order_by(Option.ordinal)
    )
    return CanSay(
        version=row.Brief.version,
        first=max(row.escalated_at, row.Brief.frozen_at),
        last=min(row.recorded_at, row.ended_at or row.recorded_at),
        options=tuple(work.session.scalars(stood)),
    )


def _of_refused(
    work: Work, report: Report, *, printed: str, signed_at: datetime, options: Collection[str]
) -> Answered | None:
    """What the newest refused record of the paper answered, where each option stood in its brief; the database's
    ``decisions_on_open_escalation`` asks the same."""
    written = (
        sa.select(sa.func.count(sa.distinct(ledger.c.subject_id)))
        .where(
            ledger.c.subject_kind == Option.__tablename__,
            ledger.c.subject_id.in_(options),
            ledger.c.number < Brief.ledger_entry,
        )
        .scalar_subquery()
    )
    row = work.session.execute(
        sa.select(Decision.escalation_id, Decision.brief_id)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Brief, Brief.id == Decision.brief_id)
        .join(Escalation, Escalation.id == Decision.escalation_id)
        .where(
            Decision.report_id == report.id,
            Brief.data_sha256 == printed,
            # Signed while the office had the report, and before what it says was recorded wrongly.
            Escalation.escalated_at <= signed_at,
            sa.or_(Escalation.ended_at.is_(None), Escalation.ended_at >= signed_at),
            Decision.recorded_at >= signed_at,
            written == len(options),
        )
        .order_by(Decision.ledger_entry.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Answered(
        find(work, Escalation, row.escalation_id, "escalation"), find(work, Brief, row.brief_id, "brief")
    )
