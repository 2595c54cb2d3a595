"""What charts of columns share: each column is gone to by key or pointer and read in words, over a grid with figures."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import TextSize, current
from ui.widgets.words import tip


class ColumnChart(QWidget):
    """Left and Right go from column to column, Home and End to the first and last.

    ``reading`` carries the words of the column that is gone to. A chart says which column is at a point
    (:meth:`_place_at`) and how a figure of its scale reads (:meth:`_figure`), and paints its columns.
    """

    reading = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _read_as(self, words: Iterable[str], summary: str, at: int) -> None:
        """The words of each column; ``summary`` says the whole to those who cannot see it. Stand at column ``at``."""
        self._words, self._at = tuple(words), at
        self.setAccessibleDescription(summary)
        self.update()

    def _place_at(self, x: float) -> int | None:
        """The column at ``x``, or none."""
        raise NotImplementedError

    def _figure(self, value: float) -> str:
        """A figure of the scale."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.isRightToLeft():
            steps = {key: -step for key, step in steps.items()}
        last, key = len(self._words) - 1, Qt.Key(event.key())
        if last >= 0 and key in steps:
            self._go(min(max(self._at + steps[key], 0), last))
        elif last >= 0 and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._words:
            self._go(self._at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place is not None and place != self._at:
            self._go(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), tip(self._words[place]), self)
                return True
        return super().event(event)

    def _go(self, place: int) -> None:
        self._at = place
        self.reading.emit(self._words[place])
        self.update()

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(current().metrics.text(TextSize.CAPTION))
        return font

    def _line_height(self) -> int:
        return round(current().metrics.text(TextSize.CAPTION) * 1.5)

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        return painter

    def _grid(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        """A line at each mark of the scale, its figure before it."""
        palette, line, middle = current().palette, self._line_height(), Qt.AlignmentFlag.AlignVCenter
        for mark in marks:
            y = plot.bottom() - plot.height() * mark / marks[-1]
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(palette.muted))
            if self.isRightToLeft():
                where = QRectF(plot.right() + 4, y - line / 2, self.width() - plot.right() - 4, line)
                painter.drawText(where, middle | Qt.AlignmentFlag.AlignLeft, self._figure(mark))
            else:
                where = QRectF(0, y - line / 2, plot.left() - 6, line)
                painter.drawText(where, middle | Qt.AlignmentFlag.AlignRight, self._figure(mark))

    def _frame(self, painter: QPainter) -> None:
        """Round the chart, while it has the keys."""
        if self.hasFocus():
            painter.setPen(QPen(QColor(current().palette.focus), current().metrics.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
