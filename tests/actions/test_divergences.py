"""A ranking that points another way has to be commented on, and decides nothing."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.outside.imports import ImportFile, import_file
from app.actions.risk.divergences import (
    CommentOnDivergence,
    CompleteWithComments,
    comment_on_divergence,
    complete_with_comments,
)
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.reading.outside.rankings import RankingView
from app.reading.risk.divergences import country_divergences, divergence_of
from app.reading.risk.risk_assessments import risk_assessments_of
from app.reading.risk.risk_list import in_words, uncovered
from app.rules.risk.divergence import Divergence
from app.rules.risk.ratings import FactorRating, Rating
from db.vocabulary import Confidence, Ongoing, Phase, RiskLevel
from db.vocabulary.imports import DataSet
from tests.support.casework import described, opened
from tests.support.ministry import NOW, Ministry
from tests.support.rankings import Listed, ranked

EWP = "early_warning_project: Early Warning Project"
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "ewp_2022_base2021-run-2022-09-30.csv"


@pytest.fixture
def ukraine(ministry: Ministry) -> Ministry:
    opened(ministry, "UKR")
    return ministry


def raised(ministry: Ministry, level: RiskLevel) -> None:
    axes = Axes(phase=Phase.IMMINENT_RISK, risk_level=level, ongoing=Ongoing.UNCLEAR)
    request = ChangePhase(
        country="UKR",
        axes=axes,
        effective_on=ministry.clock.at.date(),
        reason="Forces at the border",
    )
    ministry.clock.at += timedelta(minutes=1)
    ministry.do("P-FP", change_phase, request)


def ready(ministry: Ministry) -> CompleteRiskAssessment:
    """An assessment that only has to be completed."""
    started = ministry.do("P-AN1", start_risk_assessment, StartRiskAssessment(country="UKR"))
    ratings = tuple(FactorRating(factor=number, rating=Rating.UNKNOWN) for number in started.missing)
    request = RateFactors(assessment_id=started.assessment_id, ratings=ratings)
    ministry.do("P-AN1", rate_factors, request)
    described(ministry, started.assessment_id, "P-AN1")
    return CompleteRiskAssessment(
        assessment_id=started.assessment_id,
        overview="An attack from outside would not show in what the list looks at.",
        confidence=Confidence.MODERATE,
        confidence_reason="Two kinds of source.",
    )


def test_ukraine_74th_of_162_beside_a_very_high_risk_has_to_be_commented_on(ukraine: Ministry) -> None:
    raised(ukraine, RiskLevel.VERY_HIGH)
    ranked(ukraine, Listed(placed={"UKR": 74}))
    completion = ready(ukraine)
    refusal = ukraine.refused("P-AN1", complete_risk_assessment, completion)
    assert refusal.rule == "risk.divergence"
    assert "Early Warning Project" in refusal.message
    assert "74 of 162" in refusal.message
    assert "sees less risk" in refusal.message
    comment = CommentOnDivergence(
        assessment_id=completion.assessment_id,
        ranking=EWP,
        comment="The list looks at what happens inside a state; the threat comes from outside.",
    )
    assert ukraine.do("P-AN1", comment_on_divergence, comment).left == 0
    assert ukraine.do("P-AN1", complete_risk_assessment, completion).completed
    with ukraine.store.read() as session:
        (view,) = risk_assessments_of(session, "UKR")
    (kept,) = view.divergences
    assert (kept.comment, kept.no_comment) == (comment.comment, False)
    assert "74 of 162" in kept.said


def test_what_is_said_of_a_list_is_not_on_record_where_completing_is_refused(ukraine: Ministry) -> None:
    raised(ukraine, RiskLevel.VERY_HIGH)
    ranked(ukraine, Listed(placed={"UKR": 74}))
    completion = ready(ukraine)
    comment = CommentOnDivergence(
        assessment_id=completion.assessment_id, ranking=EWP, comment="The threat comes from outside."
    )
    unsaid = CompleteWithComments(completion=replace(completion, confidence_reason=" "), comments=(comment,))
    assert ukraine.rejected("P-AN1", complete_with_comments, unsaid).field == "reason for the confidence"
    with ukraine.store.read() as session:
        (view,) = risk_assessments_of(session, "UKR")
    assert not view.divergences
    assert ukraine.do("P-AN1", complete_with_comments, replace(unsaid, completion=completion)).completed
    with ukraine.store.read() as session:
        (view,) = risk_assessments_of(session, "UKR")
    assert [one.comment for one in view.divergences] == [comment.comment]


def test_to_say_why_no_comment_is_possible_is_enough(ukraine: Ministry) -> None:
    ranked(ukraine, Listed(placed={"UKR": 3}))
    completion = ready(ukraine)
    assert "sees more risk" in ukraine.refused("P-AN1", complete_risk_assessment, completion).message
    comment = CommentOnDivergence(
        assessment_id=completion.assessment_id,
        ranking=EWP,
        comment="The makers of the list have not published how it was made.",
        no_comment=True,
    )
    ukraine.do("P-AN1", comment_on_divergence, comment)
    assert ukraine.do("P-AN1", complete_risk_assessment, completion).completed


def test_each_list_asks_for_itself_and_a_comment_holds_for_what_it_was_made_on(ukraine: Ministry) -> None:
    raised(ukraine, RiskLevel.HIGH)
    ranked(ukraine, Listed(placed={"UKR": 74}))
    ranked(ukraine, Listed(placed={"UKR": 90}, dataset=DataSet.VIEWS))
    completion = ready(ukraine)
    comment = CommentOnDivergence(
        assessment_id=completion.assessment_id, ranking=EWP, comment="It looks inside the state."
    )
    assert ukraine.do("P-AN1", comment_on_divergence, comment).left == 1
    assert "VIEWS" in ukraine.refused("P-AN1", complete_risk_assessment, completion).message
    with ukraine.store.read() as session:
        views = country_divergences(session, "UKR", ukraine.clock.at.date())[-1]
    ukraine.do("P-AN1", comment_on_divergence, replace(comment, ranking=views.ranking))
    raised(ukraine, RiskLevel.VERY_HIGH)
    assert "very high" in ukraine.refused("P-AN1", complete_risk_assessment, completion).message


def test_a_list_that_agrees_asks_for_nothing(ukraine: Ministry) -> None:
    raised(ukraine, RiskLevel.HIGH)
    ranked(ukraine, Listed(placed={"UKR": 20}))
    completion = ready(ukraine)
    comment = CommentOnDivergence(assessment_id=completion.assessment_id, ranking=EWP, comment="It agrees.")
    assert ukraine.rejected("P-AN1", comment_on_divergence, comment).field == "ranking"
    assert ukraine.do("P-AN1", complete_risk_assessment, completion).completed


def test_a_list_of_something_else_than_the_risk_of_violence_asks_for_nothing() -> None:
    view = RankingView(
        dataset=DataSet.INFORM_RISK,
        title="INFORM Risk",
        measure="INFORM Risk Index",
        first_on=date(2026, 1, 1),
        last_on=date(2026, 12, 31),
        value=1.2,
        rank=150,
        of=191,
        stated=True,
        grade="Very low",
        larger_is_worse=True,
        place="Ukraine",
        batch="IB-2026-0001",
        imported_at=NOW,
    )
    assert divergence_of(view, RiskLevel.VERY_HIGH) is None
    listed = replace(view, dataset=DataSet.OTHER_RANKING)
    assert divergence_of(listed, RiskLevel.VERY_HIGH) is Divergence.MODEL_SEES_LESS


def test_s24_the_highest_places_of_the_risk_list_without_a_file_are_named(ukraine: Ministry) -> None:
    day = ukraine.clock.at.date()
    with ukraine.store.read() as session:
        assert uncovered(session, day) is None
    ranked(ukraine, Listed(placed={"UKR": 1, "MMR": 2}, of=10, year=2025))
    ranked(ukraine, Listed(placed={"UKR": 1, "MMR": 2}, of=10, year=2026))
    ranked(ukraine, Listed(placed={"UKR": 2, "MMR": 9}, of=10, year=2027))
    with ukraine.store.read() as session:
        found = uncovered(session, day)
    assert found is not None
    assert [(place.rank, place.country) for place in found.places] == [(2, "MMR")]
    assert (
        in_words(found) == "Early Warning Project 2026, highest fifth of 10: no file is open for Myanmar (2)."
    )
    opened(ukraine, "MMR")
    with ukraine.store.read() as session:
        covered = uncovered(session, day)
    assert covered is not None
    assert "for every country" in in_words(covered)


@pytest.mark.skipif(
    not SHARED.exists(), reason="the list of the Early Warning Project is not beside the checkout"
)
def test_s24_the_published_list_of_2022_stands_beside_the_files(ukraine: Ministry) -> None:
    raised(ukraine, RiskLevel.VERY_HIGH)
    ukraine.do("P-FP", import_file, ImportFile(path=SHARED, accept_refusals=True))
    with ukraine.store.read() as session:
        (found,) = country_divergences(session, "UKR", ukraine.clock.at.date())
        assert (
            country_divergences(session, "MMR", ukraine.clock.at.date())[0].kind is Divergence.MODEL_SEES_MORE
        )
    assert "74 of 162" in found.said
    assert found.kind is Divergence.MODEL_SEES_LESS
