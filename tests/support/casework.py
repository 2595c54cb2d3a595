"""Country files, sources and evidence for tests, built through the use cases."""

from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.countries.country_files import Axes, CountryFileKept, OpenCountryFile, open_country_file
from app.actions.evidence.items import EvidenceKept, RecordEvidence, record_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    RiskAssessmentKept,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.actions.risk.risk_description import DescribeRisk, describe_risk
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend
from db.countries import CountryFile
from db.vocabulary import Confidence, Credibility, Crime, Ongoing, Phase, Reliability, SourceKind
from tests.support.ministry import Ministry
from tests.support.remembering import remembered


def opened(ministry: Ministry, country: str = "MMR", *, phase: Phase | None = None) -> CountryFileKept:
    """An open country file."""
    axes = None if phase is None else Axes(phase=phase, ongoing=Ongoing.UNCLEAR)
    request = OpenCountryFile(country=country, reason="Reports from the post", axes=axes)
    return ministry.do("P-FP", open_country_file, request)


def source(ministry: Ministry, name: str = "Post in Yangon") -> str:
    """A source's identifier."""
    request = AddSource(name=name, kind=SourceKind.POST, reliability=Reliability.B)
    return ministry.do("P-AN1", add_source, request).source_id


def evidence_request(source_id: str, **changes: Any) -> RecordEvidence:
    """A sound evidence item of Myanmar, as changed."""
    request = RecordEvidence(
        country="MMR",
        source_id=source_id,
        title="Villages burned in Maungdaw",
        original_wording="We saw four villages burning on the far bank.",
        summary="Four villages burned in northern Maungdaw.",
        occurred_on=date(2026, 1, 10),
        reported_on=date(2026, 1, 12),
        credibility=Credibility.PROBABLY_TRUE,
        violations=("killing",),
        marking="internal",
    )
    return replace(request, **changes)


def evidence(ministry: Ministry, source_id: str | None = None, **changes: Any) -> EvidenceKept:
    """An evidence item on the file of Myanmar."""
    request = evidence_request(source_id or source(ministry), **changes)
    return ministry.do("P-AN1", record_evidence, request)


@remembered
def completed_assessment(ministry: Ministry, who: str = "P-AN2", country: str = "MMR") -> RiskAssessmentKept:
    """A completed risk assessment: the first factor high, the others unknown."""
    started = ministry.do(who, start_risk_assessment, StartRiskAssessment(country=country))
    ratings = tuple(
        FactorRating(factor=number, rating=Rating.UNKNOWN) for number in started.missing if number != 1
    )
    high = FactorRating(
        factor=1,
        rating=Rating.HIGH,
        trend=Trend.RISING,
        indicators=(IndicatorRating(code="1.1", finding=Finding.SEEN, strength=Strength.STRONG),),
        note="Seen.",
    )
    ministry.do(who, rate_factors, RateFactors(assessment_id=started.assessment_id, ratings=(high, *ratings)))
    described(ministry, started.assessment_id, who)
    return ministry.do(
        who,
        complete_risk_assessment,
        CompleteRiskAssessment(
            assessment_id=started.assessment_id,
            overview="Attacks on civilians spread over three townships.",
            confidence=Confidence.MODERATE,
            confidence_reason="Two independent sources and satellite images.",
        ),
    )


def described(ministry: Ministry, assessment_id: str, who: str = "P-AN2", **changes: Any) -> None:
    """Say of an assessment under way who is at risk and of which crimes, as changed."""
    request = DescribeRisk(
        assessment_id=assessment_id,
        at_risk="Villagers of northern Maungdaw",
        groups_at_risk=("Rohingya",),
        from_whom="Security forces",
        crimes=(Crime.CRIMES_AGAINST_HUMANITY,),
    )
    ministry.do(who, describe_risk, replace(request, **changes))


def file_version(ministry: Ministry, country: str = "MMR") -> int:
    """The version of a country file that whoever changes it now has before them."""
    with ministry.store.read() as session:
        return session.scalars(
            sa.select(CountryFile.ledger_entry).where(CountryFile.country == country)
        ).one()
