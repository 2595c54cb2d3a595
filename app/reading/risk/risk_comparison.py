"""Two completed risk assessments of a country side by side."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.settings import read_settings
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of, risk_assessment_view
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.refusals import BadInput
from app.rules.risk.rating_changes import FactorChange, compare
from db.assessments import RiskAssessment
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorComparison:
    """A factor with its words, then and now."""

    factor: Factor
    change: FactorChange


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskComparison:
    """The matrix: one row a factor. ``versions_differ``: the framework's text changed between the two."""

    then: RiskAssessmentView
    now: RiskAssessmentView
    versions_differ: bool
    rows: tuple[FactorComparison, ...]


def in_force_on(session: Session, country: str, day: date, framework: str = UN) -> RiskAssessmentView | None:
    """The assessment in force at the end of a day of the ministry's calendar: the newest that was completed by then."""
    zone = ZoneInfo(read_settings(session).time_zone)
    end = datetime.combine(day, time(), zone) + timedelta(days=1)
    row = session.scalars(
        sa.select(RiskAssessment)
        .where(
            RiskAssessment.country == country,
            RiskAssessment.completed_at < end,
            sa.func.coalesce(RiskAssessment.framework, UN) == framework,
        )
        .order_by(RiskAssessment.completed_at.desc(), RiskAssessment.number.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else risk_assessment_view(session, row)


def compare_on(session: Session, country: str, then: date, now: date, framework: str = UN) -> RiskComparison:
    """The assessments in force on two days.

    Raises:
        BadInput: the days are not in order, no assessment was in force on one of them, or the same one on both.
    """
    if now <= then:
        raise BadInput(
            "and", tr("The second day is not after the first."), remedy=tr("Give the earlier day first.")
        )
    found = []
    for day, field in ((then, "on"), (now, "and")):
        view = in_force_on(session, country, day, framework)
        if view is None:
            raise BadInput(
                field,
                tr("No risk assessment was completed by {day}.", day=day.isoformat()),
                remedy=tr("Choose a later day."),
            )
        found.append(view)
    if found[0].assessment_id == found[1].assessment_id:
        raise BadInput(
            "and",
            tr(
                "{found_number} was in force on both days: there is nothing to compare.",
                found_number=found[0].number,
            ),
            remedy=tr("Choose days before and after a further assessment was completed."),
        )
    return compare_assessments(session, *found)


def compare_assessments(
    session: Session, then: RiskAssessmentView, now: RiskAssessmentView
) -> RiskComparison:
    """Two assessments of one country on one framework.

    The words are those of the later one; a factor or indicator that only the earlier version had keeps its own.

    Raises:
        BadInput: they are of two countries or frameworks, or one is not completed.
    """
    if then.country != now.country or then.framework != now.framework:
        raise BadInput(
            "assessment",
            tr(
                "{then_number} and {now_number} were made on different frameworks or countries.",
                then_number=then.number,
                now_number=now.number,
            ),
            remedy=tr("Choose two on the same framework: factors of different ones cannot be compared."),
        )
    if then.completed_at is None or now.completed_at is None:
        raise BadInput(
            "assessment",
            tr("An assessment that is under way is not compared."),
            remedy=tr("Complete it first."),
        )
    factors = _joined(factors_of(session, then), factors_of(session, now))
    changes = compare(
        then.ratings, now.ratings, [(one.number, [each.code for each in one.indicators]) for one in factors]
    )
    return RiskComparison(
        then=then,
        now=now,
        versions_differ=then.framework_version != now.framework_version,
        rows=tuple(
            FactorComparison(factor=factor, change=change)
            for factor, change in zip(factors, changes, strict=True)
        ),
    )


def _joined(then: tuple[Factor, ...], now: tuple[Factor, ...]) -> tuple[Factor, ...]:
    before = {factor.number: factor for factor in then}
    joined = []
    for factor in now:
        earlier = before.pop(factor.number, None)
        codes = {one.code for one in factor.indicators}
        gone = tuple(one for one in earlier.indicators if one.code not in codes) if earlier else ()
        joined.append(Factor(factor.number, factor.title, factor.scope, (*factor.indicators, *gone)))
    return (*joined, *before.values())
