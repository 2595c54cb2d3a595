"""Measures of a plan with what came of them, whom they are for, and whether they treat all alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.plan_content import MeasureContent
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_toolbox
from app.reading.ministry.settings import ministry_day
from app.reference.council import other_paths
from app.reference.toolbox import Tool
from app.rules.entry.money import Money
from app.rules.plans.plans import MeasureFacts, result_is_due
from db.groups import GroupAtRisk
from db.people import Office
from db.plans import ActionPlan, MeasureGroup, MeasureResult, PlanMeasure, TreatmentCheck
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a measure: its results and checks, and its groups by identifier."""

    results: list[ResultView]
    checks: list[CheckView]
    groups: dict[str, str]


def measure_views(session: Session, plan: ActionPlan, today: date) -> tuple[MeasureView, ...]:
    """The measures of a plan in their order; dropped ones are left out."""
    return tuple(measures_of(session, [plan], today)[plan.id])


def measures_of(
    session: Session, plans: Sequence[ActionPlan], today: date
) -> Mapping[str, Sequence[MeasureView]]:
    """The same of several plans, each by its identifier: read together."""
    tools = {tool.code: tool for tool in current_toolbox(session)}
    rows = session.execute(
        sa.select(PlanMeasure, Office.name)
        .join(Office, Office.id == PlanMeasure.owner_office_id)
        .where(PlanMeasure.plan_id.in_([plan.id for plan in plans]), PlanMeasure.dropped_at.is_(None))
        .order_by(PlanMeasure.ordinal)
    ).all()
    ids = [row.id for row, _ in rows]
    results, checks, groups = (
        _results(session, ids),
        checks_by(session, TreatmentCheck.measure_id, ids),
        _groups(session, ids),
    )
    # Until which day results of a plan fall due; of one that nobody agreed, none does.
    until = {
        plan.id: min(today, superseded_on(session, plan) or today)
        for plan in plans
        if plan.state in {PlanState.AGREED, PlanState.SUPERSEDED}
    }
    found: dict[str, list[MeasureView]] = {plan.id: [] for plan in plans}
    for row, owner in rows:
        last, has_result = until.get(row.plan_id), bool(results[row.id])
        found[row.plan_id].append(
            _measure(
                row,
                owner,
                tools.get(row.tool or ""),
                _Around(results[row.id], checks[row.id], groups[row.id]),
                due=last is not None and result_is_due(row.review_on, has_result=has_result, today=last),
            )
        )
    return found


def superseded_on(session: Session, plan: ActionPlan) -> date | None:
    """The ministry's day on which the next version of a plan was agreed; none while none is.

    What was overdue by then stays overdue: a new version does not bring the result (S-45).
    """
    if plan.state is not PlanState.SUPERSEDED:
        return None
    at = session.scalars(
        sa.select(ActionPlan.agreed_at)
        .where(
            ActionPlan.country == plan.country,
            ActionPlan.phase == plan.phase,
            ActionPlan.version > plan.version,
            ActionPlan.agreed_at.is_not(None),
        )
        .order_by(ActionPlan.version)
        .limit(1)
    ).first()
    return ministry_day(session, at) if at is not None else None


def _measure(row: PlanMeasure, owner: str, tool: Tool | None, around: _Around, *, due: bool) -> MeasureView:
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
        content=_content(row, tuple(around.groups)),
        facts=MeasureFacts(
            place=row.ordinal,
            title=row.title,
            tool=row.tool,
            target=row.target,
            outcome_class=row.outcome_class,
            coercion=row.coercion,
            strand=row.strand,
            treatment=around.checks[-1].finding if around.checks else None,
            groups=(*around.groups.values(), *row.groups),
        ),
        results=tuple(around.results),
        checks=tuple(around.checks),
        due=due,
    )


def _content(row: PlanMeasure, group_ids: tuple[str, ...]) -> MeasureContent:
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
        group_ids=group_ids,
        groups=tuple(row.groups),
    )


def groups_of_file(session: Session, country: str) -> tuple[tuple[str, str], ...]:
    """Identifier and name of the groups at risk on the register of a country, by name."""
    rows = session.execute(
        sa.select(GroupAtRisk.id, GroupAtRisk.name)
        .where(GroupAtRisk.country == country, GroupAtRisk.withdrawn_at.is_(None))
        .order_by(GroupAtRisk.name)
    )
    return tuple((row.id, row.name) for row in rows)


def _groups(session: Session, measures: list[str]) -> dict[str, dict[str, str]]:
    """The groups of the register by measure: name by identifier."""
    rows = session.execute(
        sa.select(MeasureGroup.measure_id, GroupAtRisk.id, GroupAtRisk.name)
        .join(GroupAtRisk, GroupAtRisk.id == MeasureGroup.group_id)
        .where(MeasureGroup.measure_id.in_(measures), MeasureGroup.removed_at.is_(None))
        .order_by(GroupAtRisk.name)
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for measure_id, group_id, name in rows:
        found[measure_id][group_id] = name
    return found


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


def checks_by(
    session: Session, about: InstrumentedAttribute[str | None], wanted: Sequence[str]
) -> dict[str, list[CheckView]]:
    """The checks of equal treatment of each of the ``wanted``, in their order. ``about``: the column that names a measure or a response."""
    rows = session.execute(
        sa.select(about, TreatmentCheck)
        .where(about.in_(wanted))
        .order_by(TreatmentCheck.checked_on, TreatmentCheck.recorded_at)
    )
    found: dict[str, list[CheckView]] = defaultdict(list)
    for name, row in rows:
        found[name or ""].append(check_view(session, row))
    return found


def check_view(session: Session, row: TreatmentCheck) -> CheckView:
    """A check of equal treatment, as it is shown."""
    return CheckView(
        checked_on=row.checked_on,
        finding=row.finding,
        note=row.note,
        recorded_by=person_named(session, row.recorded_by_id).name,
    )
