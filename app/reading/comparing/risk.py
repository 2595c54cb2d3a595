"""The risk assessments in force on two days, factor by factor and indicator by indicator."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.reading.comparing.lines import ComparedLine, Topic
from app.reading.countries.file_on import FileOn
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.rules.risk.rating_changes import FactorChange, IndicatorChange, compare
from app.rules.risk.ratings import FactorRating, IndicatorRating
from app.rules.turns import Turn, turn_of, turn_of_rating
from db.vocabulary import words
from language import mark, tr

_NONE = mark("none completed")
_NOT_JUDGED = mark("not judged")


def compared_risk(session: Session, then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    """The assessment in force, each factor of the UN Framework, and the indicators of which the finding changed."""
    before, after = _in_force(then), _in_force(now)
    yield ComparedLine(
        topic=Topic.RISK,
        what=tr("Assessment in force"),
        then=before.number if before else tr(_NONE),
        now=after.number if after else tr(_NONE),
        turn=turn_of(before.number if before else None, after.number if after else None),
    )
    newest = after or before
    if newest is None:
        return
    factors = factors_of(session, newest)
    codes = [(factor.number, [one.code for one in factor.indicators]) for factor in factors]
    changes = compare(before.ratings if before else (), after.ratings if after else (), codes)
    for factor, change in zip(factors, changes, strict=True):
        yield from _factor(factor, change)


def _in_force(found: FileOn) -> RiskAssessmentView | None:
    """The assessment on the UN Framework that was completed last, by what was recorded then."""
    views = found.view.assessments if found.view else ()
    done = [(one.completed_at, one.number, one) for one in views if one.completed_at and one.framework == UN]
    return max(done, key=lambda each: each[:2])[2] if done else None


def _factor(factor: Factor, change: FactorChange) -> Iterator[ComparedLine]:
    yield ComparedLine(
        topic=Topic.RISK,
        what=f"{factor.number}. {factor.title}",
        then=_rating(change.then),
        now=_rating(change.now),
        turn=turn_of_rating(change.change),
    )
    meanings = {one.code: one.meaning for one in factor.indicators}
    for indicator in change.indicators:
        if turn_of_rating(indicator.change) is not Turn.SAME:
            yield _indicator(indicator, meanings[indicator.code])


def _indicator(change: IndicatorChange, meaning: str) -> ComparedLine:
    return ComparedLine(
        topic=Topic.RISK,
        what=f"{change.code} {meaning}",
        then=_finding(change.then),
        now=_finding(change.now),
        turn=turn_of_rating(change.change),
    )


def _rating(rating: FactorRating | None) -> str:
    return words(rating.rating).lower() if rating and rating.rating else tr(_NOT_JUDGED)


def _finding(rating: IndicatorRating | None) -> str:
    if rating is None:
        return tr(_NOT_JUDGED)
    strength = f", {words(rating.strength).lower()}" if rating.strength else ""
    return f"{words(rating.finding).lower()}{strength}"
