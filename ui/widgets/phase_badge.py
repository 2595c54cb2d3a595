"""A phase as colour, pattern, letter and words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.vocabulary import Phase
from language import tr
from ui.theme import current
from ui.theme.phases import fill_phase, phase_label, phase_letter
from ui.widgets.words import tip


class PhaseBadge(QWidget):
    """Letter on the plain colour, the pattern beside it, then the words unless ``compact``."""

    def __init__(self, phase: Phase | None, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = phase
        self._compact = compact
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_phase(phase)

    def show_phase(self, phase: Phase | None) -> None:
        """Show another phase."""
        self._phase = phase
        self.setAccessibleName(tr("Phase: {phase}", phase=phase_label(phase)))
        self.setToolTip(tip(phase_label(phase)) if self._compact else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() + 4
        width = self._swatch_width(height)
        if not self._compact:
            width += 8 + self.fontMetrics().horizontalAdvance(phase_label(self._phase)) + 2
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        height = self.height()
        width = self._swatch_width(height)
        area = QRectF(0, 0, width, height)
        text = QRectF(width + 8, 0, self.width() - width - 8, height)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self.isRightToLeft():
            area.moveRight(self.width())
            text = QRectF(0, 0, self.width() - width - 8, height)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        paint_swatch(painter, area, self._phase)
        if not self._compact:
            painter.setPen(QColor(palette.text))
            painter.drawText(text, align, phase_label(self._phase))
        painter.end()

    @staticmethod
    def _swatch_width(height: int) -> int:
        return round(height * 1.9)


def paint_swatch(painter: QPainter, area: QRectF, phase: Phase | None) -> None:
    """The badge's swatch: a letter on the plain colour, then the pattern. Used in tables and legends too."""
    palette = current().palette
    shape = QPainterPath()
    shape.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    letter = QRectF(area.left(), area.top(), area.height(), area.height())
    painter.fillRect(area, QColor(palette.phase(phase)))
    fill_phase(painter, QRectF(letter.right(), area.top(), area.width(), area.height()), phase, palette)
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.on_phase(phase)))
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, phase_letter(phase))
    painter.restore()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.control), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    painter.restore()
