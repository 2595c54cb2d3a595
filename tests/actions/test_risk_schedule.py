"""The quarterly schedule on real files, and two dates side by side."""

from datetime import date

import pytest

from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.reading.desk import desk
from app.reading.risk.risk_comparison import compare_on, in_force_on
from app.reading.risk.risk_schedule import quarters_of
from app.reading.waiting.lines import DeskLine, Need
from app.refusals import BadInput
from app.rules.risk.quarters import QuarterState
from app.rules.risk.rating_changes import Change
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength
from db.vocabulary import Confidence
from tests.support.casework import completed_assessment, described, opened
from tests.support.ministry import Ministry


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def move_to(ministry: Ministry, day: date) -> None:
    ministry.clock.at = ministry.clock.at.replace(year=day.year, month=day.month, day=day.day)


def on_desk(ministry: Ministry) -> list[DeskLine]:
    actor = ministry.actors["P-AN1"]
    with ministry.store.read() as session:
        lines = desk(session, actor, ministry.clock.at, ministry.clock.at.date()).lines
    return [line for line in lines if line.need is Need.ASSESS_QUARTER]


def calmer(ministry: Ministry) -> None:
    """A later assessment: the first factor low, its indicator not seen any more, a further one weak."""
    started = ministry.do("P-AN1", start_risk_assessment, StartRiskAssessment(country="MMR"))
    first = FactorRating(
        factor=1,
        rating=Rating.LOW,
        indicators=(
            IndicatorRating(code="1.1", finding=Finding.NOT_SEEN),
            IndicatorRating(code="1.2", finding=Finding.SEEN, strength=Strength.WEAK),
        ),
    )
    rest = tuple(FactorRating(factor=n, rating=Rating.UNKNOWN) for n in started.missing if n != 1)
    request = RateFactors(assessment_id=started.assessment_id, ratings=(first, *rest))
    ministry.do("P-AN1", rate_factors, request)
    described(ministry, started.assessment_id, "P-AN1")
    done = CompleteRiskAssessment(
        assessment_id=started.assessment_id,
        overview="Fighting ended.",
        confidence=Confidence.LOW,
        confidence_reason="Few could be asked.",
    )
    ministry.do("P-AN1", complete_risk_assessment, done)


def test_s24_a_missed_quarter_is_said_on_the_file_and_on_the_desk(myanmar: Ministry) -> None:
    completed_assessment(myanmar)
    assert on_desk(myanmar) == []
    move_to(myanmar, date(2026, 7, 2))
    with myanmar.store.read() as session:
        found = quarters_of(session, "MMR", date(2026, 7, 2))
    assert [(str(one.quarter), one.state) for one in found] == [
        ("2026 Q1", QuarterState.DONE),
        ("2026 Q2", QuarterState.MISSED),
        ("2026 Q3", QuarterState.DUE),
    ]
    (line,) = on_desk(myanmar)
    assert "2026 Q2 was missed" in line.what
    assert line.clock is not None
    assert line.clock.state.value == "lapsed"
    completed_assessment(myanmar, "P-AN1")
    assert on_desk(myanmar) == []
    with myanmar.store.read() as session:
        found = quarters_of(session, "MMR", date(2026, 7, 2))
    assert [one.state for one in found][1:] == [QuarterState.MISSED, QuarterState.DONE]


def test_s24_a_quarter_that_soon_ends_is_announced(myanmar: Ministry) -> None:
    move_to(myanmar, date(2026, 5, 20))
    assert on_desk(myanmar) == []
    move_to(myanmar, date(2026, 6, 1))
    (line,) = on_desk(myanmar)
    assert line.what == "No risk assessment of 2026 Q2 is completed"
    assert line.mine


def test_two_dates_are_compared_factor_by_factor(myanmar: Ministry) -> None:
    completed_assessment(myanmar)
    first_day = myanmar.clock.at.date()
    move_to(myanmar, date(2026, 4, 10))
    calmer(myanmar)
    with myanmar.store.read() as session:
        found = compare_on(session, "MMR", first_day, date(2026, 4, 10))
        between = in_force_on(session, "MMR", date(2026, 4, 9))
        assert in_force_on(session, "MMR", date(2025, 12, 31)) is None
    assert between is not None
    assert between.number == found.then.number
    assert len(found.rows) == 14
    assert found.rows[0].change.change is Change.LESS_GRAVE
    assert [one.change for one in found.rows[0].change.indicators][:3] == [
        Change.LESS_GRAVE,
        Change.NEW,
        Change.NOT_JUDGED,
    ]
    assert {row.change.change for row in found.rows[1:]} == {Change.SAME}


def test_days_that_cannot_be_compared_say_why(myanmar: Ministry) -> None:
    completed_assessment(myanmar)
    day = myanmar.clock.at.date()
    with myanmar.store.read() as session:
        for then, now, said in (
            (date(2025, 1, 1), day, "No risk assessment was completed by 2025-01-01"),
            (day, date(2026, 12, 1), "in force on both days"),
            (day, day, "not after the first"),
        ):
            with pytest.raises(BadInput, match=said):
                compare_on(session, "MMR", then, now)
