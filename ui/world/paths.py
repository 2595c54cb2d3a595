"""The atlas as paths that Qt draws: north up, in radii of the globe."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from app.world.atlas import Atlas, Land


@dataclass(frozen=True)
class LandPath:
    """A land with its outlines. ``reach`` is the box of all of it, ``body`` that of its largest part."""

    land: Land
    fine: QPainterPath
    coarse: QPainterPath
    reach: QRectF
    body: QRectF
    place: QPointF


def land_paths(atlas: Atlas) -> tuple[LandPath, ...]:
    """Every land of the atlas, in its order. Touches no widget, so that it can be done off the window's thread."""
    return tuple(_land_path(land) for land in atlas.lands)


def _land_path(land: Land) -> LandPath:
    fine, box = _path(land.fine), land.box
    place = QPointF(land.place[0], -land.place[1])
    return LandPath(
        land=land,
        fine=fine,
        coarse=_path(land.coarse),
        reach=fine.boundingRect() if land.fine else QRectF(place, place),
        body=QRectF(box.left, -box.top, box.width, box.height),
        place=place,
    )


def _path(rings: Iterable[Iterable[tuple[float, float]]]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))
    return path
