"""Waiting times as columns: the part before and the part after a step, open at the top where the wait goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from language.numbers import number
from ui.charts.column_chart import ColumnChart
from ui.charts.scale import ticks
from ui.theme import current

_PLOT = 96
"""Height of the plot in pixels, at type of usual size."""

_WIDEST, _WIDEST_NAMED = 34, 88
"""Of the room of a column in pixels, without and with a name beneath it, at type of usual size."""

_WIDEST_BAR = 21

_APART = 4
"""Pixels between two names."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait, in the chart's unit: ``first`` of it before the step, ``whole`` altogether; its words for people.

    ``named``: lines beneath the column, the first of which may be shortened; they are left out where the last has no room.
    """

    first: float
    whole: float
    going_on: bool
    words: str
    named: tuple[str, ...] = ()


class WaitChart(ColumnChart):
    """Enter opens the wait that is gone to, or a click the one under the pointer: ``opened`` carries its place."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._waits: tuple[Wait, ...] = ()
        self._unit = ""

    @property
    def waits(self) -> tuple[Wait, ...]:
        return self._waits

    def show_waits(self, waits: Sequence[Wait], unit: str, summary: str) -> None:
        """Show waits in their order; ``summary`` says the whole to those who cannot see it."""
        self._waits, self._unit = tuple(waits), unit
        last = len(self._waits) - 1
        at = min(self._at, last) if self._at >= 0 else last
        self.updateGeometry()
        self._read_as((wait.words for wait in self._waits), summary, at)

    def sizeHint(self) -> QSize:
        return QSize(
            320, round(_PLOT * current().metrics.text_scale) + (2 + self._named()) * self._line_height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._waits and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self._painter()
        marks = ticks(self._top(), 3)
        plot = self._plot(marks)
        self._grid(painter, plot, marks)
        for place, wait in enumerate(self._waits):
            self._column(painter, plot, marks[-1], place, wait)
            self._name(painter, plot, place, wait)
        self._frame(painter)
        painter.end()

    def _top(self) -> float:
        return max((wait.whole for wait in self._waits), default=0.0)

    def _plot(self, marks: Sequence[float]) -> QRectF:
        metrics = QFontMetrics(self._font())
        widest = max(metrics.horizontalAdvance(self._figure(mark)) for mark in marks) + 10
        left, right = (8, widest) if self.isRightToLeft() else (widest, 8)
        line = self._line_height()
        return QRectF(
            left, line, max(10, self.width() - left - right), self.height() - (1.5 + self._named()) * line
        )

    def _slot(self, plot: QRectF, place: int) -> QRectF:
        widest = _WIDEST_NAMED * current().metrics.text_scale if self._named() else _WIDEST
        width = min(widest, plot.width() / max(1, len(self._waits)))
        left = plot.right() - (place + 1) * width if self.isRightToLeft() else plot.left() + place * width
        return QRectF(left, plot.top(), width, plot.height())

    def _place_at(self, x: float) -> int | None:
        plot = self._plot(ticks(self._top(), 3))
        slots = (self._slot(plot, place) for place in range(len(self._waits)))
        return next((place for place, slot in enumerate(slots) if slot.left() <= x < slot.right()), None)

    def _column(self, painter: QPainter, plot: QRectF, top: float, place: int, wait: Wait) -> None:
        """Dotted up to the step, solid above it; open, with an arrow, where the wait goes on."""
        palette, slot = current().palette, self._slot(plot, place)
        width = max(2.0, min(slot.width() * 0.6, _WIDEST_BAR))
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

    def _name(self, painter: QPainter, plot: QRectF, place: int, wait: Wait) -> None:
        slot, line = self._slot(plot, place), self._line_height()
        letters = QFontMetrics(self._font())
        if not wait.named or letters.horizontalAdvance(wait.named[-1]) > slot.width() - _APART:
            return
        painter.setPen(QColor(current().palette.text))
        for at in range(len(wait.named)):
            shown, wide = self._name_line(plot, place, at)
            room = QRectF(slot.center().x() - wide / 2, plot.bottom() + 4 + at * line, wide, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def name_shown(self, place: int) -> str:
        """The first line beneath a column, shortened where it has no room."""
        return self._name_line(self._plot(ticks(self._top(), 3)), place, 0)[0]

    def _name_line(self, plot: QRectF, place: int, at: int) -> tuple[str, float]:
        """A line of a name with the width that it may take: also what shorter names beside it leave free."""
        letters, usual = QFontMetrics(self._font()), self._slot(plot, place).width() - _APART

        def wide(other: int) -> float:
            named = self._waits[other].named if 0 <= other < len(self._waits) else ()
            return min(usual, letters.horizontalAdvance(named[at])) if at < len(named) else usual

        free = usual + min(usual - wide(place - 1), usual - wide(place + 1))
        words = self._waits[place].named[at]
        return letters.elidedText(words, Qt.TextElideMode.ElideRight, int(free)), free

    def _named(self) -> int:
        """Lines of the names beneath."""
        return max((len(wait.named) for wait in self._waits), default=0)

    def _figure(self, value: float) -> str:
        figure = number(value, ",.0f" if value == int(value) else ",.1f")
        return f"{figure} {self._unit}".strip()
