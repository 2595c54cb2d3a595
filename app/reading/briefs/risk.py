"""What a brief says of the country's risk assessment: the indicators that were seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.briefs import annexes
from app.reading.ministry.reference import framework_at
from app.reading.reports.standing import fresh_risk_assessment
from app.reference.framework import Factor, Indicator
from app.rules.risk.ratings import FactorRating, IndicatorRating, Trend, rated_factor, strongest_first
from db.assessments import RiskAssessment
from language.codes import coded

MOST = 5
"""Indicators in the body of a brief; Annex A has all of them."""


@dataclass(frozen=True, slots=True)
class _Seen:
    factor: Factor
    indicator: Indicator
    rated: FactorRating
    found: IndicatorRating

    @property
    def words(self) -> str:
        """What was seen, in the indicator's own note or else its factor's, and how strongly it shows."""
        said = self.found.note or self.rated.note
        strength = self.found.strength
        return said if strength is None else f"{coded(strength)}. {said}".strip()


def indicator_rows(
    session: Session, country: str, at: datetime, cited: Mapping[str, int]
) -> tuple[annexes.IndicatorRow, ...]:
    """Annex A: factor by factor, the strongest first. ``cited``: the place of each item in the brief's part 5."""
    return rows_of_assessment(session, fresh_risk_assessment(session, country, at), cited)


def rows_of_assessment(
    session: Session, assessment: RiskAssessment | None, cited: Mapping[str, int]
) -> tuple[annexes.IndicatorRow, ...]:
    """The rows of one assessment, of today or of a past day; nothing without one."""
    if assessment is None:
        return ()
    return tuple(
        annexes.IndicatorRow(
            factor=str(seen.factor.number),
            factor_title=seen.factor.title,
            number=seen.indicator.code,
            indicator=seen.indicator.meaning,
            seen=seen.words,
            evidence=tuple(
                sorted(
                    cited[number] for number in seen.found.evidence or seen.rated.evidence if number in cited
                )
            ),
            confidence=seen.rated.confidence or assessment.confidence,
            trend=(seen.rated.trend if seen.found.trend is Trend.UNKNOWN else seen.found.trend).value,
            confirmed=seen.indicator.confirmed,
        )
        for seen in _seen(session, assessment)
    )


def leading_indicators(session: Session, country: str, at: datetime) -> tuple[str, ...]:
    """The strongest indicators that were seen, at most five: for a report whose author names none."""
    assessment = fresh_risk_assessment(session, country, at)
    if assessment is None:
        return ()
    seen = {one.found.code: one for one in _seen(session, assessment)}
    strongest = strongest_first(tuple(one.found for one in seen.values()))[:MOST]
    return tuple(f"{seen[one.code].indicator.meaning} ({one.code})" for one in strongest)


def _seen(session: Session, assessment: RiskAssessment) -> Iterator[_Seen]:
    framework = framework_at(session, assessment.framework_version, assessment.framework)
    factors = {factor.number: factor for factor in framework}
    for rated in map(rated_factor, assessment.ratings):
        factor = factors.get(rated.factor)
        if factor is None:
            continue
        meanings = {indicator.code: indicator for indicator in factor.indicators}
        for found in strongest_first(rated.seen):
            if found.code in meanings:
                yield _Seen(factor, meanings[found.code], rated, found)
