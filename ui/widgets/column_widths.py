"""How the columns of a table share its width, so that what is short is whole before what is long takes more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in pixels.

    It is never narrower than ``least`` and never wider than ``needed``, which is what its words take. Between the two
    columns share what there is in proportion to their ``weight``. ``word`` is what its longest word takes, or what it takes for its
    words to break no oftener than they may: less breaks it. Where the table would scroll sideways else, ``folded`` is what it bears
    without a loss, and ``tight`` what it bears at all.
    """

    least: int
    needed: int
    weight: int
    word: int = 0
    folded: int = 0
    tight: int = 0


def settled(room: int, wishes: Sequence[Wish]) -> list[Wish]:
    """The same with the least width that each column shall have: words are whole where that fits. Else they break, and what needs
    most gives way, before the table is scrolled sideways.
    """
    unbroken = [replace(wish, least=max(wish.least, wish.word)) for wish in wishes]
    for whole in (unbroken, list(wishes)):
        for each in (whole, _given(room, whole, lambda wish: wish.folded)):
            if _least(each) <= room:
                return each
    each = _given(room, each, lambda wish: wish.tight)
    # Where it is scrolled sideways all the same nothing is gained by breaking words.
    return each if _least(each) <= room else unbroken


def _given(room: int, wishes: Sequence[Wish], bears: Callable[[Wish], int]) -> list[Wish]:
    """The same after columns gave of their width what is missing, and no more than they can bear, those that need most first."""
    giving = list(wishes)
    for place in sorted(range(len(giving)), key=lambda at: giving[at].needed, reverse=True):
        wish, missing = giving[place], _least(giving) - room
        least, borne = min(wish.least, wish.needed), bears(wish)
        if missing > 0 and 0 < borne < least:
            giving[place] = replace(wish, least=max(borne, least - missing))
    return giving


def _least(wishes: Sequence[Wish]) -> int:
    return sum(min(wish.least, wish.needed) for wish in wishes)


def shared(room: int, wishes: Sequence[Wish]) -> list[int]:
    """The width of each column; together no more than ``room``, unless the least widths are more already."""
    least = [min(wish.least, wish.needed) for wish in wishes]
    if sum(least) >= room:
        return least
    if sum(wish.needed for wish in wishes) <= room:
        return [wish.needed for wish in wishes]
    # What is given away grows with the level evenly between two columns' bounds: so the level is found between these.
    low, below = 0.0, float(sum(least))
    for high in sorted({bound / wish.weight for wish in wishes for bound in (wish.least, wish.needed)}):
        above = sum(_width(wish, high) for wish in wishes)
        if above > room:
            level = low + (high - low) * (room - below) / (above - below)
            return [int(_width(wish, level)) for wish in wishes]
        low, below = high, above
    return least


def _width(wish: Wish, level: float) -> float:
    return max(min(wish.least, wish.needed), min(wish.needed, level * wish.weight))
