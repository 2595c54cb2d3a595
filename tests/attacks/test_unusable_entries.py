"""Numbers, days and characters that no entry may hold, and who may not waive."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.actions.engagement.rights import JudgeRightsEffect, judge_rights_effect
from app.actions.engagement.steps import (
    FindBenchmark,
    OpenStep,
    PlanStep,
    SetBenchmark,
    find_benchmark,
    open_step,
    plan_step,
    set_benchmark,
)
from app.actions.engagement.triggers import (
    ProposeTriggerEvent,
    propose_trigger_event,
)
from app.actions.engagement.waivers import ProposeWaiver, propose_waiver
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.plans.lessons import RecordLesson, record_lesson
from app.actions.plans.levers import SpendLever, spend_lever
from app.actions.risk.assumptions import StateAssumption, state_assumption
from app.rules.entry.money import parse_money
from db.vocabulary import Confidence
from db.vocabulary.engagement import PolicyArea, TriggerKind
from tests.support.casework import opened
from tests.support.engagements import engaged
from tests.support.ministry import Ministry
from tests.support.planning import TODAY, lesson_content, lever

HALF = "\ud800"


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def test_half_a_character_in_a_number_is_told_in_words_that_can_be_printed(file: Ministry) -> None:
    effect = JudgeRightsEffect(
        country="MMR",
        area=PolicyArea.TRADE,
        discrimination="None",
        grievance="None",
        internal_conflict="None",
        evidence=(f"EV{HALF}",),
    )
    file.rejected("P-AN1", judge_rights_effect, effect).message.encode()
    held = lever(file)
    spend = SpendLever(
        lever_id=held.lever_id, used_on=TODAY, whole=True, reason="Used", on_what=f"D-2026-0001{HALF}"
    )
    assert file.rejected("P-FP", spend_lever, spend).field == "on what"


def test_a_number_of_people_that_no_database_holds_is_told(file: Ministry) -> None:
    content = lesson_content(people_protected=10**30, protection_confidence=Confidence.LOW)
    error = file.rejected("P-AN1", record_lesson, RecordLesson(country="MMR", content=content))
    assert error.field == "people protected"


def test_nothing_is_not_less_than_nothing() -> None:
    amount = parse_money("-0", "EUR").amount
    assert (str(amount), amount) == ("0.00", Decimal(0))


def test_an_assumption_is_not_put_off_to_the_end_of_the_calendar(file: Ministry) -> None:
    request = StateAssumption(country="MMR", text="The truce holds.", retest_on=date.max)
    assert file.rejected("P-AN1", state_assumption, request).field == "test again on"


def test_a_breach_is_not_hidden_behind_a_later_finding_by_dating_it_back(file: Ministry) -> None:
    entry = engaged(file)
    step = file.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Preferences"))
    mark = SetBenchmark(step_id=step.step_id, measure="Law reviewed", evidenced_by="Its text")
    benchmark = file.do("P-AN1", set_benchmark, mark).benchmark_id

    def found(day: date, *, met: bool) -> FindBenchmark:
        return FindBenchmark(benchmark_id=benchmark, met=met, found_on=day, words="Seen in the bill.")

    file.do("P-AN1", find_benchmark, found(TODAY, met=True))
    back = found(TODAY - timedelta(days=9), met=False)
    assert file.rejected("P-AN1", find_benchmark, back).field == "day"
    file.do("P-AN1", find_benchmark, found(TODAY, met=False))
    assert file.refused("P-FP", open_step, OpenStep(step_id=step.step_id)).rule == "engagement.benchmark"


def test_a_focal_point_with_a_conflict_of_interest_waives_no_annex(file: Ministry) -> None:
    request = ProposeTriggerEvent(
        country="MMR", kind=TriggerKind.EXIT, title="Exit", what="We leave.", proposed_on=TODAY
    )
    event = file.do("P-AN1", propose_trigger_event, request).event_id
    declare = DeclareConflict(person_id=file.people["P-FP"], country="MMR", statement="Family there.")
    file.do("P-FP", declare_conflict, declare)
    waive = ProposeWaiver(
        event_id=event,
        authority_id=file.people["P-MIN"],
        office_id=file.offices["minister"],
        reason="No time",
    )
    assert file.refused("P-FP", propose_waiver, waive).rule == "trigger.conflict"
