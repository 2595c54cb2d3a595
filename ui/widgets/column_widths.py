"""How the columns of a table share its width, so that what is short is whole before what is long takes more."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in pixels.

    It is never narrower than ``least`` and never wider than ``needed``, which is what its words take. Between the two
    columns share what there is in proportion to their ``weight``. ``word`` is what its longest word takes: less breaks it.
    """

    least: int
    needed: int
    weight: int
    word: int = 0


def shared(room: int, wishes: Sequence[Wish]) -> list[int]:
    """The width of each column; together no more than ``room``, unless the least widths are more already."""
    least = [min(wish.least, wish.needed) for wish in wishes]
    if sum(least) >= room:
        return least
    if sum(wish.needed for wish in wishes) <= room:
        return [wish.needed for wish in wishes]
    # The level at which all is given away lies between two columns' bounds: halved until it is known to the pixel.
    low, high = 0.0, max(wish.needed / wish.weight for wish in wishes)
    for _ in range(32):
        level = (low + high) / 2
        if sum(_width(wish, level) for wish in wishes) > room:
            high = level
        else:
            low = level
    return [int(_width(wish, low)) for wish in wishes]


def _width(wish: Wish, level: float) -> float:
    return max(min(wish.least, wish.needed), min(wish.needed, level * wish.weight))
