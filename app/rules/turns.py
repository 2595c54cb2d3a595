"""What became of something between two days, in one word and a glyph that says the same without colour."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from app.rules.risk.rating_changes import Change
from language import Wording, mark

T = TypeVar("T")


class Turn(StrEnum):
    """What became of one line of a comparison."""

    GRAVER = "graver"
    LESS_GRAVE = "less_grave"
    MORE = "more"
    FEWER = "fewer"
    CHANGED = "changed"
    SAME = "same"
    NOW_KNOWN = "now_known"
    NO_LONGER_KNOWN = "no_longer_known"

    @property
    def label(self) -> str:
        return _WORDS[self][1]

    @property
    def glyph(self) -> str:
        """A glyph of text that stands beside the word."""
        return _WORDS[self][0]

    @property
    def changed(self) -> bool:
        """Whether the two days differ."""
        return self is not Turn.SAME


_WORDS = Wording(
    {
        Turn.GRAVER: ("▲", mark("Graver")),
        Turn.LESS_GRAVE: ("▼", mark("Less grave")),
        Turn.MORE: ("+", mark("More")),
        Turn.FEWER: ("−", mark("Fewer")),
        Turn.CHANGED: ("≠", mark("Changed")),
        Turn.SAME: ("=", mark("Unchanged")),
        Turn.NOW_KNOWN: ("◆", mark("Known now")),
        Turn.NO_LONGER_KNOWN: ("◇", mark("No longer known")),
    }
)
_OF_RATINGS = {
    Change.GRAVER: Turn.GRAVER,
    Change.LESS_GRAVE: Turn.LESS_GRAVE,
    Change.SAME: Turn.SAME,
    Change.NOT_JUDGED: Turn.SAME,
    Change.NOW_KNOWN: Turn.NOW_KNOWN,
    Change.NEW: Turn.NOW_KNOWN,
    Change.NO_LONGER_KNOWN: Turn.NO_LONGER_KNOWN,
    Change.DROPPED: Turn.NO_LONGER_KNOWN,
}


def turn_of(then: object, now: object) -> Turn:
    """Whether a value without any order changed; None is not known."""
    if then == now:
        return Turn.SAME
    if then is None or now is None:
        return Turn.NOW_KNOWN if then is None else Turn.NO_LONGER_KNOWN
    return Turn.CHANGED


def turn_by_gravity(then: T | None, now: T | None, order: Sequence[T | None]) -> Turn:
    """What became of a value of an order, the gravest last. What stands in no order changed, and no more is said of it."""
    if then == now:
        return Turn.SAME
    if then in order and now in order:
        return Turn.GRAVER if order.index(now) > order.index(then) else Turn.LESS_GRAVE
    return turn_of(then, now)


def turn_of_count(then: int | None, now: int | None) -> Turn:
    """What became of a number; None is not known."""
    if then is None or now is None or then == now:
        return turn_of(then, now)
    return Turn.MORE if now > then else Turn.FEWER


def turn_of_rating(change: Change) -> Turn:
    """The same for a factor or an indicator of a risk assessment."""
    return _OF_RATINGS[change]
