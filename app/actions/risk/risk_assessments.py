"""Risk assessments: begun on a framework, rated factor by factor, completed once and for all."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import country_file, find, has_conflict, next_number, person_of, require_role
from app.actions.risk.rating_checks import checked_rating
from app.reading.ministry.reference import current_version, framework_at, risk_frameworks
from app.reading.risk.divergences import divergences_of, without_comment
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_text, shown
from app.rules.risk.likelihood import check_separate
from app.rules.risk.ratings import (
    FactorRating,
    rated_factor,
    stored_factor,
)
from db.actor import Actor
from db.assessments import RiskAssessment
from db.evidence import EvidenceItem
from db.unsaved_ratings import forget_unsaved_ratings, unsaved_ratings_of
from db.vocabulary import Confidence, Role
from db.work import Work
from language import tr
from language.lists import and_list


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRiskAssessment:
    """A new assessment of a country, on the version in use of a framework (``un`` unless said otherwise)."""

    country: str
    framework: str = UN


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
    """Begin an assessment. One person has one under way for a country on each framework.

    Raises:
        Refused: ``role``; ``risk.conflict`` (Authority rule 6); ``risk.under_way``.
        BadInput: no file is open for the country, or there is no such framework.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    author = person_of(actor)
    bar_conflict(work, author, file.country)
    known = {one.code: one for one in risk_frameworks(work.session)}
    framework = known.get(request.framework)
    if framework is None:
        raise BadInput(
            "framework",
            tr("There is no framework “{framework}”.", framework=shown(request.framework)),
            remedy=tr("Use one of: {known}.", known=", ".join(known)),
        )
    pending = sa.select(RiskAssessment).where(
        RiskAssessment.country == file.country,
        RiskAssessment.author_id == author,
        RiskAssessment.completed_at.is_(None),
        sa.func.coalesce(RiskAssessment.framework, UN) == framework.code,
    )
    open_one = work.one(pending)
    if open_one is not None:
        raise Refused(
            "risk.under_way",
            tr(
                "Your assessment {open_one_number} of this country is not completed yet.",
                open_one_number=open_one.number,
            ),
            remedy=tr("Go on with it."),
        )
    number = next_number(work, RiskAssessment.number, "RA")
    work.act("risk.start", topic=file.country)
    row = work.add(
        RiskAssessment(
            number=number,
            country=file.country,
            framework=framework.code,
            framework_version=current_version(work.session, framework.kind.code),
            author_id=author,
            started_at=work.at,
        )
    )
    return _kept(work, row)


def rate_factors(work: Work, actor: Actor, request: RateFactors) -> RiskAssessmentKept:
    """Rate factors of an assessment under way, and their indicators one by one.

    A factor whose ``rating`` is none keeps what was found of its indicators and is still missing.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``.
        BadInput: unknown factor, indicator or evidence; a strength of what was not seen; a factor that is seen with
            nothing to show for it, or not seen while an indicator of it is.
    """
    row = under_way(work, actor, request.assessment_id)
    factors = {factor.number: factor for factor in _factors(work, row)}
    on_file = work.all(sa.select(EvidenceItem.number).where(EvidenceItem.country == row.country))
    ratings = {item["factor"]: item for item in row.ratings}
    for rating in request.ratings:
        ratings[rating.factor] = stored_factor(checked_rating(rating, factors, on_file))
    work.act("risk.rate", topic=row.country)
    row.ratings = [ratings[number] for number in factors if number in ratings]
    work.save()
    recorded = [rating.factor for rating in request.ratings]
    forget_unsaved_ratings(work.session.connection(), row.id, row.author_id, recorded)
    return _kept(work, row)


def complete_risk_assessment(work: Work, actor: Actor, request: CompleteRiskAssessment) -> RiskAssessmentKept:
    """Close the assessment over all factors; it is immutable from here on.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``; ``risk.missing``, naming
            the factors that are neither rated nor marked unknown; ``risk.described``, when it is not said who is
            at risk or which crimes may be committed; ``risk.unsaved``, naming a factor of which something is entered
            and not recorded; ``risk.divergence``, naming a ranking that diverges from the
            file's risk level and that nothing is said about.
        BadInput: no overview, no reason for the confidence, or likelihood and confidence in one sentence.
    """
    row = under_way(work, actor, request.assessment_id)
    missing = _missing(work, row)
    if missing:
        raise Refused(
            "risk.missing",
            tr("Not rated yet: factor {factors}.", factors=", ".join(map(str, missing))),
            remedy=tr("Rate each of them, or mark it as unknown."),
        )
    overview = required_text(request.overview, "overview")
    reason = required_text(request.confidence_reason, "reason for the confidence")
    check_separate(overview, "overview")
    check_separate(reason, "reason for the confidence")
    _require_recorded(work, row)
    _require_described(row)
    _require_comments(work, row)
    work.act("risk.complete", topic=row.country, signed=True)
    row.overview, row.confidence, row.confidence_reason = overview, request.confidence, reason
    row.completed_at = work.at
    work.save()
    return _kept(work, row)


def under_way(work: Work, actor: Actor, assessment_id: str) -> RiskAssessment:
    """The actor's own assessment, which is not completed yet.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``.
        BadInput: there is none with this identifier.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    row = find(work, RiskAssessment, assessment_id, "risk assessment")
    if row.author_id != person_of(actor):
        raise Refused(
            "risk.author",
            tr("{number} is someone else’s assessment.", number=row.number),
            remedy=tr("Make one of your own; differences are worth seeing."),
        )
    if row.completed_at is not None:
        raise Refused(
            "risk.completed",
            tr("{number} is completed and cannot be changed.", number=row.number),
            remedy=tr("Start a new assessment, which will be compared with this one."),
        )
    bar_conflict(work, row.author_id, row.country)
    return row


def bar_conflict(work: Work, person_id: str, country: str) -> None:
    """Refuse who declared a conflict of interest with the country (Authority rule 6).

    Raises:
        Refused: ``risk.conflict``.
    """
    if has_conflict(work, person_id, country):
        raise Refused(
            "risk.conflict",
            tr("You declared a conflict of interest with this country."),
            remedy=tr("Ask an assessor without one."),
        )


def _require_recorded(work: Work, row: RiskAssessment) -> None:
    # After a crash something may be left that nobody has looked at since; once completed it could not be entered.
    left = unsaved_ratings_of(work.session, row.id, row.author_id)
    if left:
        raise Refused(
            "risk.unsaved",
            tr("What you entered of factor {factor} is not saved.", factor=left[0].factor),
            remedy=tr("Open the assessment, then save it or take it out."),
        )


def _require_described(row: RiskAssessment) -> None:
    lacking = [
        what
        for what, said in (
            (tr("who is at risk"), row.at_risk or row.groups_at_risk),
            (tr("which crimes may be committed"), row.crimes or row.crimes_undetermined),
        )
        if not said
    ]
    if lacking:
        raise Refused(
            "risk.described",
            tr("Not said yet: {lacking}.", lacking=and_list(lacking)),
            remedy=tr("Describe the risk. Crimes that cannot be told yet can be said to be undetermined."),
        )


def _require_comments(work: Work, row: RiskAssessment) -> None:
    silent = without_comment(divergences_of(work.session, row, work.at))
    if silent:
        raise Refused(
            "risk.divergence",
            tr("{said} Nothing is said about it yet.", said=silent[0].said),
            remedy=tr("Say why the two diverge, or why no comment is possible. The ranking decides nothing."),
        )


def _factors(work: Work, row: RiskAssessment) -> tuple[Factor, ...]:
    return framework_at(work.session, row.framework_version, row.framework)


def _missing(work: Work, row: RiskAssessment) -> tuple[int, ...]:
    rated = {item["factor"] for item in row.ratings if rated_factor(item).rating is not None}
    return tuple(factor.number for factor in _factors(work, row) if factor.number not in rated)


def _kept(work: Work, row: RiskAssessment) -> RiskAssessmentKept:
    return RiskAssessmentKept(
        assessment_id=row.id,
        number=row.number,
        missing=_missing(work, row),
        completed=row.completed_at is not None,
    )
