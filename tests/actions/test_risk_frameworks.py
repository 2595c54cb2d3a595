"""Frameworks beside that of the United Nations: shipped, loaded by the ministry, and what counts for a report."""

from dataclasses import replace

import pytest

from app.actions.ministry.reference_tables import (
    LoadFramework,
    RestoreShipped,
    SaveReferenceVersion,
    load_framework,
    restore_shipped,
    save_reference_version,
)
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.reading.ministry.reference import framework_at, risk_frameworks
from app.reading.ministry.reference_tables import reference_content, reference_lines
from app.reading.reports.standing import fresh_risk_assessment
from app.reading.risk.risk_assessments import factors_of, risk_assessments_of
from app.reference.frameworks import US_FRAMEWORK
from app.rules.risk.ratings import FactorRating, Rating
from db.vocabulary import Confidence
from tests.support.casework import completed_assessment, described, opened
from tests.support.ministry import Ministry

OWN = LoadFramework(
    code="regional",
    title="Regional early-warning questions",
    source="Regional Economic Community, handbook of 2019, paraphrased",
    content="factor,factor_title,scope,indicator,meaning,confirmed\n"
    "1,Borders,common,1.1,Armed groups cross the border,yes\n"
    "1,Borders,common,1.2,The border is closed to those who flee,yes\n"
    "2,Pastures,common,2.1,Herders and farmers arm themselves,to_confirm\n",
    note="Our partners assess with it",
)


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def finished(ministry: Ministry, framework: str, who: str = "P-AN2") -> str:
    started = ministry.do(who, start_risk_assessment, StartRiskAssessment(country="MMR", framework=framework))
    ratings = tuple(FactorRating(factor=number, rating=Rating.UNKNOWN) for number in started.missing)
    ministry.do(who, rate_factors, RateFactors(assessment_id=started.assessment_id, ratings=ratings))
    described(ministry, started.assessment_id, who)
    request = CompleteRiskAssessment(
        assessment_id=started.assessment_id,
        overview="Asked in full.",
        confidence=Confidence.LOW,
        confidence_reason="Nobody could be asked on the spot.",
    )
    ministry.do(who, complete_risk_assessment, request)
    return started.assessment_id


def test_s11_the_us_question_sets_are_a_second_framework(myanmar: Ministry) -> None:
    finished(myanmar, "us")
    with myanmar.store.read() as session:
        (view,) = risk_assessments_of(session, "MMR")
        assert view.framework_title.startswith("U.S. Atrocity Risk")
        assert [one.factor for one in view.ratings] == [one.number for one in US_FRAMEWORK.shipped()]
        assert factors_of(session, view) == US_FRAMEWORK.shipped()


def test_s11_a_ministry_loads_a_framework_of_its_own_and_assesses_on_it(myanmar: Ministry) -> None:
    myanmar.do("P-FP", load_framework, OWN)
    finished(myanmar, "regional")
    with myanmar.store.read() as session:
        (view,) = risk_assessments_of(session, "MMR")
        assert (view.framework, view.framework_title) == ("regional", "Regional early-warning questions")
        assert [one.factor for one in view.ratings] == [1, 2]
        own = risk_frameworks(session)[-1]
        assert own.citation == "Regional Economic Community, handbook of 2019, paraphrased"


def test_a_loaded_framework_keeps_its_name_through_new_versions(myanmar: Ministry) -> None:
    myanmar.do("P-FP", load_framework, OWN)
    with myanmar.store.read() as session:
        shown = reference_content(session, "framework_regional")
        line = next(line for line in reference_lines(session) if line.kind == "framework_regional")
    assert (shown.title, len(shown.rows), line.own, line.items) == (OWN.title, 3, True, 2)
    edited = shown.text + "2,Pastures,common,2.2,Wells are guarded by armed men,yes\n"
    myanmar.do(
        "P-FP",
        save_reference_version,
        SaveReferenceVersion(kind="framework_regional", content=edited, note="A further question"),
    )
    with myanmar.store.read() as session:
        assert [one.title for one in risk_frameworks(session)][-1] == OWN.title
        assert len(framework_at(session, 2, "regional")[1].indicators) == 2
        assert len(framework_at(session, 1, "regional")[1].indicators) == 1
    restore = RestoreShipped(kind="framework_regional", note="Back")
    assert myanmar.refused("P-FP", restore_shipped, restore).rule == "reference.own"


def test_a_framework_is_loaded_once_by_a_focal_point_under_a_code_of_its_own(myanmar: Ministry) -> None:
    myanmar.do("P-FP", load_framework, OWN)
    assert myanmar.refused("P-FP", load_framework, OWN).rule == "reference.taken"
    assert myanmar.refused("P-AN1", load_framework, replace(OWN, code="other")).rule == "role"
    for code in ("un", "us", "Not a code", "x"):
        assert myanmar.rejected("P-FP", load_framework, replace(OWN, code=code)).field == "code"
    faulty = replace(OWN, code="other", content=OWN.content.replace("2.1", "1.1"))
    assert "row 4" in myanmar.rejected("P-FP", load_framework, faulty).message


def test_a_report_stands_on_the_un_framework_whatever_else_was_asked(myanmar: Ministry) -> None:
    finished(myanmar, "us")
    with myanmar.store.read() as session:
        assert fresh_risk_assessment(session, "MMR", myanmar.clock.at) is None
    kept = completed_assessment(myanmar, "P-AN1")
    finished(myanmar, "us")
    with myanmar.store.read() as session:
        fresh = fresh_risk_assessment(session, "MMR", myanmar.clock.at)
        assert fresh is not None
        assert fresh.id == kept.assessment_id


def test_one_assessment_a_framework_is_under_way_at_a_time(myanmar: Ministry) -> None:
    for framework in ("un", "us"):
        request = StartRiskAssessment(country="MMR", framework=framework)
        myanmar.do("P-AN1", start_risk_assessment, request)
        assert myanmar.refused("P-AN1", start_risk_assessment, request).rule == "risk.under_way"
    unknown = StartRiskAssessment(country="MMR", framework="none")
    assert myanmar.rejected("P-AN1", start_risk_assessment, unknown).field == "framework"
