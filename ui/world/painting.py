"""Draws the map into a picture: neutral lands, lands in their phase, dots for the small, letters over all."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from db.vocabulary import Phase
from ui.theme import TextSize, current
from ui.theme.phases import fill_phase, phase_letter
from ui.world.map_view import MapView
from ui.world.paths import LandPath
from ui.world.standings import Standing

CLOSE = 1.8
"""From this closeness on every point of the coast is drawn."""

SMALL = 5.0
"""A land that is smaller than this across, in pixels, is shown by a dot."""

_FAINT = 0.6
"""Opacity of boundaries, but in high contrast: they are there to be seen, not to be looked at."""

DOT = 1.1
"""Radius of the dot of a land without a file, in pixels."""


def badge_radius() -> float:
    """Half the side of the plate on which a phase's letter stands."""
    return 7.5 * current().metrics.text_scale


def shape_of(path: LandPath, view: MapView) -> QPainterPath:
    """The outline of a land in as much detail as is seen, in radii of the globe."""
    return path.fine if view.closeness >= CLOSE else path.coarse


def outline(path: LandPath, view: MapView) -> QPainterPath:
    """The outline of a land, in pixels."""
    return view.transform.map(shape_of(path, view))


def is_small(path: LandPath, view: MapView) -> bool:
    """Whether a land cannot be told from a dot."""
    return max(path.body.width(), path.body.height()) * view.scale < SMALL


def paint_world(
    lands: Sequence[LandPath], standings: Sequence[Standing], view: MapView, ratio: float
) -> QPixmap:
    """The picture of what ``view`` sees, for a screen with ``ratio`` device pixels to a pixel."""
    palette = current().palette
    picture = QPixmap(round(view.size.width() * ratio), round(view.size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(palette.window))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = view.seen
    shown = [
        (path, standing)
        for path, standing in zip(lands, standings, strict=True)
        if path.reach.intersects(seen) or seen.contains(path.place)
    ]
    _neutral(painter, [path for path, standing in shown if not standing.filed], view)
    filed = [(path, standing) for path, standing in shown if standing.filed]
    for path, standing in filed:
        shape = outline(path, view)
        fill_phase(painter, shape, standing.phase, palette)
        painter.strokePath(shape, QPen(QColor(palette.control), 1))
    # The gravest last, so that its letter lies on top where files are close to each other.
    for path, standing in sorted(filed, key=lambda pair: pair[1].phase.rank if pair[1].phase else 0):
        _badge(painter, path, standing.phase, view)
    painter.end()
    return picture


def _neutral(painter: QPainter, paths: Sequence[LandPath], view: MapView) -> None:
    palette = current().palette
    plain = palette.border == palette.text
    line = QColor(palette.control)
    if not plain:
        line.setAlphaF(_FAINT)
    edge = QPen(line, 0.7)
    edge.setCosmetic(True)
    painter.save()
    painter.setTransform(view.transform, combine=True)
    painter.setPen(edge)
    painter.setBrush(QColor(palette.surface if plain else palette.hover))
    for path in paths:
        painter.drawPath(shape_of(path, view))
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.control))
    for path in paths:
        if is_small(path, view):
            painter.drawEllipse(view.pixel(path.place), DOT, DOT)


def _badge(painter: QPainter, path: LandPath, phase: Phase | None, view: MapView) -> None:
    """The phase's letter: on a plate in a large land, on a round dot for a small one."""
    palette, radius = current().palette, badge_radius()
    centre = view.pixel(path.place)
    area = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    shape = QPainterPath()
    if is_small(path, view):
        shape.addEllipse(area)
    else:
        shape.addRoundedRect(area, 3, 3)
    painter.fillPath(shape, QColor(palette.phase(phase)))
    painter.strokePath(shape, QPen(QColor(palette.text), 1))
    font = painter.font()
    font.setPixelSize(current().metrics.text(TextSize.CAPTION))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.on_phase(phase)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, phase_letter(phase))


def stretched(before: MapView, after: MapView) -> QTransform:
    """How a picture of one view is laid over another until that is drawn."""
    factor = after.scale / before.scale
    corner = after.pixel(before.at(QPointF(0, 0)))
    return QTransform(factor, 0, 0, factor, corner.x(), corner.y())


def picture_size(width: int, height: int) -> QSizeF:
    """A picture of at least a pixel."""
    return QSizeF(max(1, width), max(1, height))
