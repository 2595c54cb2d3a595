"""Which part of the map is seen, and how large: plain arithmetic between the globe's radii and pixels."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from app.world.equal_earth import project

_EAST = project(180, 0)[0]
_NORTH = project(0, 84)[1]
_SOUTH = project(0, -57)[1]
WORLD = QRectF(-_EAST, -_NORTH, 2 * _EAST, _NORTH - _SOUTH)
"""The inhabited world: Antarctica is reached by moving the map."""

CLOSEST = 60.0
"""How many times larger than the whole world a part of it can be seen."""

_EDGE = 4
"""Pixels left free around the world."""


@dataclass(frozen=True, slots=True)
class MapView:
    """``scale``: pixels for a radius of the globe; ``x`` and ``y``: what stands in the middle of the picture."""

    size: QSizeF
    scale: float
    x: float
    y: float

    @classmethod
    def whole(cls, size: QSizeF) -> "MapView":
        """The whole world in a picture of this size."""
        centre = WORLD.center()
        return cls(size, whole_scale(size), centre.x(), centre.y())

    @property
    def closeness(self) -> float:
        """1 where the whole world is seen, 2 where half of it is across, and so on."""
        return self.scale / whole_scale(self.size)

    @property
    def transform(self) -> QTransform:
        """From the globe's radii to pixels."""
        middle = QPointF(self.size.width() / 2, self.size.height() / 2)
        return QTransform(
            self.scale, 0, 0, self.scale, middle.x() - self.x * self.scale, middle.y() - self.y * self.scale
        )

    @property
    def seen(self) -> QRectF:
        """What of the map is in the picture."""
        width, height = self.size.width() / self.scale, self.size.height() / self.scale
        return QRectF(self.x - width / 2, self.y - height / 2, width, height)

    def at(self, spot: QPointF) -> QPointF:
        """What is drawn at a pixel."""
        return QPointF(
            self.x + (spot.x() - self.size.width() / 2) / self.scale,
            self.y + (spot.y() - self.size.height() / 2) / self.scale,
        )

    def pixel(self, place: QPointF) -> QPointF:
        """Where a place is drawn."""
        return self.transform.map(place)

    def moved(self, right: float, down: float) -> "MapView":
        """The map pushed by so many pixels; the middle of the picture never leaves the world."""
        return self._kept(self.x - right / self.scale, self.y - down / self.scale)

    def zoomed(self, factor: float, spot: QPointF | None = None) -> "MapView":
        """Closer or farther, with what is at ``spot`` staying there (the middle unless given)."""
        least = whole_scale(self.size)
        scale = min(max(self.scale * factor, least), least * CLOSEST)
        if scale == least:
            return MapView.whole(self.size)
        fixed = spot or QPointF(self.size.width() / 2, self.size.height() / 2)
        place = self.at(fixed)
        there = replace(self, scale=scale).pixel(place)
        return replace(self, scale=scale).moved(fixed.x() - there.x(), fixed.y() - there.y())

    def showing(self, place: QPointF) -> "MapView":
        """The same, moved so that a place is well inside the picture; unmoved where it is already."""
        inner = self.seen
        inner.adjust(inner.width() * 0.1, inner.height() * 0.1, -inner.width() * 0.1, -inner.height() * 0.1)
        return self if inner.contains(place) else self._kept(place.x(), place.y())

    def resized(self, size: QSizeF) -> "MapView":
        """As close as before in a picture of another size."""
        return replace(self, size=size, scale=whole_scale(size) * self.closeness)

    def _kept(self, x: float, y: float) -> "MapView":
        return replace(
            self,
            x=min(max(x, WORLD.left()), WORLD.right()),
            y=min(max(y, WORLD.top()), -project(0, -90)[1]),
        )


def whole_scale(size: QSizeF) -> float:
    """Pixels for a radius of the globe where the whole world is seen."""
    across = max(1.0, size.width() - 2 * _EDGE) / WORLD.width()
    return min(across, max(1.0, size.height() - 2 * _EDGE) / WORLD.height())
