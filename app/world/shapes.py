"""What a flat shape is like: thinned for a small picture, how large, and where its letter stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.world.equal_earth import Point


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle around points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def box_of(points: Sequence[Point]) -> Box:
    """The box around points, of which there is at least one."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def thinned(points: Sequence[Point], least: float) -> tuple[Point, ...]:
    """A line with no two neighbours nearer than ``least``, but for its ends, which always stay.

    Lines that two shapes share are thinned once, so that no gap opens between neighbours.
    """
    if len(points) <= 2:
        return tuple(points)
    kept = [points[0]]
    limit = least * least
    for x, y in points[1:-1]:
        last = kept[-1]
        if (x - last[0]) ** 2 + (y - last[1]) ** 2 >= limit:
            kept.append((x, y))
    kept.append(points[-1])
    return tuple(kept)


def area(ring: Sequence[Point]) -> float:
    """The area that a closed ring encloses, whichever way round it goes."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def anchor(ring: Sequence[Point]) -> Point:
    """A point inside a closed ring where a letter stands well: the middle of the widest stretch at half its weight."""
    height = _centre_height(ring)
    crossings = sorted(
        x1 + (height - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= height) != (y2 <= height)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return ring[0]
    start, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (start + end) / 2, height


def _centre_height(ring: Sequence[Point]) -> float:
    """How high the centre of mass of a ring lies; the middle of its box where it encloses nothing."""
    twice = weighted = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        twice += cross
        weighted += (y1 + y2) * cross
    if abs(twice) < 1e-15:
        found = box_of(ring)
        return (found.bottom + found.top) / 2
    return weighted / (3 * twice)
