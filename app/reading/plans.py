"""Action plans of a country, with their measures, warnings, results and what opened them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.plan_content import MeasureContent
from app.reading.names import person_named
from app.reading.reference import current_toolbox
from app.reference.council import other_paths
from app.reference.toolbox import Tool
from app.rules.money import Money
from app.rules.plans import Finding, MeasureFacts, plan_findings, result_is_due
from db.countries import PhaseChange
from db.people import Office
from db.plans import ActionPlan, MeasureResult, PlanMeasure, PlanOpening, TreatmentCheck
from db.vocabulary import Phase
from db.vocabulary.plans import MeasureEffect, PlanState, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """What was seen to come of a measure."""

    seen_on: date
    effect: MeasureEffect
    result: str
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A check of equal treatment."""

    checked_on: date
    finding: Treatment
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A measure of a plan; base its next revision on ``version``. ``due``: its result is overdue.

    ``without_council`` are other ways to the same end where the Security Council is blocked (S-23).
    """

    measure_id: str
    ordinal: int
    version: int
    tool: str
    tool_name: str
    owner: str
    cost: Money | None
    security_council: str
    without_council: tuple[str, ...]
    content: MeasureContent
    facts: MeasureFacts
    results: tuple[ResultView, ...]
    checks: tuple[CheckView, ...]
    due: bool


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
    measures = _measures(session, row, today)
    office_id = row.agreed_office_id or row.submitted_to_id
    office = session.get(Office, office_id) if office_id else None
    return PlanView(
        plan_id=row.id,
        number=row.number,
        entry=row.ledger_entry,
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
        said += f" (on paper, recorded by {person_named(session, row.recorded_by_id).name})"
    return said


def _measures(session: Session, plan: ActionPlan, today: date) -> tuple[MeasureView, ...]:
    tools = {tool.code: tool for tool in current_toolbox(session)}
    rows = session.execute(
        sa.select(PlanMeasure, Office.name)
        .join(Office, Office.id == PlanMeasure.owner_office_id)
        .where(PlanMeasure.plan_id == plan.id, PlanMeasure.dropped_at.is_(None))
        .order_by(PlanMeasure.ordinal)
    ).all()
    ids = [row.id for row, _ in rows]
    results, checks = _results(session, ids), _checks(session, ids)
    agreed = plan.state in {PlanState.AGREED, PlanState.SUPERSEDED}
    return tuple(
        _measure(
            row,
            owner,
            tools.get(row.tool or ""),
            results[row.id],
            checks[row.id],
            due=agreed and result_is_due(row.review_on, has_result=bool(results[row.id]), today=today),
        )
        for row, owner in rows
    )


def _measure(
    row: PlanMeasure,
    owner: str,
    tool: Tool | None,
    results: list[ResultView],
    checks: list[CheckView],
    *,
    due: bool,
) -> MeasureView:
    return MeasureView(
        measure_id=row.id,
        ordinal=row.ordinal,
        version=row.ledger_entry,
        tool=row.tool or "",
        tool_name=tool.name if tool else "",
        owner=owner,
        cost=Money(row.cost_amount, row.cost_currency)
        if row.cost_amount is not None and row.cost_currency is not None
        else None,
        security_council=tool.security_council.label if tool else "",
        without_council=other_paths(tool.security_council) if tool else (),
        content=_content(row),
        facts=MeasureFacts(
            place=row.ordinal,
            title=row.title,
            tool=row.tool,
            target=row.target,
            outcome_class=row.outcome_class,
            coercion=row.coercion,
            strand=row.strand,
            treatment=checks[-1].finding if checks else None,
            groups=tuple(row.groups),
        ),
        results=tuple(results),
        checks=tuple(checks),
        due=due,
    )


def _content(row: PlanMeasure) -> MeasureContent:
    return MeasureContent(
        title=row.title,
        owner_office_id=row.owner_office_id,
        expected_outcome=row.expected_outcome,
        review_on=row.review_on,
        tool=row.tool,
        mechanisms=row.mechanisms,
        scope=row.scope,
        target=row.target,
        strand=row.strand,
        coercion=row.coercion,
        outcome_class=row.outcome_class,
        cost="" if row.cost_amount is None else format(row.cost_amount, "f"),
        currency=row.cost_currency or "",
        who_pays=row.who_pays,
        lead_time=row.lead_time,
        harm_to_civilians=row.harm_to_civilians,
        humanitarian_effect=row.humanitarian_effect,
        partners=row.partners,
        groups=tuple(row.groups),
    )


def _results(session: Session, measures: list[str]) -> dict[str, list[ResultView]]:
    rows = session.scalars(
        sa.select(MeasureResult)
        .where(MeasureResult.measure_id.in_(measures))
        .order_by(MeasureResult.seen_on, MeasureResult.recorded_at)
    )
    found: dict[str, list[ResultView]] = defaultdict(list)
    for row in rows:
        found[row.measure_id].append(
            ResultView(
                seen_on=row.seen_on,
                effect=row.effect,
                result=row.result,
                recorded_by=person_named(session, row.recorded_by_id).name,
            )
        )
    return found


def _checks(session: Session, measures: list[str]) -> dict[str, list[CheckView]]:
    rows = session.scalars(
        sa.select(TreatmentCheck)
        .where(TreatmentCheck.measure_id.in_(measures))
        .order_by(TreatmentCheck.checked_on, TreatmentCheck.recorded_at)
    )
    found: dict[str, list[CheckView]] = defaultdict(list)
    for row in rows:
        found[row.measure_id or ""].append(check_view(session, row))
    return found


def check_view(session: Session, row: TreatmentCheck) -> CheckView:
    """A check of equal treatment, as it is shown."""
    return CheckView(
        checked_on=row.checked_on,
        finding=row.finding,
        note=row.note,
        recorded_by=person_named(session, row.recorded_by_id).name,
    )


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
