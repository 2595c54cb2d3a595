"""Ratings that are entered and not recorded: their author's alone, gone once they are recorded, and never left behind."""

import sqlalchemy as sa

from app.actions.keeping.audit import expected_schema
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.actions.risk.unsaved_ratings import KeepEntered, keep_entered
from app.reading.risk.risk_assessments import factors_of, risk_assessments_of
from app.reading.risk.unsaved_ratings import unsaved_ratings
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating
from db.ledger.verification import verify
from db.unsaved_ratings import UNSAVED_RATINGS
from db.vocabulary import Confidence
from tests.support.casework import described, opened
from tests.support.ministry import Ministry

ODD = "မြန်မာ \ud800 \x00 \u202e'\"\\"
"""A note as it may be pasted; recorded it would be refused."""


def begun(ministry: Ministry) -> str:
    opened(ministry)
    return ministry.do("P-AN2", start_risk_assessment, StartRiskAssessment(country="MMR")).assessment_id


def entered(ministry: Ministry, assessment_id: str, *ratings: FactorRating) -> None:
    keep_entered(
        ministry.store,
        ministry.actors["P-AN2"],
        KeepEntered(assessment_id=assessment_id, ratings=ratings),
    )


def left(ministry: Ministry, assessment_id: str, who: str = "P-AN2") -> tuple[FactorRating, ...]:
    with ministry.store.read() as session:
        found = unsaved_ratings(session, assessment_id, ministry.actors[who])
    return found.ratings if found else ()


def test_what_is_entered_comes_back_as_it_was_to_its_author_alone(ministry: Ministry) -> None:
    assessment_id = begun(ministry)
    rating = FactorRating(
        factor=1, note=ODD, indicators=(IndicatorRating(code="1.1", finding=Finding.SEEN, note=ODD),)
    )
    entered(ministry, assessment_id, rating, FactorRating(factor=2, rating=Rating.HIGH))
    assert left(ministry, assessment_id) == (rating, FactorRating(factor=2, rating=Rating.HIGH))
    for who in ("P-AN1", "P-FP", "P-ADM", "P-AUD", "P-MIN"):
        assert left(ministry, assessment_id, who) == ()
    with ministry.store.engine.connect() as connection:
        assert verify(connection, expected_schema()).faults == ()


def test_what_is_recorded_leaves_and_what_is_not_stays(ministry: Ministry) -> None:
    assessment_id = begun(ministry)
    one, two = FactorRating(factor=1, rating=Rating.UNKNOWN), FactorRating(factor=2, rating=Rating.HIGH)
    entered(ministry, assessment_id, one, two)
    ministry.do("P-AN2", rate_factors, RateFactors(assessment_id=assessment_id, ratings=(one,)))
    assert left(ministry, assessment_id) == (two,)
    entered(ministry, assessment_id)
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(UNSAVED_RATINGS)) == 0


def test_an_assessment_is_not_completed_over_something_entered_and_not_recorded(ministry: Ministry) -> None:
    assessment_id = begun(ministry)
    with ministry.store.read() as session:
        factors = factors_of(session, risk_assessments_of(session, "MMR")[0])
    ratings = tuple(FactorRating(factor=one.number, rating=Rating.UNKNOWN) for one in factors)
    ministry.do("P-AN2", rate_factors, RateFactors(assessment_id=assessment_id, ratings=ratings))
    described(ministry, assessment_id)
    entered(ministry, assessment_id, FactorRating(factor=3, rating=Rating.HIGH))
    request = CompleteRiskAssessment(
        assessment_id=assessment_id,
        overview="Nothing can be judged.",
        confidence=Confidence.LOW,
        confidence_reason="No source.",
    )
    refusal = ministry.refused("P-AN2", complete_risk_assessment, request)
    assert (refusal.rule, "factor 3" in refusal.message) == ("risk.unsaved", True)
    entered(ministry, assessment_id)
    assert ministry.do("P-AN2", complete_risk_assessment, request).completed
