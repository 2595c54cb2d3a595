"""Risk assessments: every factor rated or said to be unknown, then fixed."""

from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.people import DeclareConflict, declare_conflict
from app.actions.reference_tables import SaveReferenceVersion, save_reference_version
from app.actions.risk_assessments import (
    CompleteRiskAssessment,
    FactorRating,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.reading.standing import fresh_risk_assessment
from app.reference.framework import FRAMEWORK
from app.rules.ratings import Rating, Trend
from db.assessments import RiskAssessment
from db.vocabulary import Confidence
from tests.support.casework import completed_assessment, evidence, opened
from tests.support.ministry import Ministry


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def started(ministry: Ministry, who: str = "P-AN1") -> str:
    return ministry.do(who, start_risk_assessment, StartRiskAssessment(country="MMR")).assessment_id


def completion(assessment_id: str, **changes: Any) -> CompleteRiskAssessment:
    values: dict[str, Any] = {
        "assessment_id": assessment_id,
        "overview": "Attacks spread.",
        "confidence": Confidence.LOW,
        "confidence_reason": "One source.",
    }
    return CompleteRiskAssessment(**(values | changes))


def test_an_assessment_is_completed_once_all_factors_are_rated_or_unknown(myanmar: Ministry) -> None:
    kept = completed_assessment(myanmar)
    assert (kept.number, kept.missing, kept.completed) == ("RA-2026-0001", (), True)
    with myanmar.store.read() as session:
        fresh = fresh_risk_assessment(session, "MMR", myanmar.clock.at)
        assert fresh is not None
        assert fresh.id == kept.assessment_id
        assert [item["factor"] for item in fresh.ratings] == list(range(1, 15))


def test_what_is_not_rated_is_named(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    ratings = tuple(FactorRating(factor=n, rating=Rating.UNKNOWN) for n in range(1, 13))
    kept = myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=ratings))
    assert kept.missing == (13, 14)
    refusal = myanmar.refused("P-AN1", complete_risk_assessment, completion(assessment))
    assert refusal.rule == "risk.missing"
    assert "13, 14" in refusal.message


def test_a_completed_assessment_is_fixed_for_use_cases_and_sql(myanmar: Ministry) -> None:
    kept = completed_assessment(myanmar)
    change = RateFactors(
        assessment_id=kept.assessment_id, ratings=(FactorRating(factor=2, rating=Rating.NOT_SEEN),)
    )
    assert myanmar.refused("P-AN2", rate_factors, change).rule == "risk.completed"
    again = completion(kept.assessment_id)
    assert myanmar.refused("P-AN2", complete_risk_assessment, again).rule == "risk.completed"
    with (
        myanmar.store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="never changed"),
    ):
        connection.execute(sa.text("update risk_assessments set overview = 'calm'"))


def test_a_rating_takes_the_place_of_the_earlier_one(myanmar: Ministry) -> None:
    assessment, item = started(myanmar), evidence(myanmar)
    for rating in (
        FactorRating(factor=1, rating=Rating.LOW, note="Clashes."),
        FactorRating(
            factor=1,
            rating=Rating.HIGH,
            trend=Trend.RISING,
            indicators=("1.2", "1.1"),
            evidence=(item.number,),
            confidence=Confidence.HIGH,
        ),
    ):
        myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=(rating,)))
    (stored,) = myanmar.row(RiskAssessment, assessment).ratings
    assert stored == {
        "factor": 1,
        "rating": "high",
        "trend": "rising",
        "indicators": ["1.1", "1.2"],
        "evidence": ["EV-2026-0001"],
        "confidence": "high",
        "note": "",
    }


@pytest.mark.parametrize(
    ("rating", "field"),
    [
        (FactorRating(factor=15, rating=Rating.UNKNOWN), "factor"),
        (FactorRating(factor=1, rating=Rating.HIGH, indicators=("2.1",)), "indicators"),
        (FactorRating(factor=1, rating=Rating.HIGH), "indicators"),
        (FactorRating(factor=1, rating=Rating.NOT_SEEN, indicators=("1.1",)), "indicators"),
        (FactorRating(factor=1, rating=Rating.LOW, note="x", evidence=("EV-2020-0001",)), "evidence"),
        (FactorRating(factor=1, rating=Rating.LOW, note="\x00"), "note"),
    ],
)
def test_a_rating_shows_what_it_stands_on(myanmar: Ministry, rating: FactorRating, field: str) -> None:
    request = RateFactors(assessment_id=started(myanmar), ratings=(rating,))
    assert myanmar.rejected("P-AN1", rate_factors, request).field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"overview": ""}, "overview"),
        ({"confidence_reason": ""}, "reason for the confidence"),
        ({"overview": "We have high confidence that killings are likely."}, "overview"),
    ],
)
def test_a_judgement_has_words_and_a_reason(myanmar: Ministry, changes: dict[str, Any], field: str) -> None:
    assessment = started(myanmar)
    ratings = tuple(FactorRating(factor=n, rating=Rating.UNKNOWN) for n in range(1, 15))
    myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=ratings))
    request = completion(assessment, **changes)
    assert myanmar.rejected("P-AN1", complete_risk_assessment, request).field == field


def test_an_assessment_is_its_authors_and_one_at_a_time(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    again = StartRiskAssessment(country="MMR")
    assert myanmar.refused("P-AN1", start_risk_assessment, again).rule == "risk.under_way"
    request = RateFactors(assessment_id=assessment, ratings=())
    assert myanmar.refused("P-AN2", rate_factors, request).rule == "risk.author"
    assert myanmar.refused("P-MIN", rate_factors, request).rule == "role"
    started(myanmar, "P-AN2")


def test_a_conflict_of_interest_bars_assessing_from_the_moment_it_is_declared(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    myanmar.do(
        "P-AN1",
        declare_conflict,
        DeclareConflict(person_id=myanmar.people["P-AN1"], country="MMR", statement="Shares."),
    )
    request = RateFactors(assessment_id=assessment, ratings=())
    assert myanmar.refused("P-AN1", rate_factors, request).rule == "risk.conflict"
    again = StartRiskAssessment(country="MMR")
    assert myanmar.refused("P-AN1", start_risk_assessment, again).rule == "risk.conflict"


def test_an_assessment_keeps_the_framework_that_it_began_with(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    shorter = FRAMEWORK.dump(FRAMEWORK.shipped()[:3])
    myanmar.do(
        "P-FP",
        save_reference_version,
        SaveReferenceVersion(kind="framework", content=shorter, note="A trial with three factors"),
    )
    kept = myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=()))
    assert len(kept.missing) == 14
    newer = myanmar.do("P-AN2", start_risk_assessment, StartRiskAssessment(country="MMR"))
    assert newer.missing == (1, 2, 3)
