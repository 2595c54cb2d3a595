"""Levers, action plans and lessons for tests, built through the use cases."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.actions.countries.country_files import Axes, ChangePhase, CountryFileKept, change_phase
from app.actions.plans.action_plans import (
    AgreePlan,
    DraftPlan,
    PlanKept,
    SubmitPlan,
    agree_plan,
    draft_plan,
    submit_plan,
)
from app.actions.plans.levers import AddLever, LeverKept, add_lever
from app.actions.plans.plan_measures import AddMeasure, MeasureKept, add_measure
from app.plan_content import LessonContent, LeverContent, MeasureContent
from app.reading.plans.plans import PlanView, plan_views
from db.plans import ActionPlan
from db.vocabulary import Phase
from tests.support.ministry import NOW, Ministry

TODAY = NOW.date()
LATER = date(2026, 4, 15)


def lever(ministry: Ministry, country: str = "MMR", **changes: Any) -> LeverKept:
    """A lever on a file, as changed."""
    content = LeverContent(
        title="Trade preferences",
        owner_office_id=ministry.offices["dg_political"],
        lead_time_days=14,
        requirements="A decision of the customs union",
    )
    return ministry.do("P-AN1", add_lever, AddLever(country=country, content=replace(content, **changes)))


def measure_content(ministry: Ministry, tool: str | None = "VE-1", **changes: Any) -> MeasureContent:
    """A sound measure of one tool, as changed."""
    content = MeasureContent(
        tool=tool,
        title=f"Measure of {tool}",
        owner_office_id=ministry.offices["dg_political"],
        mechanisms="Bilateral",
        scope="The whole country",
        expected_outcome="Pressure on those responsible",
        review_on=LATER,
        humanitarian_effect="None on the civilian population.",
        groups=("Rohingya",) if tool == "IR-5" else (),
    )
    return replace(content, **changes)


def drafted(ministry: Ministry, phase: Phase, *tools: str, country: str = "MMR", **changes: Any) -> PlanKept:
    """A draft with a measure of each tool."""
    request = DraftPlan(
        country=country,
        phase=phase,
        rationale="These act where those responsible are reached.",
        context_note="The armed forces own companies; the border is the only way out.",
    )
    plan = ministry.do("P-AN1", draft_plan, replace(request, **changes))
    for tool in tools:
        measure(ministry, plan, tool)
    return replace(plan, entry=ministry.version(ActionPlan, plan.plan_id))


def measure(ministry: Ministry, plan: PlanKept, tool: str | None, **changes: Any) -> MeasureKept:
    """One more measure of a draft."""
    content = measure_content(ministry, tool, **changes)
    return ministry.do("P-AN1", add_measure, AddMeasure(plan_id=plan.plan_id, content=content))


def submitted(ministry: Ministry, plan: PlanKept, office: str = "dg_political") -> PlanKept:
    """The plan put to an office."""
    request = SubmitPlan(
        plan_id=plan.plan_id,
        based_on=ministry.version(ActionPlan, plan.plan_id),
        office_id=ministry.offices[office],
    )
    return ministry.do("P-AN1", submit_plan, request)


def agreed(ministry: Ministry, phase: Phase, *tools: str, country: str = "MMR") -> PlanKept:
    """A plan that the Director-General, Political Affairs, agreed."""
    plan = submitted(ministry, drafted(ministry, phase, *tools, country=country))
    return ministry.do("P-DG1", agree_plan, AgreePlan(plan_id=plan.plan_id, based_on=plan.entry))


def moved(ministry: Ministry, phase: Phase | None, on: date = TODAY, country: str = "MMR") -> CountryFileKept:
    """The file moved to a phase from a day on."""
    request = ChangePhase(
        country=country, axes=Axes(phase=phase), effective_on=on, reason=f"Seen by {on.isoformat()}"
    )
    return ministry.do("P-FP", change_phase, request)


def plans_of(ministry: Ministry, country: str = "MMR", today: date = TODAY) -> tuple[PlanView, ...]:
    """The plans of a country as they are read."""
    with ministry.store.read() as session:
        return plan_views(session, country, today)


def lesson_content(**changes: Any) -> LessonContent:
    """A sound lesson that cites a document, as changed."""
    content = LessonContent(
        title="An open gate protects at once",
        happened="In December 2013 the mission in South Sudan opened its gates to people who fled.",
        to_do="Ask of every mission beforehand whether it would open its gates.",
        not_transferable="A mission with walls and troops was there already.",
        citation="C. Jacob, Mainstreaming Atrocity Prevention, 2022",
    )
    return replace(content, **changes)
