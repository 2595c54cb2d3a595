"""Assumptions: a day to test each again, and every test kept (requirement S-70)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.actions.risk.assumptions import (
    RetestAssumption,
    StateAssumption,
    retest_assumption,
    state_assumption,
)
from app.reading.desk import desk
from app.reading.risk.assumptions import AssumptionView, assumptions_of, overdue_assumptions
from app.reading.waiting.lines import Need
from db.vocabulary.risk import AssumptionResult
from tests.support.casework import completed_assessment, opened
from tests.support.ministry import Ministry

STATED = StateAssumption(
    country="MMR",
    text="The transition goes on and the armed forces stay in barracks.",
    if_wrong="The phase has to be judged anew.",
    retest_on=date(2026, 3, 1),
)


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def stated(ministry: Ministry) -> str:
    return ministry.do("P-AN1", state_assumption, STATED).assumption_id


def on_file(ministry: Ministry) -> AssumptionView:
    with ministry.store.read() as session:
        (view,) = assumptions_of(session, "MMR")
    return view


def overdue(ministry: Ministry) -> list[str]:
    with ministry.store.read() as session:
        today = ministry.clock.at.date()
        waiting = desk(session, ministry.actors["P-AN1"], ministry.clock.at, today).lines
        on_desk = [line.subject for line in waiting if line.need is Need.TEST_ASSUMPTION]
        assert on_desk == [one.number for one in overdue_assumptions(session, today)]
        return on_desk


def move_to(ministry: Ministry, day: date) -> None:
    ministry.clock.at = ministry.clock.at.replace(year=day.year, month=day.month, day=day.day)


def test_s70_an_assumption_that_is_overdue_is_listed_until_it_is_tested(myanmar: Ministry) -> None:
    assumption = stated(myanmar)
    move_to(myanmar, date(2026, 3, 1))
    assert overdue(myanmar) == []
    move_to(myanmar, date(2026, 3, 2))
    assert on_file(myanmar).overdue(date(2026, 3, 2))
    assert overdue(myanmar) == ["AS-2026-0001"]
    held = RetestAssumption(
        assumption_id=assumption,
        result=AssumptionResult.HELD,
        finding="No movement of forces is reported.",
        tested_on=date(2026, 3, 2),
        next_retest_on=date(2026, 6, 1),
    )
    myanmar.do("P-AN2", retest_assumption, held)
    assert overdue(myanmar) == []
    assert on_file(myanmar).retest_on == date(2026, 6, 1)


def test_s70_a_test_is_a_further_record_and_nothing_is_erased(myanmar: Ministry) -> None:
    assumption = stated(myanmar)
    first = RetestAssumption(
        assumption_id=assumption,
        result=AssumptionResult.HELD,
        finding="Quiet.",
        tested_on=date(2026, 1, 15),
        next_retest_on=date(2026, 2, 15),
    )
    myanmar.do("P-AN1", retest_assumption, first)
    failed = replace(
        first, result=AssumptionResult.DID_NOT_HOLD, finding="Troops left barracks.", next_retest_on=None
    )
    assert myanmar.do("P-AN1", retest_assumption, failed).retest_on is None
    view = on_file(myanmar)
    assert view.text == STATED.text
    assert [test.result for test in view.tests] == [AssumptionResult.HELD, AssumptionResult.DID_NOT_HOLD]
    assert myanmar.refused("P-AN1", retest_assumption, first).rule == "assumption.ended"
    for statement in (
        "update assumptions set text = 'x'",
        "update assumption_tests set finding = 'x'",
        "delete from assumption_tests",
    ):
        with (
            myanmar.store.engine.connect() as connection,
            pytest.raises(sa.exc.DBAPIError, match="never"),
        ):
            connection.execute(sa.text(statement))


def test_an_assumption_and_its_next_test_need_a_day_to_come(myanmar: Ministry) -> None:
    late = replace(STATED, retest_on=myanmar.clock.at.date())
    assert myanmar.rejected("P-AN1", state_assumption, late).field == "test again on"
    today = myanmar.clock.at.date()
    held = RetestAssumption(
        assumption_id=stated(myanmar), result=AssumptionResult.HELD, finding="Quiet.", tested_on=today
    )
    for request, field in (
        (held, "test again on"),
        (replace(held, next_retest_on=today), "test again on"),
        (replace(held, tested_on=today + timedelta(days=1)), "tested on"),
        (replace(held, tested_on=today - timedelta(days=30)), "tested on"),
        (replace(held, finding=" "), "finding"),
        (
            replace(held, result=AssumptionResult.NO_LONGER_RELIED_ON, next_retest_on=date(2026, 9, 1)),
            "test again on",
        ),
    ):
        assert myanmar.rejected("P-AN1", retest_assumption, request).field == field
    assert myanmar.refused("P-MIN", retest_assumption, held).rule == "role"


def test_an_assumption_may_name_the_assessment_that_stands_on_it(myanmar: Ministry) -> None:
    assessment = completed_assessment(myanmar)
    myanmar.do("P-AN1", state_assumption, replace(STATED, assessment_id=assessment.assessment_id))
    assert on_file(myanmar).assessment == assessment.number
    opened(myanmar, "UKR")
    other = replace(STATED, country="UKR", assessment_id=assessment.assessment_id)
    assert myanmar.rejected("P-AN1", state_assumption, other).field == "assessment"
