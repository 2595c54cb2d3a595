"""Action plans of a country, with their measures, warnings, results and what opened them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.plans.plan_measures import MeasureView, measures_of
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
    return _plans(session, sorted(rows, key=lambda row: row.phase.rank), today)


def agreed_plan(session: Session, country: str, phase: Phase | None, today: date) -> PlanView | None:
    """The agreed plan of a phase, if there is one."""
    if phase is None:
        return None
    row = session.scalars(
        sa.select(ActionPlan).where(
            ActionPlan.country == country, ActionPlan.phase == phase, ActionPlan.state == PlanState.AGREED
        )
    ).one_or_none()
    return None if row is None else _plans(session, [row], today)[0]


def agreed_plans(session: Session, country: str, today: date) -> tuple[PlanView, ...]:
    """The agreed plans of a country, by phase."""
    return tuple(plan for plan in plan_views(session, country, today) if plan.state is PlanState.AGREED)


def _plans(session: Session, rows: Sequence[ActionPlan], today: date) -> tuple[PlanView, ...]:
    """Plans with what stands around them, which is read for all of them together."""
    measures = measures_of(session, rows, today)
    openings = _openings(session, [row.id for row in rows])
    asked = {office_id for row in rows if (office_id := _asked(row)) is not None}
    offices = {office.id: office for office in session.scalars(sa.select(Office).where(Office.id.in_(asked)))}
    return tuple(
        _plan(session, row, offices.get(_asked(row) or ""), tuple(measures[row.id]), tuple(openings[row.id]))
        for row in rows
    )


def _asked(row: ActionPlan) -> str | None:
    """The office that agreed a plan, or that is asked to."""
    return row.agreed_office_id or row.submitted_to_id


def _plan(
    session: Session,
    row: ActionPlan,
    office: Office | None,
    measures: tuple[MeasureView, ...],
    openings: tuple[OpeningView, ...],
) -> PlanView:
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
        openings=openings,
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


def _openings(session: Session, plans: Sequence[str]) -> dict[str, list[OpeningView]]:
    """The changes of phase that opened each of these plans, in their order."""
    rows = session.execute(
        sa.select(PlanOpening, PhaseChange)
        .join(PhaseChange, PhaseChange.id == PlanOpening.phase_change_id)
        .where(PlanOpening.plan_id.in_(plans))
        .order_by(PlanOpening.opened_at)
    )
    found: dict[str, list[OpeningView]] = defaultdict(list)
    for opening, change in rows:
        found[opening.plan_id].append(
            OpeningView(effective_on=change.effective_on, opened_at=opening.opened_at, reason=change.reason)
        )
    return found
