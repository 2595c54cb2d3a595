"""Levers, plans and lessons on the stage: read from ``resources/demo/plans.toml`` and entered through the use cases."""

import tomllib
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.actions.plans.action_plans import (
    AgreePlan,
    DraftPlan,
    PlanKept,
    SubmitPlan,
    agree_plan,
    draft_plan,
    submit_plan,
)
from app.actions.plans.lessons import CloseLesson, RecordLesson, close_lesson, record_lesson
from app.actions.plans.levers import AddLever, SpendLever, add_lever, spend_lever
from app.actions.plans.measure_results import CheckTreatment, RecordResult, check_treatment, record_result
from app.actions.plans.plan_measures import AddMeasure, add_measure
from app.demo.stage import Stage
from app.demo.tables import FOLDER
from app.plan_content import LessonContent, LeverContent, MeasureContent
from db.decisions import Decision
from db.evidence import EvidenceItem
from db.lessons import Lesson
from db.levers import Lever
from db.plans import ActionPlan, PlanMeasure
from db.responses import Response
from db.vocabulary import Confidence, Phase
from db.vocabulary.plans import MeasureEffect, Treatment

CURRENCY = "EUR"


@cache
def script() -> dict[str, Any]:
    """The whole script of this part."""
    return tomllib.loads((FOLDER / "plans.toml").read_text("utf-8"))


def add_levers(stage: Stage, country: str) -> None:
    """Put the levers of a country on its file."""
    for row in script()["levers"]:
        if row["country"] == country:
            content = LeverContent(
                title=row["title"],
                tool=row["tool"],
                owner_office_id=stage.offices[row["owner"]],
                lead_time_days=row["days"],
                requirements=row["requirements"],
            )
            stage.as_person("analyst").do(add_lever, AddLever(country=country, content=content))


def draft_plans(stage: Stage, country: str, office: str) -> tuple[PlanKept, ...]:
    """Draft the plans of a country and submit them to an office."""
    analyst = stage.as_person("analyst")
    made = []
    for row in script()["plans"]:
        if row["country"] != country:
            continue
        request = DraftPlan(
            country=country,
            phase=Phase(row["phase"]),
            rationale=row["rationale"],
            context_note=row["context"],
        )
        plan = analyst.do(draft_plan, request)
        for measure in row["measures"]:
            analyst.do(add_measure, AddMeasure(plan_id=plan.plan_id, content=_measure(stage, measure)))
        with stage.store.read() as session:
            entry = session.get_one(ActionPlan, plan.plan_id).ledger_entry
        submit = SubmitPlan(plan_id=plan.plan_id, based_on=entry, office_id=stage.offices[office])
        made.append(analyst.do(submit_plan, submit))
    return tuple(made)


def agree(stage: Stage, who: str, plans: tuple[PlanKept, ...]) -> None:
    """Agree plans, by the holder of the office that they were submitted to."""
    for plan in plans:
        stage.as_person(who).do(agree_plan, AgreePlan(plan_id=plan.plan_id, based_on=plan.entry))


def record_results(stage: Stage) -> None:
    """What came of the measures of the agreed plans."""
    for row in script()["results"]:
        request = RecordResult(
            measure_id=_measure_id(stage, row["measure"]),
            effect=MeasureEffect(row["effect"]),
            result=row["result"],
            seen_on=row["seen"],
        )
        stage.as_person("analyst").do(record_result, request)


def spend(stage: Stage, lever: str, *, whole: bool, reason: str, on_what: str = "") -> None:
    """Spend a lever, wholly or in part, today."""
    title = next(row["title"] for row in script()["levers"] if row["key"] == lever)
    with stage.store.read() as session:
        lever_id = session.scalars(sa.select(Lever.id).where(Lever.title == title)).one()
    request = SpendLever(
        lever_id=lever_id,
        used_on=stage.clock.at.date(),
        whole=whole,
        reason=reason,
        on_what=on_what,
    )
    stage.as_person("focal_point").do(spend_lever, request)


def check_response(stage: Stage, report: str, option: str, finding: Treatment, note: str) -> None:
    """Look whether the response of an option protects all alike."""
    decision = stage.reports[report].decided[option].decision_id
    with stage.store.read() as session:
        response_id = session.scalars(
            sa.select(Response.id)
            .join(Decision, Decision.id == Response.decision_id)
            .where(Decision.id == decision)
        ).one()
    request = CheckTreatment(
        response_id=response_id, finding=finding, note=note, checked_on=stage.clock.at.date()
    )
    stage.as_person("analyst").do(check_treatment, request)


def learn(stage: Stage, key: str) -> str:
    """Record a lesson; its identifier."""
    row = script()["lessons"][key]
    content = LessonContent(
        title=row["title"],
        happened=row["happened"],
        to_do=row["to_do"],
        not_transferable=row["not_transferable"],
        facts=tuple(_number(stage, fact) for fact in row.get("facts", ())),
        citation=row.get("citation", ""),
        protection_outcome=row.get("protection", ""),
        people_protected=row.get("people"),
        protection_confidence=Confidence(row["confidence"]) if "confidence" in row else None,
    )
    request = RecordLesson(country=row.get("country"), content=content)
    return stage.as_person("analyst").do(record_lesson, request).lesson_id


def act_on(stage: Stage, lesson_id: str, acted_on: str) -> None:
    """Close a lesson that was acted on."""
    with stage.store.read() as session:
        entry = session.get_one(Lesson, lesson_id).ledger_entry
    request = CloseLesson(
        lesson_id=lesson_id, based_on=entry, acted_on=acted_on, closed_on=stage.clock.at.date()
    )
    stage.as_person("focal_point").do(close_lesson, request)


def _measure(stage: Stage, row: dict[str, Any]) -> MeasureContent:
    return MeasureContent(
        tool=row["tool"],
        title=row["title"],
        mechanisms=row["mechanisms"],
        scope=row["scope"],
        owner_office_id=stage.offices[row["owner"]],
        expected_outcome=row["outcome"],
        review_on=row["review"],
        lead_time=row["lead_time"],
        humanitarian_effect=row.get("humanitarian", ""),
        harm_to_civilians=row.get("harm", ""),
        cost=row.get("cost", ""),
        currency=CURRENCY if "cost" in row else "",
        who_pays=row.get("who_pays", ""),
        groups=tuple(row.get("groups", ())),
    )


def _measure_id(stage: Stage, key: str) -> str:
    measures = (measure for plan in script()["plans"] for measure in plan["measures"])
    title = next(measure["title"] for measure in measures if measure["key"] == key)
    with stage.store.read() as session:
        return session.scalars(sa.select(PlanMeasure.id).where(PlanMeasure.title == title)).one()


def _number(stage: Stage, fact: str) -> str:
    """The number of a report, or of an evidence item, by its key."""
    if fact in stage.reports:
        return stage.reports[fact].number
    with stage.store.read() as session:
        return session.get_one(EvidenceItem, stage.evidence[fact]).number
