"""An axis of time: which days are in view, and where each of them stands."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor

MOST_ZOOM = 64.0
"""Pixels a day at the closest."""
_MARGIN = 0.04
"""Of all that there is, left free at either end."""


@dataclass(frozen=True, slots=True)
class Axis:
    """``start`` is the day at the left edge as an ordinal number with fraction, ``scale`` pixels a day.

    ``lowest`` and ``highest`` bound what can be gone to. ``mirrored``: time runs from right to left.
    """

    start: float
    scale: float
    width: float
    lowest: float
    highest: float
    mirrored: bool = False

    @classmethod
    def over(cls, first: date, last: date, width: float, *, mirrored: bool = False) -> "Axis":
        """An axis that shows everything from ``first`` to ``last``, and cannot leave it."""
        low, high = float(first.toordinal()), float(last.toordinal() + 1)
        margin = max(3.0, (high - low) * _MARGIN)
        low, high = max(1.0, low - margin), min(float(date.max.toordinal()), high + margin)
        wide = max(width, 1.0)
        return cls(low, wide / (high - low), wide, low, high, mirrored)

    @property
    def days(self) -> float:
        """How many days are in view."""
        return self.width / self.scale

    @property
    def first(self) -> date:
        """The first day of which anything is in view."""
        return _day(floor(self.start))

    @property
    def last(self) -> date:
        """The last day of which anything is in view."""
        return _day(ceil(self.start + self.days) - 1)

    @property
    def whole(self) -> bool:
        """Whether everything is in view."""
        return self.days >= (self.highest - self.lowest) * 0.999

    def x(self, ordinal: float) -> float:
        """Where a day begins."""
        place = (ordinal - self.start) * self.scale
        return self.width - place if self.mirrored else place

    def span(self, first: int, after: int) -> tuple[float, float]:
        """The left and right edge of the days from ``first`` up to but not including ``after``."""
        one, other = self.x(first), self.x(after)
        return (other, one) if self.mirrored else (one, other)

    def at(self, x: float) -> float:
        """The day at a place."""
        return self.start + (self.width - x if self.mirrored else x) / self.scale

    def resized(self, width: float) -> "Axis":
        """The same days on another width; everything stays in view where it was."""
        wide = max(width, 1.0)
        return _bounded(self, width=wide, scale=wide / self.days)

    def zoomed(self, factor: float, x: float) -> "Axis":
        """Nearer (above 1) or farther, with the day at ``x`` where it was."""
        held = self.at(x)
        least = self.width / (self.highest - self.lowest)
        scale = min(max(self.scale * factor, least), max(MOST_ZOOM, least))
        share = (held - self.start) * self.scale / self.width
        return _bounded(self, scale=scale, start=held - share * self.width / scale)

    def panned(self, pixels: float) -> "Axis":
        """Moved on; a positive number goes to later days, however the axis runs."""
        return _bounded(self, start=self.start + pixels / self.scale)

    def showing(self, days: float, middle: float) -> "Axis":
        """So many days in view, with one of them in the middle."""
        scale = min(max(self.width / max(days, 0.5), self.width / (self.highest - self.lowest)), MOST_ZOOM)
        return _bounded(self, scale=scale, start=middle - self.width / scale / 2)

    def reaching(self, first: int, after: int) -> "Axis":
        """Moved only as far as needed to show the beginning of some days; those in view stay where they are."""
        room = min(self.days * 0.1, 30.0)
        if self.start + room <= first <= self.start + self.days - room:
            return self
        if first < self.start + self.days and after > self.start + room and after - first > self.days:
            return self
        return _bounded(self, start=first - self.days / 2)


def _bounded(axis: Axis, *, start: float | None = None, scale: float = 0.0, width: float = 0.0) -> Axis:
    """The axis with what is given changed, moved back to where there is something."""
    scale, width = scale or axis.scale, width or axis.width
    begins = axis.start if start is None else start
    begins = min(max(begins, axis.lowest), max(axis.lowest, axis.highest - width / scale))
    return replace(axis, start=begins, scale=scale, width=width)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
