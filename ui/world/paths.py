"""The atlas as paths that Qt draws: north up, in radii of the globe."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from app.world.atlas import Atlas, Land
from app.world.shapes import Box


class LandPath:
    """A land with its outlines. ``reach`` is the box of all of it, ``body`` that of its largest part."""

    def __init__(self, atlas: Atlas, land: Land) -> None:
        self._atlas = atlas
        self.land = land
        self.coarse = _path(atlas.outline(land, fine=False))
        self.reach = _rectangle(land.reach)
        self.body = _rectangle(land.body)
        self.place = QPointF(land.place[0], -land.place[1])

    @cached_property
    def fine(self) -> QPainterPath:
        """Every point of the coast; made when the map first comes so close to this land."""
        return _path(self._atlas.outline(self.land, fine=True))


def land_paths(atlas: Atlas) -> tuple[LandPath, ...]:
    """Every land of the atlas, in its order. Touches no widget, so that it can be done off the window's thread."""
    return tuple(LandPath(atlas, land) for land in atlas.lands)


def _path(rings: Iterable[Iterable[tuple[float, float]]]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))
    return path


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, -box.top, box.width, box.height)
