"""What is entered of an assessment under way: every factor and indicator, and which of them wait to be kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.reference.framework import Factor
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating


class RatingDraft(QObject):
    """``changed`` carries the number of the factor that was edited, itself or one of its indicators."""

    changed = Signal(int)

    def __init__(self, factors: Sequence[Factor], ratings: Sequence[FactorRating]) -> None:
        super().__init__()
        self.factors = tuple(factors)
        self.waiting: set[int] = set()
        """Factors that stand otherwise than they were kept."""
        self._ratings = {one.factor: one for one in ratings}
        self._kept = dict(self._ratings)
        self._factor_of = {one.code: factor.number for factor in factors for one in factor.indicators}

    def rating(self, factor: int) -> FactorRating:
        """A factor as it is entered."""
        return self._ratings.get(factor) or FactorRating(factor=factor)

    def indicator(self, code: str) -> IndicatorRating | None:
        """An indicator as it is entered; None where it is not judged yet."""
        return self.rating(self.factor_of(code)).indicator(code)

    def factor_of(self, code: str) -> int:
        """Number of the factor that an indicator belongs to."""
        return self._factor_of[code]

    @property
    def unrated(self) -> tuple[int, ...]:
        """The factors without a rating."""
        return tuple(one.number for one in self.factors if self.rating(one.number).rating is None)

    @property
    def judged(self) -> int:
        """How many indicators are judged."""
        return sum(len(self.rating(one.number).indicators) for one in self.factors)

    @property
    def indicators(self) -> int:
        """How many indicators the framework has."""
        return len(self._factor_of)

    def set_factor(self, factor: int, **changes: Any) -> None:
        """Enter something of a factor itself."""
        self._enter(replace(self.rating(factor), **changes))

    def set_indicator(self, code: str, **changes: Any) -> None:
        """Enter something of an indicator. A strength says that it was seen; what was not seen has none."""
        found = self.indicator(code) or IndicatorRating(code=code, finding=Finding.SEEN)
        if changes.get("strength") is not None:
            changes["finding"] = Finding.SEEN
        if changes.get("finding", found.finding) is not Finding.SEEN:
            changes["strength"] = None
        self._put(replace(found, **changes))

    def clear_indicator(self, code: str) -> None:
        """Take back what was judged of an indicator."""
        rated = self.rating(self.factor_of(code))
        self._enter(replace(rated, indicators=tuple(one for one in rated.indicators if one.code != code)))

    def judge_rest(self, factor: int, finding: Finding) -> None:
        """Judge all indicators of a factor alike that are not judged yet."""
        rated = self.rating(factor)
        known = {one.code for one in rated.indicators}
        rest = tuple(
            IndicatorRating(code=one.code, finding=finding)
            for one in self._factor(factor).indicators
            if one.code not in known
        )
        self._enter(replace(rated, indicators=self._ordered(factor, (*rated.indicators, *rest))))

    def bring_back(self, ratings: Sequence[FactorRating]) -> None:
        """Enter whole factors, as they stood before a crash or stand on record."""
        for one in ratings:
            self._enter(one)

    def kept(self, ratings: Sequence[FactorRating]) -> None:
        """These were kept; what was edited meanwhile still waits."""
        for one in ratings:
            self._kept[one.factor] = one
            if self.rating(one.factor) == one:
                self.waiting.discard(one.factor)

    def _put(self, found: IndicatorRating) -> None:
        factor = self.factor_of(found.code)
        others = [one for one in self.rating(factor).indicators if one.code != found.code]
        self._enter(replace(self.rating(factor), indicators=self._ordered(factor, (*others, found))))

    def _enter(self, rated: FactorRating) -> None:
        if rated == self.rating(rated.factor):
            return
        self._ratings[rated.factor] = rated
        if rated == self._kept.get(rated.factor, FactorRating(factor=rated.factor)):
            # Taken back: nothing of it has to be recorded.
            self.waiting.discard(rated.factor)
        else:
            self.waiting.add(rated.factor)
        self.changed.emit(rated.factor)

    def _ordered(self, factor: int, found: Sequence[IndicatorRating]) -> tuple[IndicatorRating, ...]:
        by_code = {one.code: one for one in found}
        codes = [one.code for one in self._factor(factor).indicators]
        return tuple(by_code[code] for code in codes if code in by_code)

    def _factor(self, number: int) -> Factor:
        return next(one for one in self.factors if one.number == number)
