"""Waiting times as columns: the part before and the part after a step, open at the top where the wait goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from language.numbers import number
from ui.charts.scale import ticks
from ui.theme import TextSize, current
from ui.widgets.words import tip

_PLOT = 96
"""Height of the plot in pixels, at type of usual size."""

_WIDEST = 34


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait, in the chart's unit: ``first`` of it before the step, ``whole`` altogether; its words for people."""

    first: float
    whole: float
    going_on: bool
    words: str


class WaitChart(QWidget):
    """Left and Right go from wait to wait, Home and End to the first and last; Enter opens the one gone to.

    ``reading`` carries the words of the wait that is gone to, ``opened`` its place.
    """

    reading = Signal(str)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waits: tuple[Wait, ...] = ()
        self._unit = ""
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def waits(self) -> tuple[Wait, ...]:
        return self._waits

    def show_waits(self, waits: Sequence[Wait], unit: str, summary: str) -> None:
        """Show waits in their order; ``summary`` says the whole to those who cannot see it."""
        self._waits, self._unit = tuple(waits), unit
        self._at = min(self._at, len(self._waits) - 1) if self._at >= 0 else len(self._waits) - 1
        self.setAccessibleDescription(summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(_PLOT * current().metrics.text_scale) + 2 * self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.isRightToLeft():
            steps = {key: -step for key, step in steps.items()}
        last = len(self._waits) - 1
        key = Qt.Key(event.key())
        if last < 0:
            super().keyPressEvent(event)
        elif key in steps:
            self._go(min(max(self._at + steps[key], 0), last))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._waits:
            self._go(self._at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place is not None and place != self._at:
            self._go(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), tip(self._waits[place].words), self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        palette = current().palette
        marks = ticks(self._top(), 3)
        plot = self._plot(marks)
        self._grid(painter, plot, marks)
        for place, wait in enumerate(self._waits):
            self._column(painter, plot, marks[-1], place, wait)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), current().metrics.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _go(self, place: int) -> None:
        self._at = place
        self.reading.emit(self._waits[place].words)
        self.update()

    def _top(self) -> float:
        return max((wait.whole for wait in self._waits), default=0.0)

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(current().metrics.text(TextSize.CAPTION))
        return font

    def _line(self) -> int:
        return round(current().metrics.text(TextSize.CAPTION) * 1.5)

    def _plot(self, marks: Sequence[float]) -> QRectF:
        metrics = QFontMetrics(self._font())
        widest = max(metrics.horizontalAdvance(self._figure(mark)) for mark in marks) + 10
        left, right = (8, widest) if self.isRightToLeft() else (widest, 8)
        line = self._line()
        return QRectF(left, line, max(10, self.width() - left - right), self.height() - 1.5 * line)

    def _slot(self, plot: QRectF, place: int) -> QRectF:
        width = min(_WIDEST, plot.width() / max(1, len(self._waits)))
        left = plot.right() - (place + 1) * width if self.isRightToLeft() else plot.left() + place * width
        return QRectF(left, plot.top(), width, plot.height())

    def _place_at(self, x: float) -> int | None:
        plot = self._plot(ticks(self._top(), 3))
        slots = (self._slot(plot, place) for place in range(len(self._waits)))
        return next((place for place, slot in enumerate(slots) if slot.left() <= x < slot.right()), None)

    def _grid(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        palette, line = current().palette, self._line()
        for mark in marks:
            y = plot.bottom() - plot.height() * mark / marks[-1]
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(palette.muted))
            middle = Qt.AlignmentFlag.AlignVCenter
            if self.isRightToLeft():
                where = QRectF(plot.right() + 4, y - line / 2, self.width() - plot.right() - 4, line)
                painter.drawText(where, middle | Qt.AlignmentFlag.AlignLeft, self._figure(mark))
            else:
                where = QRectF(0, y - line / 2, plot.left() - 6, line)
                painter.drawText(where, middle | Qt.AlignmentFlag.AlignRight, self._figure(mark))

    def _column(self, painter: QPainter, plot: QRectF, top: float, place: int, wait: Wait) -> None:
        """Dotted up to the step, solid above it; open, with an arrow, where the wait goes on."""
        palette, slot = current().palette, self._slot(plot, place)
        width = max(2.0, slot.width() * 0.6)
        left = slot.center().x() - width / 2
        high, low = plot.height() * wait.whole / top, plot.height() * wait.first / top
        accent = QColor(palette.accent)
        first = QRectF(left, plot.bottom() - low, width, low)
        rest = QRectF(left, plot.bottom() - high, width, high - low)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(first, QColor(palette.surface))
        painter.setBrush(Qt.BrushStyle.Dense5Pattern)
        brush = painter.brush()
        brush.setColor(accent)
        painter.fillRect(first, brush)
        if not wait.going_on:
            painter.fillRect(rest, accent)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wait.going_on:
            head = plot.bottom() - high
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(left, head),
                        QPointF(left, plot.bottom()),
                        QPointF(left + width, plot.bottom()),
                        QPointF(left + width, head),
                    ]
                )
            )
            tip_at = QPointF(slot.center().x(), head - 7)
            painter.setBrush(accent)
            painter.drawPolygon(
                QPolygonF([tip_at, QPointF(tip_at.x() - 4, head - 1), QPointF(tip_at.x() + 4, head - 1)])
            )
        else:
            painter.drawRect(first.united(rest))
        if place == self._at and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 1.5))
            painter.drawRect(slot.adjusted(0.5, -8, -0.5, 0))

    def _figure(self, value: float) -> str:
        figure = number(value, ",.0f" if value == int(value) else ",.1f")
        return f"{figure} {self._unit}".strip()
