"""Where things stand: lanes beneath one another, and within a lane rows, so that no thing covers another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.reading.timeline.marks import Lane
from ui.timeline.axis import Axis
from ui.timeline.things import Thing

MOST_ROWS = 3
"""Of one lane; what finds no room in them stands in the last over what is there, and is counted with it."""
LEAST = 9.0
"""Pixels: a thing of one day is as wide as a thumb of the pointer needs, whatever its days are."""
_GAP = 3.0


@dataclass(slots=True)
class Placed:
    """A thing and its place. ``more`` counts those that share it for want of room; ``room`` is free beside it."""

    thing: Thing
    area: QRectF
    more: int = 0
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane from ``top`` down, with what is in view of it."""

    lane: Lane
    top: float
    height: float
    placed: tuple[Placed, ...]


def lane_boxes(
    axis: Axis, things: Sequence[Thing], *, top: float, row: float, bars: float
) -> tuple[LaneBox, ...]:
    """The lanes from ``top`` down; ``row`` is the height of a row, ``bars`` that of the lane of events."""
    by_lane: dict[Lane, list[Thing]] = {lane: [] for lane in Lane}
    for thing in things:
        by_lane[thing.lane].append(thing)
    boxes = []
    for lane, found in by_lane.items():
        if lane is Lane.EVENTS:
            # Those that are counted have a picture of their own, as high as the lane.
            height = bars
            placed = _in_rows(axis, found, top + 4, row, max(1, int((height - 8) // row)))[0]
        elif lane is Lane.PHASE:
            # One phase ends where the next begins: they stand on one line and touch.
            placed = [Placed(one, between_edges(axis, one, top + 4, row - 4)) for one in found]
            height = row + 8
        else:
            placed, rows = _in_rows(axis, found, top + 4, row, MOST_ROWS)
            height = max(1, rows) * row + 8
        boxes.append(LaneBox(lane, top, height, tuple(placed)))
        top += height
    return tuple(boxes)


def in_view(axis: Axis, things: Iterable[Thing]) -> list[Thing]:
    """Those of which any day is in view; what is not longer than a day is in view a little beyond the edges."""
    low, high = axis.start, axis.start + axis.days
    return [thing for thing in things if thing.after > low and thing.first < high]


def _in_rows(
    axis: Axis, things: Sequence[Thing], top: float, row: float, most: int
) -> tuple[list[Placed], int]:
    placed: list[Placed] = []
    last_of: list[Placed | None] = []
    for thing in sorted(things, key=lambda thing: thing.first):
        left, right = axis.span(thing.first, thing.after)
        left, right = max(left, -20.0), min(right, axis.width + 20.0)
        if right - left < LEAST:
            middle = (left + right) / 2
            left, right = middle - LEAST / 2, middle + LEAST / 2
        place = next(
            (each for each, held in enumerate(last_of) if held is None or _free(axis, held, left, right)),
            None,
        )
        if place is None and len(last_of) < most:
            place = len(last_of)
            last_of.append(None)
        if place is None:
            # No room: it joins the one that ends last in the last row.
            held = last_of[-1]
            if held is not None:
                held.more += 1
            continue
        area = QRectF(left, top + place * row, right - left, row - 4)
        one = Placed(thing, area)
        before = last_of[place]
        if before is not None:
            before.room = _between(axis, before.area, area)
        last_of[place] = one
        placed.append(one)
    for held in last_of:
        if held is not None:
            held.room = held.area.left() if axis.mirrored else axis.width - held.area.right()
    return placed, len(last_of)


def _free(axis: Axis, held: Placed, left: float, right: float) -> bool:
    return right + _GAP <= held.area.left() if axis.mirrored else left >= held.area.right() + _GAP


def _between(axis: Axis, one: QRectF, other: QRectF) -> float:
    return one.left() - other.right() if axis.mirrored else other.left() - one.right()


def between_edges(axis: Axis, thing: Thing, top: float, height: float) -> QRectF:
    """As wide as its days, cut a little outside of what is in view: patterns are not drawn for miles."""
    left, right = axis.span(thing.first, thing.after)
    left, right = max(left, -20.0), min(right, axis.width + 20.0)
    return QRectF(left, top, max(right - left, 1.0), height)
