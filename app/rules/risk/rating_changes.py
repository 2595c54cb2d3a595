"""Two risk assessments side by side: what of each factor and indicator changed, in words. Nothing is added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength
from language import Wording, mark


class Change(StrEnum):
    """What became of a factor or an indicator between two dates."""

    GRAVER = "graver"
    LESS_GRAVE = "less_grave"
    SAME = "same"
    NOW_KNOWN = "now_known"
    NO_LONGER_KNOWN = "no_longer_known"
    NEW = "new"
    DROPPED = "dropped"
    NOT_JUDGED = "not_judged"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def arrow(self) -> str:
        """A glyph of text that stands beside the word."""
        return _ARROWS[self]


_LABELS = Wording(
    {
        Change.GRAVER: mark("Graver"),
        Change.LESS_GRAVE: mark("Less grave"),
        Change.SAME: mark("Unchanged"),
        Change.NOW_KNOWN: mark("Known now"),
        Change.NO_LONGER_KNOWN: mark("No longer known"),
        Change.NEW: mark("First judged"),
        Change.DROPPED: mark("No longer judged"),
        Change.NOT_JUDGED: mark("Not judged"),
    }
)
_ARROWS = {
    Change.GRAVER: "▲",
    Change.LESS_GRAVE: "▼",
    Change.SAME: "=",
    Change.NOW_KNOWN: "◆",
    Change.NO_LONGER_KNOWN: "◇",
    Change.NEW: "+",
    Change.DROPPED: "−",
    Change.NOT_JUDGED: "·",
}
_RATINGS = (Rating.NOT_SEEN, Rating.LOW, Rating.MEDIUM, Rating.HIGH)
_STRENGTHS = (Strength.WEAK, Strength.MODERATE, Strength.STRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange:
    """One indicator then and now."""

    code: str
    then: IndicatorRating | None
    now: IndicatorRating | None
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorChange:
    """One factor then and now, with its indicators. ``evidence`` counts items of evidence."""

    factor: int
    then: FactorRating | None
    now: FactorRating | None
    change: Change
    evidence_then: int
    evidence_now: int
    indicators: tuple[IndicatorChange, ...]


def compare(
    then: Iterable[FactorRating], now: Iterable[FactorRating], factors: Sequence[tuple[int, Sequence[str]]]
) -> tuple[FactorChange, ...]:
    """Each factor of ``factors`` (its number and the codes of its indicators), as rated then and now."""
    before = {one.factor: one for one in then}
    after = {one.factor: one for one in now}
    return tuple(_factor(number, codes, before.get(number), after.get(number)) for number, codes in factors)


def counts(ratings: Iterable[FactorRating]) -> tuple[tuple[Rating, int], ...]:
    """How many factors have each rating, gravest first: plain counts, never a score."""
    given = [one.rating for one in ratings]
    order = (*reversed(_RATINGS), Rating.UNKNOWN)
    return tuple((rating, given.count(rating)) for rating in order)


def rating_change(then: Rating | None, now: Rating | None) -> Change:
    """What became of a factor's rating."""
    return _change(_place(then, _RATINGS), _place(now, _RATINGS), then is not None, now is not None)


def indicator_change(then: IndicatorRating | None, now: IndicatorRating | None) -> Change:
    """What became of an indicator: seen is graver than not seen, and a stronger one graver than a weaker one.

    Where the strength was not said on one of the two dates, strengths are not compared.
    """
    before, after = _finding_place(then), _finding_place(now)
    first = _change(before, after, then is not None, now is not None)
    if first is not Change.SAME or then is None or now is None or not (then.strength and now.strength):
        return first
    return _change(_STRENGTHS.index(then.strength), _STRENGTHS.index(now.strength), True, True)


def _factor(
    number: int, codes: Sequence[str], then: FactorRating | None, now: FactorRating | None
) -> FactorChange:
    indicators = []
    for code in codes:
        before = then.indicator(code) if then else None
        after = now.indicator(code) if now else None
        change = indicator_change(before, after)
        indicators.append(IndicatorChange(code=code, then=before, now=after, change=change))
    return FactorChange(
        factor=number,
        then=then,
        now=now,
        change=rating_change(then.rating if then else None, now.rating if now else None),
        evidence_then=len(then.all_evidence) if then else 0,
        evidence_now=len(now.all_evidence) if now else 0,
        indicators=tuple(indicators),
    )


def _place(rating: Rating | None, order: Sequence[Rating]) -> int | None:
    return order.index(rating) if rating in order else None


def _finding_place(rated: IndicatorRating | None) -> int | None:
    if rated is None or rated.finding is Finding.UNKNOWN:
        return None
    return 1 if rated.finding is Finding.SEEN else 0


def _change(before: int | None, after: int | None, judged_before: bool, judged_after: bool) -> Change:
    if not (judged_before and judged_after):
        return {
            (False, False): Change.NOT_JUDGED,
            (False, True): Change.NEW,
            (True, False): Change.DROPPED,
        }[judged_before, judged_after]
    if before is None or after is None:
        return {
            (True, True): Change.SAME,
            (True, False): Change.NOW_KNOWN,
            (False, True): Change.NO_LONGER_KNOWN,
        }[before is None, after is None]
    if before == after:
        return Change.SAME
    return Change.GRAVER if after > before else Change.LESS_GRAVE
