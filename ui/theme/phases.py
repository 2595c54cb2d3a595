"""Phases as colour, pattern and letter, so that no meaning stands in colour alone.

Darker is graver in light themes, and the pattern gets denser in all: none, dots, diagonals, cross-hatch.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from db.vocabulary import Phase
from language import tr
from ui.theme.palette import Palette

_TILE = 8
"""Side of one repeat of a pattern, in device-independent pixels."""

_INK_STRENGTH = 0.55
"""Opacity of a pattern's ink: dense enough to tell patterns apart, faint enough to keep the hue."""

NO_PHASE_LETTER = "–"


def phase_label(phase: Phase | None) -> str:
    return phase.label if phase else tr("No phase")


def phase_letter(phase: Phase | None) -> str:
    return phase.letter if phase else NO_PHASE_LETTER


def fill_phase(painter: QPainter, area: QPainterPath | QRectF, phase: Phase | None, palette: Palette) -> None:
    """Fill ``area`` with the phase's colour and its pattern."""
    if isinstance(area, QRectF):
        path = QPainterPath()
        path.addRect(area)
    else:
        path = area
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, QColor(palette.phase(phase)))
    if phase is not None:
        # A texture, not a clip: a map has hundreds of coastlines, and to clip by each takes ten times as long.
        ratio = painter.device().devicePixelRatio()
        brush = QBrush(_pattern(phase, palette.on_phase(phase), ratio))
        brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        painter.setBrushOrigin(path.boundingRect().topLeft())
        painter.fillPath(path, brush)
    painter.restore()


def _pattern(phase: Phase, ink: str, ratio: float) -> QPixmap:
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(_INK_STRENGTH)
    colour = QColor(ink)
    if phase is Phase.RISK_PRESENT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(2, 2), 1.1, 1.1)
        painter.drawEllipse(QPointF(6, 6), 1.1, 1.1)
    else:
        painter.setPen(QPen(colour, 1.3))
        _diagonals(painter)
        if phase is Phase.IMMINENT_RISK:
            painter.translate(_TILE, 0)
            painter.scale(-1, 1)
            _diagonals(painter)
    painter.end()
    return tile


def _diagonals(painter: QPainter) -> None:
    for offset in (-_TILE, 0, _TILE):
        painter.drawLine(QPointF(offset - 1, _TILE + 1), QPointF(offset + _TILE + 1, -1))
