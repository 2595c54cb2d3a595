"""Events counted by spans, drawn once for more days than are in view: a step of a pan shifts the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from ui.charts.scale import ticks
from ui.theme import current
from ui.timeline.axis import Axis
from ui.timeline.layout import Placed, between_edges
from ui.timeline.things import Thing

KINDS = ("against", "combat", "other")
"""Of events, from the bottom of a bar to its top."""
_ROLES = {"against": "danger", "combat": "accent", "other": "control"}
_PATTERNS = {
    "against": Qt.BrushStyle.DiagCrossPattern,
    "combat": Qt.BrushStyle.BDiagPattern,
    "other": Qt.BrushStyle.Dense6Pattern,
}
_BEYOND = 0.5
"""Of what is in view, drawn on either side of it as well."""
_ABOVE = 6
"""Pixels left free above the highest bar."""


def around(axis: Axis) -> Axis:
    """The axis with the days on either side of it for which bars are drawn beforehand."""
    return replace(axis, start=axis.start - axis.days * _BEYOND, width=axis.width * (1 + 2 * _BEYOND))


@dataclass(frozen=True, slots=True)
class Bars:
    """The lane of events on an ``axis`` that is wider than the view; its places count from its own left and top.

    ``figure`` is what the whole height stands for: a round figure above the highest bar, whether that is in view or
    beside it, so that bars keep their height while somebody pans.
    """

    axis: Axis
    height: float
    placed: tuple[Placed, ...]
    figure: float
    picture: QPixmap

    def hold(self, axis: Axis, height: float) -> bool:
        """Whether all of a view is drawn here as it is to be seen."""
        held = self.axis
        return (
            (held.scale, held.mirrored, self.height) == (axis.scale, axis.mirrored, height)
            and held.start <= axis.start
            and axis.start + axis.days <= held.start + held.days
        )

    def left(self, axis: Axis) -> float:
        """Where the picture begins in a view, in whole pixels: its edges stay sharp."""
        held = self.axis
        return float(round(axis.x(held.start + held.days if axis.mirrored else held.start)))

    def in_view(self, axis: Axis, top: float) -> Iterator[Placed]:
        """What of it is in view, at its places there."""
        left = self.left(axis)
        for one in self.placed:
            area = one.area.translated(left, top)
            if area.right() > 0 and area.left() < axis.width:
                yield Placed(one.thing, area)


def draw_bars(axis: Axis, things: Sequence[Thing], height: float, ratio: float) -> Bars:
    """Bars of the things on an axis, drawn; ``ratio`` are the screen's pixels to one of ours."""
    placed = tuple(Placed(thing, between_edges(axis, thing, 0, height)) for thing in things)
    most = max((thing.bucket.events for thing in things if thing.bucket), default=0)
    figure = ticks(float(most))[-1]
    picture = QPixmap(ceil(axis.width * ratio), ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for kind, areas in _areas(placed, height, figure).items():
        fill_kind(painter, areas, kind)
    painter.end()
    return Bars(axis, height, placed, figure, picture)


def fill_kind(painter: QPainter, areas: Sequence[QRectF], kind: str) -> None:
    """Fill bars with the colour and the pattern of a kind of violence, all of them in one step."""
    palette = current().palette
    colour = QColor(palette.role(_ROLES[kind]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(areas)
    ink = QColor(palette.surface)
    ink.setAlpha(120)
    painter.setBrush(QBrush(ink, _PATTERNS[kind]))
    painter.drawRects(areas)


def _areas(placed: Sequence[Placed], height: float, figure: float) -> dict[str, list[QRectF]]:
    scale = (height - _ABOVE) / figure
    areas: dict[str, list[QRectF]] = {kind: [] for kind in KINDS}
    for one in placed:
        bucket = one.thing.bucket
        if bucket is None:
            continue
        left, y = round(one.area.left()), height
        width = max(round(one.area.right()) - left, 1)
        # Bars of spans that can be told apart stand apart.
        width = width - 1 if width > 4 else width
        for kind in KINDS:
            number = getattr(bucket, kind)
            if number:
                tall = max(number * scale, 1.0)
                y -= tall
                areas[kind].append(QRectF(left, y, width, tall))
    return areas
