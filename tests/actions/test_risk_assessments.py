"""Risk assessments: every factor rated or said to be unknown, with its indicators one by one, then fixed."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.actions.risk.risk_description import DescribeRisk, describe_risk
from app.reading.reports.standing import fresh_risk_assessment
from app.reading.risk.risk_assessments import RiskAssessmentView, risk_assessments_of
from app.reference.framework import FRAMEWORK
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend
from app.rules.risk.scenarios import Scenario
from db.vocabulary import Confidence, Crime
from tests.support.casework import completed_assessment, described, evidence, opened
from tests.support.ministry import Ministry


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def started(ministry: Ministry, who: str = "P-AN1") -> str:
    return ministry.do(who, start_risk_assessment, StartRiskAssessment(country="MMR")).assessment_id


def seen(*codes: str, **changes: Any) -> tuple[IndicatorRating, ...]:
    return tuple(IndicatorRating(code=code, finding=Finding.SEEN, **changes) for code in codes)


def assessments(ministry: Ministry) -> tuple[RiskAssessmentView, ...]:
    with ministry.store.read() as session:
        return risk_assessments_of(session, "MMR")


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


def test_s11_every_indicator_is_scored_with_strength_trend_evidence_and_note(myanmar: Ministry) -> None:
    assessment, item = started(myanmar), evidence(myanmar).number
    judged = tuple(
        FactorRating(
            factor=factor.number,
            rating=Rating.MEDIUM,
            trend=Trend.RISING,
            indicators=tuple(
                IndicatorRating(
                    code=one.code,
                    finding=Finding.SEEN,
                    strength=Strength.STRONG,
                    trend=Trend.RISING,
                    evidence=(item,),
                    note=f"Note on {one.code}",
                )
                for one in factor.indicators
            ),
        )
        for factor in FRAMEWORK.shipped()
    )
    kept = myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=judged))
    assert kept.missing == ()
    (view,) = assessments(myanmar)
    assert len(view.ratings) == 14
    assert view.ratings == judged
    assert all(rating.all_evidence == (item,) for rating in view.ratings)


def test_a_rating_takes_the_place_of_the_earlier_one(myanmar: Ministry) -> None:
    assessment, item = started(myanmar), evidence(myanmar)
    later = FactorRating(
        factor=1,
        rating=Rating.HIGH,
        trend=Trend.RISING,
        indicators=(
            IndicatorRating(code="1.3", finding=Finding.UNKNOWN, note="No access."),
            *seen("1.2", "1.1"),
        ),
        evidence=(item.number,),
        confidence=Confidence.HIGH,
    )
    for rating in (FactorRating(factor=1, rating=Rating.LOW, note="Clashes."), later):
        myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=(rating,)))
    (kept,) = assessments(myanmar)[0].ratings
    assert [one.code for one in kept.indicators] == ["1.1", "1.2", "1.3"]
    assert (kept.rating, kept.note, kept.confidence) == (Rating.HIGH, "", Confidence.HIGH)


def test_indicators_are_kept_before_their_factor_is_rated(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    looked_at = FactorRating(factor=1, indicators=seen("1.1"))
    kept = myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=(looked_at,)))
    assert 1 in kept.missing
    assert assessments(myanmar)[0].ratings == (looked_at,)


@pytest.mark.parametrize(
    ("rating", "field"),
    [
        (FactorRating(factor=15, rating=Rating.UNKNOWN), "factor"),
        (FactorRating(factor=1, rating=Rating.HIGH, indicators=seen("2.1")), "indicators"),
        (FactorRating(factor=1, rating=Rating.HIGH), "indicators"),
        (FactorRating(factor=1, rating=Rating.NOT_SEEN, indicators=seen("1.1")), "indicators"),
        (FactorRating(factor=1, rating=Rating.LOW, note="x", evidence=("EV-2020-0001",)), "evidence"),
        (FactorRating(factor=1, indicators=seen("1.1", evidence=("EV-2020-0001",))), "evidence"),
        (FactorRating(factor=1, rating=Rating.LOW, note="\x00"), "note"),
        (
            FactorRating(
                factor=1,
                indicators=(IndicatorRating(code="1.1", finding=Finding.NOT_SEEN, strength=Strength.WEAK),),
            ),
            "strength",
        ),
    ],
)
def test_a_rating_shows_what_it_stands_on(myanmar: Ministry, rating: FactorRating, field: str) -> None:
    request = RateFactors(assessment_id=started(myanmar), ratings=(rating,))
    assert myanmar.rejected("P-AN1", rate_factors, request).field == field


def test_it_is_said_who_is_at_risk_and_of_which_crimes_before_it_is_completed(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    ratings = tuple(FactorRating(factor=n, rating=Rating.UNKNOWN) for n in range(1, 15))
    myanmar.do("P-AN1", rate_factors, RateFactors(assessment_id=assessment, ratings=ratings))
    refusal = myanmar.refused("P-AN1", complete_risk_assessment, completion(assessment))
    assert refusal.rule == "risk.described"
    assert "who is at risk and which crimes" in refusal.message
    described(myanmar, assessment, "P-AN1", crimes=(), crimes_undetermined=True)
    assert myanmar.do("P-AN1", complete_risk_assessment, completion(assessment)).completed


def test_a_scenario_has_a_word_of_the_scale_and_keeps_its_range(myanmar: Ministry) -> None:
    assessment = started(myanmar)
    scenario = Scenario(
        name="Removal of the whole group",
        likelihood="Very likely",
        pathway="The deployment goes on and aid stays out.",
        signposts=("Villages burned in a fourth township", "Boats at the river"),
        window_from=date(2026, 2, 1),
        window_until=date(2026, 4, 30),
    )
    described(myanmar, assessment, "P-AN1", scenarios=(scenario,))
    (kept,) = assessments(myanmar)[0].scenarios
    assert (kept.likelihood, kept.likelihood_range) == ("very likely", "80–95 %")
    assert (kept.signposts, kept.window_until) == (scenario.signposts, scenario.window_until)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"likelihood": "perhaps"}, "likelihood"),
        ({"pathway": ""}, "what would lead there"),
        (
            {"pathway": "It is likely, and we have high confidence in this judgement."},
            "what would lead there",
        ),
        ({"window_until": date(2026, 1, 1)}, "window until"),
        ({"name": ""}, "name"),
    ],
)
def test_a_scenario_that_cannot_be_used_is_refused(
    myanmar: Ministry, changes: dict[str, Any], field: str
) -> None:
    sound: dict[str, Any] = {
        "name": "Removal",
        "likelihood": "likely",
        "pathway": "Aid stays out.",
        "window_from": date(2026, 2, 1),
    }
    request = DescribeRisk(assessment_id=started(myanmar), scenarios=(Scenario(**(sound | changes)),))
    assert myanmar.rejected("P-AN1", describe_risk, request).field == field


def test_crimes_are_named_or_undetermined_never_both(myanmar: Ministry) -> None:
    request = DescribeRisk(assessment_id=started(myanmar), crimes=(Crime.GENOCIDE,), crimes_undetermined=True)
    assert myanmar.rejected("P-AN1", describe_risk, request).field == "crimes"


def test_a_completed_assessment_keeps_its_description(myanmar: Ministry) -> None:
    kept = completed_assessment(myanmar)
    request = DescribeRisk(assessment_id=kept.assessment_id, at_risk="Nobody")
    assert myanmar.refused("P-AN2", describe_risk, request).rule == "risk.completed"


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
    described(myanmar, assessment, "P-AN1")
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
