"""What a brief takes from the risk assessment: indicators seen, the strongest first, with the evidence of its part 5."""

from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.reading.briefs.risk import MOST, indicator_rows, leading_indicators
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend
from db.vocabulary import Confidence
from tests.support.casework import described, evidence, opened
from tests.support.ministry import Ministry


def assessed(ministry: Ministry, item: str) -> None:
    """Factor 1 with a weak and a strong indicator, factor 2 with five moderate ones and one that was not seen."""
    started = ministry.do("P-AN2", start_risk_assessment, StartRiskAssessment(country="MMR"))
    first = FactorRating(
        factor=1,
        rating=Rating.HIGH,
        trend=Trend.RISING,
        indicators=(
            IndicatorRating(code="1.1", finding=Finding.SEEN, strength=Strength.WEAK),
            IndicatorRating(
                code="1.2",
                finding=Finding.SEEN,
                strength=Strength.STRONG,
                trend=Trend.FALLING,
                evidence=(item,),
                note="Posts on the road.",
            ),
        ),
        note="Clashes.",
    )
    moderate = tuple(
        IndicatorRating(code=f"2.{n}", finding=Finding.SEEN, strength=Strength.MODERATE) for n in range(1, 6)
    )
    not_seen = IndicatorRating(code="2.6", finding=Finding.NOT_SEEN)
    second = FactorRating(
        factor=2,
        rating=Rating.MEDIUM,
        confidence=Confidence.HIGH,
        indicators=(*moderate, not_seen),
        evidence=(item,),
    )
    rest = tuple(FactorRating(factor=n, rating=Rating.UNKNOWN) for n in started.missing if n > 2)
    request = RateFactors(assessment_id=started.assessment_id, ratings=(first, second, *rest))
    ministry.do("P-AN2", rate_factors, request)
    described(ministry, started.assessment_id)
    done = CompleteRiskAssessment(
        assessment_id=started.assessment_id,
        overview="Attacks spread.",
        confidence=Confidence.LOW,
        confidence_reason="One source.",
    )
    ministry.do("P-AN2", complete_risk_assessment, done)


def test_annex_a_has_every_indicator_seen_with_its_own_evidence_note_and_trend(ministry: Ministry) -> None:
    opened(ministry)
    item = evidence(ministry).number
    assessed(ministry, item)
    with ministry.store.read() as session:
        rows = indicator_rows(session, "MMR", ministry.clock.at, {item: 3})
    assert [row.number for row in rows] == ["1.2", "1.1", "2.1", "2.2", "2.3", "2.4", "2.5"]
    strong, weak = rows[:2]
    assert (strong.seen, strong.evidence, strong.trend) == ("Strong. Posts on the road.", (3,), "falling")
    assert (weak.seen, weak.evidence, weak.trend) == ("Weak. Clashes.", (), "rising")
    assert (strong.confidence, rows[2].confidence, rows[2].evidence) == (
        Confidence.LOW,
        Confidence.HIGH,
        (3,),
    )


def test_the_body_of_a_brief_gets_at_most_five_the_strongest_first(ministry: Ministry) -> None:
    opened(ministry)
    assessed(ministry, evidence(ministry).number)
    with ministry.store.read() as session:
        leading = leading_indicators(session, "MMR", ministry.clock.at)
    assert len(leading) == MOST
    assert [line.rpartition("(")[2] for line in leading] == ["1.2)", "2.1)", "2.2)", "2.3)", "2.4)"]


def test_a_country_without_an_assessment_has_no_indicators(ministry: Ministry) -> None:
    opened(ministry)
    with ministry.store.read() as session:
        assert indicator_rows(session, "MMR", ministry.clock.at, {}) == ()
        assert leading_indicators(session, "MMR", ministry.clock.at) == ()
