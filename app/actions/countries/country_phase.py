"""Entering a phase on a country file as part of another act."""

import sqlalchemy as sa

from app.actions.common import today_of
from app.actions.plans.plan_openings import open_plan_now
from db.countries import PhaseChange
from db.reports import Report
from db.vocabulary import Ongoing, Phase
from db.work import Work


def latest_phase(work: Work, country: str) -> PhaseChange | None:
    """The phase change that holds now."""
    return work.one(
        sa.select(PhaseChange)
        .where(PhaseChange.country == country)
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    )


def set_phase(work: Work, report: Report, phase: Phase, person_id: str, reason: str) -> None:
    """Enter the assessed phase on the file where it differs; the other two axes stay as they are.

    The agreed action plan of the phase is opened with it (S-36).
    """
    before = latest_phase(work, report.country)
    if before is not None and before.phase is phase:
        return
    work.add(
        PhaseChange(
            country=report.country,
            effective_on=today_of(work),
            phase=phase,
            risk_level=before.risk_level if before else None,
            ongoing=before.ongoing if before else Ongoing.UNCLEAR,
            changed_by_id=person_id,
            changed_at=work.at,
            reason=reason,
            report_id=report.id,
        )
    )
    open_plan_now(work, report.country)
