"""Action plans of a country, with their measures, warnings, results and what opened them."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.plans.plan_measures import MeasureView, measure_views
from app.rules.plans.plans import Finding, plan_findings
from db.countries import PhaseChange
from db.people import Office
from db.plans import ActionPlan, PlanOpening
from db.vocabulary import Phase
from db.vocabulary.plans import PlanState
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningView:
    """The change of phase that opened a plan."""

    effective_on: date
    opened_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A version of a plan; base its next edit on ``entry``. ``agreed`` is who agreed it, in words."""

    plan_id: str
    number: str
    entry: int
    country: str
    phase: Phase
    version: int
    state: PlanState
    rationale: str
    context_note: str
    drafted_by: str
    drafted_by_id: str
    drafted_at: datetime
    submitted_to: str
    submitted_to_id: str
    submitted_by_id: str
    agreed: str
    agreed_at: datetime | None
    measures: tuple[MeasureView, ...]
    findings: tuple[Finding, ...]
    openings: tuple[OpeningView, ...]


def plan_views(session: Session, country: str, today: date) -> tuple[PlanView, ...]:
    """The plans of a country by phase; of each phase the newest version first."""
    rows = session.scalars(
        sa.select(ActionPlan).where(ActionPlan.country == country).order_by(ActionPlan.version.desc())
    ).all()
    return tuple(_plan(session, row, today) for row in sorted(rows, key=lambda row: row.phase.rank))


def agreed_plan(session: Session, country: str, phase: Phase | None, today: date) -> PlanView | None:
    """The agreed plan of a phase, if there is one."""
    if phase is None:
        return None
    row = session.scalars(
        sa.select(ActionPlan).where(
            ActionPlan.country == country, ActionPlan.phase == phase, ActionPlan.state == PlanState.AGREED
        )
    ).one_or_none()
    return None if row is None else _plan(session, row, today)


def agreed_plans(session: Session, country: str, today: date) -> tuple[PlanView, ...]:
    """The agreed plans of a country, by phase."""
    return tuple(plan for plan in plan_views(session, country, today) if plan.state is PlanState.AGREED)


def _plan(session: Session, row: ActionPlan, today: date) -> PlanView:
    measures = measure_views(session, row, today)
    office_id = row.agreed_office_id or row.submitted_to_id
    office = session.get(Office, office_id) if office_id else None
    return PlanView(
        plan_id=row.id,
        number=row.number,
        entry=row.ledger_entry,
        country=row.country,
        phase=row.phase,
        version=row.version,
        state=row.state,
        rationale=row.rationale,
        context_note=row.context_note,
        drafted_by=person_named(session, row.drafted_by_id).name,
        drafted_by_id=row.drafted_by_id,
        drafted_at=row.drafted_at,
        submitted_to=office.name if office and row.state is not PlanState.DRAFT else "",
        submitted_to_id=row.submitted_to_id or "",
        submitted_by_id=row.submitted_by_id or "",
        agreed=_agreed(session, row, office),
        agreed_at=row.agreed_at,
        measures=measures,
        findings=plan_findings(row.phase, [measure.facts for measure in measures]),
        openings=_openings(session, row.id),
    )


def _agreed(session: Session, row: ActionPlan, office: Office | None) -> str:
    if row.agreed_by_id is None or office is None:
        return ""
    said = f"{person_named(session, row.agreed_by_id).name}, {office.name}"
    if row.recorded_by_id is not None:
        said = tr(
            "{agreed} (on paper, recorded by {person})",
            agreed=said,
            person=person_named(session, row.recorded_by_id).name,
        )
    return said


def _openings(session: Session, plan_id: str) -> tuple[OpeningView, ...]:
    rows = session.execute(
        sa.select(PlanOpening, PhaseChange)
        .join(PhaseChange, PhaseChange.id == PlanOpening.phase_change_id)
        .where(PlanOpening.plan_id == plan_id)
        .order_by(PlanOpening.opened_at)
    )
    return tuple(
        OpeningView(effective_on=change.effective_on, opened_at=opening.opened_at, reason=change.reason)
        for opening, change in rows
    )
