"""Risk assessments over the factors of the ministry's framework."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.actions.common import country_file, find, has_conflict, next_number, person_of, require_role
from app.reading.reference import current_version, framework_at
from app.reference.framework import Factor
from app.refusals import BadInput, Refused
from app.rules.likelihood import check_separate
from app.rules.ratings import Rating, Trend
from app.rules.texts import clean_text, required_text
from db.actor import Actor
from db.assessments import RiskAssessment
from db.evidence import EvidenceItem
from db.vocabulary import Confidence, Role
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRiskAssessment:
    """A new assessment of a country, on the framework in use."""

    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorRating:
    """The rating of one factor: indicators seen (their codes), evidence it stands on (item numbers).

    ``unknown`` says that it was asked and could not be judged.
    """

    factor: int
    rating: Rating
    trend: Trend = Trend.UNKNOWN
    indicators: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFactors:
    """Ratings of some factors; they take the place of earlier ones of the same factors."""

    assessment_id: str
    ratings: tuple[FactorRating, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteRiskAssessment:
    """The judgement over all factors; from here on nothing in the assessment changes."""

    assessment_id: str
    overview: str
    confidence: Confidence
    confidence_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessmentKept:
    """An assessment as it now stands; ``missing`` are the factors without a rating."""

    assessment_id: str
    number: str
    missing: tuple[int, ...]
    completed: bool


def start_risk_assessment(work: Work, actor: Actor, request: StartRiskAssessment) -> RiskAssessmentKept:
    """Begin an assessment. One person has one under way for a country.

    Raises:
        Refused: ``role``; ``risk.conflict`` (Authority rule 6); ``risk.under_way``.
        BadInput: no file is open for the country.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    author = person_of(actor)
    _bar_conflict(work, author, file.country)
    pending = sa.select(RiskAssessment).where(
        RiskAssessment.country == file.country,
        RiskAssessment.author_id == author,
        RiskAssessment.completed_at.is_(None),
    )
    open_one = work.one(pending)
    if open_one is not None:
        raise Refused(
            "risk.under_way",
            f"Your assessment {open_one.number} of this country is not completed yet.",
            remedy="Go on with it.",
        )
    number = next_number(work, RiskAssessment.number, "RA")
    work.act("risk.start", topic=file.country)
    row = work.add(
        RiskAssessment(
            number=number,
            country=file.country,
            framework_version=current_version(work.session, "framework"),
            author_id=author,
            started_at=work.at,
        )
    )
    return _kept(work, row)


def rate_factors(work: Work, actor: Actor, request: RateFactors) -> RiskAssessmentKept:
    """Rate factors of an assessment under way.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``.
        BadInput: unknown factor, indicator or evidence; a factor that is seen with nothing to show for it.
    """
    row = _under_way(work, actor, request.assessment_id)
    factors = {factor.number: factor for factor in framework_at(work.session, row.framework_version)}
    ratings: dict[int, dict[str, Any]] = {item["factor"]: item for item in row.ratings}
    for rating in request.ratings:
        ratings[rating.factor] = _stored(work, row, rating, factors)
    work.act("risk.rate", topic=row.country)
    row.ratings = [ratings[number] for number in factors if number in ratings]
    work.save()
    return _kept(work, row)


def complete_risk_assessment(work: Work, actor: Actor, request: CompleteRiskAssessment) -> RiskAssessmentKept:
    """Close the assessment over all factors; it is immutable from here on.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``; ``risk.missing``, naming
            the factors that are neither rated nor marked unknown.
        BadInput: no overview, no reason for the confidence, or likelihood and confidence in one sentence.
    """
    row = _under_way(work, actor, request.assessment_id)
    missing = _missing(work, row)
    if missing:
        raise Refused(
            "risk.missing",
            f"Not rated yet: factor {', '.join(map(str, missing))}.",
            remedy="Rate each of them, or mark it as unknown.",
        )
    overview = required_text(request.overview, "overview")
    reason = required_text(request.confidence_reason, "reason for the confidence")
    check_separate(overview, "overview")
    check_separate(reason, "reason for the confidence")
    work.act("risk.complete", topic=row.country, signed=True)
    row.overview, row.confidence, row.confidence_reason = overview, request.confidence, reason
    row.completed_at = work.at
    work.save()
    return _kept(work, row)


def _under_way(work: Work, actor: Actor, assessment_id: str) -> RiskAssessment:
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    row = find(work, RiskAssessment, assessment_id, "risk assessment")
    if row.author_id != person_of(actor):
        raise Refused(
            "risk.author",
            f"{row.number} is someone else’s assessment.",
            remedy="Make one of your own; differences are worth seeing.",
        )
    if row.completed_at is not None:
        raise Refused(
            "risk.completed",
            f"{row.number} is completed and cannot be changed.",
            remedy="Start a new assessment, which will be compared with this one.",
        )
    _bar_conflict(work, row.author_id, row.country)
    return row


def _bar_conflict(work: Work, person_id: str, country: str) -> None:
    if has_conflict(work, person_id, country):
        raise Refused(
            "risk.conflict",
            "You declared a conflict of interest with this country.",
            remedy="Ask an assessor without one.",
        )


def _stored(
    work: Work, row: RiskAssessment, rating: FactorRating, factors: Mapping[int, Factor]
) -> dict[str, Any]:
    factor = factors.get(rating.factor)
    if factor is None:
        raise BadInput(
            "factor",
            f"The framework has no factor {rating.factor}.",
            remedy=f"Use one of: {', '.join(map(str, factors))}.",
        )
    note = clean_text(rating.note, "note")
    known = [indicator.code for indicator in factor.indicators]
    _require_known(rating.indicators, known, "indicators", f"factor {factor.number}")
    numbers = work.all(sa.select(EvidenceItem.number).where(EvidenceItem.country == row.country))
    _require_known(rating.evidence, numbers, "evidence", "the country file")
    if rating.rating.seen and not (rating.indicators or note):
        raise BadInput(
            "indicators",
            f"Factor {factor.number} is rated {rating.rating.value} with nothing seen.",
            remedy="Choose the indicators that were seen, or say in a note what was.",
        )
    if rating.rating is Rating.NOT_SEEN and rating.indicators:
        raise BadInput(
            "indicators",
            f"Factor {factor.number} is rated as not seen, yet indicators are marked as seen.",
            remedy="Rate the factor, or take the indicators off.",
        )
    return {
        "factor": factor.number,
        "rating": rating.rating.value,
        "trend": rating.trend.value,
        "indicators": [code for code in known if code in rating.indicators],
        "evidence": sorted(set(rating.evidence)),
        "confidence": rating.confidence.value if rating.confidence else None,
        "note": note,
    }


def _require_known(given: Iterable[str], known: Iterable[str], field: str, where: str) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise BadInput(
            field, f"“{unknown[0][:40]}” is not of {where}.", remedy="Choose from the list that is shown."
        )


def _missing(work: Work, row: RiskAssessment) -> tuple[int, ...]:
    rated = {item["factor"] for item in row.ratings}
    factors = framework_at(work.session, row.framework_version)
    return tuple(factor.number for factor in factors if factor.number not in rated)


def _kept(work: Work, row: RiskAssessment) -> RiskAssessmentKept:
    return RiskAssessmentKept(
        assessment_id=row.id,
        number=row.number,
        missing=_missing(work, row),
        completed=row.completed_at is not None,
    )
