"""What a signed paper answers: the escalation and the version of the brief that were before whoever signed it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.actions.common import find
from app.reading.authority.effects import not_refused
from db.decisions import Decision, RecordRefusal
from db.reports import Brief, Escalation, Report
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
    """What a paper with this hash answers: the open ``escalation``, or that of the refused records of the same options.

    A record that was refused is made anew from the same paper, though a new version of the brief was frozen or another office has
    the report since: who signed in time decided in time.
    """
    now = Answered(escalation, find(work, Brief, escalation.brief_id, "brief"))
    begun = max(escalation.escalated_at, now.brief.frozen_at)
    if printed == now.brief.data_sha256 and signed_at >= begun:
        return now
    found = _of_refused(work, report, printed=printed, signed_at=signed_at, options=options)
    return now if found is None else found


def _of_refused(
    work: Work, report: Report, *, printed: str, signed_at: datetime, options: Collection[str]
) -> Answered | None:
    """What the refused records of all these options answered; the database's ``decisions_on_open_escalation`` asks the same."""
    later = aliased(Decision)
    rows = work.session.execute(
        sa.select(Decision.option_id, Decision.escalation_id, Decision.brief_id)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Brief, Brief.id == Decision.brief_id)
        .join(Escalation, Escalation.id == Decision.escalation_id)
        .where(
            Decision.report_id == report.id,
            Decision.option_id.in_(options),
            Brief.data_sha256 == printed,
            # Signed while the office had the report, and before what it says was recorded wrongly.
            Escalation.escalated_at <= signed_at,
            sa.or_(Escalation.ended_at.is_(None), Escalation.ended_at >= signed_at),
            Decision.recorded_at >= signed_at,
            ~sa.exists().where(
                later.option_id == Decision.option_id,
                later.ledger_entry > Decision.ledger_entry,
                not_refused(later),
            ),
        )
        .order_by(Decision.ledger_entry.desc())
    ).all()
    for place in dict.fromkeys((row.escalation_id, row.brief_id) for row in rows):
        covered = {row.option_id for row in rows if (row.escalation_id, row.brief_id) == place}
        if covered >= set(options):
            escalation_id, brief_id = place
            return Answered(
                find(work, Escalation, escalation_id, "escalation"), find(work, Brief, brief_id, "brief")
            )
    return None
