"""Two people at one entry: nobody's work is lost silently, not even what hangs on the entry; what was read is agreed."""

from typing import Any

import pytest

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.plans.action_plans import (
    AgreePlan,
    ReturnPlan,
    SubmitPlan,
    agree_plan,
    return_plan,
    submit_plan,
)
from app.actions.plans.lessons import RecordLesson, ReviseLesson, record_lesson, revise_lesson
from app.actions.plans.plan_measures import DropMeasure, ReviseMeasure, drop_measure, revise_measure
from app.reading.plans.lessons import lesson_views
from db.plans import ActionPlan
from db.vocabulary import Phase
from db.vocabulary.background import IdentityKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.support.planning import drafted, lesson_content, measure_content, plans_of, submitted

E = Phase.VIOLENCE_ESCALATION


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def test_the_facts_of_a_lesson_are_not_overwritten_silently(file: Ministry) -> None:
    post = source(file)
    first, second = evidence(file, post).number, evidence(file, post, title="Roads closed").number
    kept = file.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content()))

    def revised(who: str, based_on: int, *facts: str) -> Any:
        return ReviseLesson(lesson_id=kept.lesson_id, based_on=based_on, content=lesson_content(facts=facts))

    mine = file.do("P-AN1", revise_lesson, revised("P-AN1", kept.version, first))
    assert mine.version > kept.version
    refusal = file.refused("P-AN2", revise_lesson, revised("P-AN2", kept.version, second))
    assert refusal.rule == "lesson.stale"
    file.do("P-AN2", revise_lesson, revised("P-AN2", mine.version, first, second))
    with file.store.read() as session:
        (shown,) = lesson_views(session, "MMR")
    assert {fact.number for fact in shown.facts} == {first, second}


def test_the_groups_of_a_measure_are_not_overwritten_silently(file: Ministry) -> None:
    ids = []
    for name in ("Rohingya", "Kaman"):
        facts = GroupFacts(name=name, identity=IdentityKind.ETHNIC, risk="Persecuted", source="A/HRC/39/64")
        ids.append(file.do("P-AN1", record_group, RecordGroup(country="MMR", group=facts)).entry_id)
    drafted(file, E, "VE-1")
    (measure,) = plans_of(file)[0].measures

    def revised(*groups: str) -> ReviseMeasure:
        content = measure_content(file, group_ids=groups)
        return ReviseMeasure(measure_id=measure.measure_id, based_on=measure.version, content=content)

    file.do("P-AN1", revise_measure, revised(ids[0]))
    assert file.refused("P-AN2", revise_measure, revised(ids[1])).rule == "measure.stale"


def test_a_measure_that_was_revised_meanwhile_is_not_left_out_unread(file: Ministry) -> None:
    drafted(file, E, "VE-1", "VE-3")
    measure = plans_of(file)[0].measures[0]
    content = measure_content(file, title="Now with the partners")
    revise = ReviseMeasure(measure_id=measure.measure_id, based_on=measure.version, content=content)
    file.do("P-AN1", revise_measure, revise)
    drop = DropMeasure(measure_id=measure.measure_id, based_on=measure.version, reason="Too slow")
    assert file.refused("P-AN2", drop_measure, drop).rule == "measure.stale"


def test_nobody_agrees_to_a_plan_that_was_changed_after_they_read_it(file: Ministry) -> None:
    read = submitted(file, drafted(file, E, "VE-1"))
    file.do(
        "P-FP",
        return_plan,
        ReturnPlan(plan_id=read.plan_id, based_on=read.entry, reason="One measure is missing"),
    )
    again = submitted(file, read)
    assert file.refused("P-DG1", agree_plan, AgreePlan(plan_id=read.plan_id, based_on=read.entry)).rule == (
        "plan.stale"
    )
    file.do("P-DG1", agree_plan, AgreePlan(plan_id=read.plan_id, based_on=again.entry))


def test_who_submitted_a_plan_does_not_agree_it_for_its_office(file: Ministry) -> None:
    plan = drafted(file, E, "VE-1")
    request = SubmitPlan(
        plan_id=plan.plan_id,
        based_on=file.version(ActionPlan, plan.plan_id),
        office_id=file.offices["focal_point"],
    )
    own = file.do("P-FP", submit_plan, request)
    agree = AgreePlan(plan_id=own.plan_id, based_on=own.entry)
    assert file.refused("P-FP", agree_plan, agree).rule == "plan.own"
