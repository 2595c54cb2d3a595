"""Months as bars against a baseline, each month readable by key, by pointer and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from language import mark, tr
from language.numbers import number
from ui.charts.column_chart import ColumnChart
from ui.charts.scale import ticks
from ui.theme import current

_PLOT = 132
"""Height of the plot in device-independent pixels, at type of usual size."""
_LEAST_LABEL_GAP = 12
_SEEN = mark("Seen")


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: what stands under it, its value (none: nothing to show, such as too few deaths), and its words.

    ``year``: the label begins a year, and is shown before those of other months. ``low`` and ``high`` bound what the baseline lets one expect of that month; ``fires``: the sign is present.
    """

    label: str
    value: float | None
    words: str
    low: float | None = None
    high: float | None = None
    fires: bool = False
    year: bool = False


class MonthChart(ColumnChart):
    """Bars, the band of the baseline behind them, and a mark over each month in which the sign is present.

    ``unit`` stands right behind each figure of the scale.
    """

    def __init__(self, name: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._unit = unit
        self._bars: tuple[Bar, ...] = ()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The months shown, oldest first."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar], summary: str) -> None:
        """Show months, oldest first; ``summary`` says the whole in a sentence to those who cannot see it."""
        self._bars = tuple(bars)
        self._read_as((bar.words for bar in self._bars), summary, len(self._bars) - 1)

    def sizeHint(self) -> QSize:
        scale = current().metrics.text_scale
        return QSize(560, round(_PLOT * scale) + 4 * self._line_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self._painter()
        if not self._bars:
            painter.setPen(QColor(current().palette.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No months to show"))
            painter.end()
            return
        marks = ticks(self._top())
        plot = self._plot(marks)
        self._grid(painter, plot, marks)
        self._band(painter, plot, marks[-1])
        self._columns(painter, plot, marks[-1])
        self._labels(painter, plot)
        self._say_seen(painter, plot)
        self._frame(painter)
        painter.end()

    def _top(self) -> float:
        values = [bar.value or 0.0 for bar in self._bars] + [bar.high or 0.0 for bar in self._bars]
        return max(values, default=0.0)

    def _plot(self, marks: Sequence[float]) -> QRectF:
        metrics = QFontMetrics(self._font())
        widest = max(metrics.horizontalAdvance(self._figure(mark)) for mark in marks)
        line = self._line_height()
        left, right = (8, widest + 10) if self.isRightToLeft() else (widest + 10, 8)
        return QRectF(left, 2 * line, max(10, self.width() - left - right), self.height() - 3.5 * line)

    def _slot(self, plot: QRectF, place: int) -> QRectF:
        width = plot.width() / len(self._bars)
        shown = len(self._bars) - 1 - place if self.isRightToLeft() else place
        return QRectF(plot.left() + shown * width, plot.top(), width, plot.height())

    def _place_at(self, x: float) -> int | None:
        if not self._bars:
            return None
        plot = self._plot(ticks(self._top()))
        if not plot.left() <= x < plot.right():
            return None
        shown = min(int((x - plot.left()) / plot.width() * len(self._bars)), len(self._bars) - 1)
        return len(self._bars) - 1 - shown if self.isRightToLeft() else shown

    def _figure(self, value: float) -> str:
        return f"{number(value, ',.0f' if value == int(value) else ',.1f')}{self._unit}"

    def _band(self, painter: QPainter, plot: QRectF, top: float) -> None:
        """What the baseline lets one expect: a shaded band with its upper edge drawn."""
        palette = current().palette
        shade = QColor(palette.control)
        shade.setAlpha(56)
        edges: list[tuple[QPointF, QPointF]] = []
        for place, bar in enumerate(self._bars):
            if bar.high is None:
                continue
            slot = self._slot(plot, place)
            upper = plot.bottom() - plot.height() * bar.high / top
            lower = plot.bottom() - plot.height() * (bar.low or 0.0) / top
            painter.fillRect(QRectF(slot.left(), upper, slot.width(), lower - upper), shade)
            edges.append((QPointF(slot.left(), upper), QPointF(slot.right(), upper)))
        painter.setPen(QPen(QColor(palette.control), 1.2, Qt.PenStyle.DashLine))
        for start, end in edges:
            painter.drawLine(start, end)
        for (_, before), (after, _) in pairwise(edges):
            if abs(before.x() - after.x()) < 1:
                painter.drawLine(before, after)

    def _columns(self, painter: QPainter, plot: QRectF, top: float) -> None:
        palette = current().palette
        for place, bar in enumerate(self._bars):
            slot = self._slot(plot, place)
            width = max(1.5, slot.width() * 0.62)
            height = plot.height() * (bar.value or 0.0) / top
            column = QRectF(slot.center().x() - width / 2, plot.bottom() - height, width, height)
            colour = QColor(palette.danger if bar.fires else palette.accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRect(column)
            if bar.fires:
                _flag(painter, QPointF(slot.center().x(), column.top() - 4), colour)
            if place == self._at and self.hasFocus():
                painter.setPen(QPen(QColor(palette.focus), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(slot.adjusted(0.5, 0, -0.5, 0))

    def _say_seen(self, painter: QPainter, plot: QRectF) -> None:
        """The word of the mark, over the first month of each run in which the sign is seen and where there is room."""
        painter.setPen(QColor(current().palette.danger))
        wide, taken = painter.fontMetrics().horizontalAdvance(tr(_SEEN)), -1e9
        for place in sorted(range(len(self._bars)), key=lambda place: self._slot(plot, place).left()):
            before = self._bars[place - 1].fires if place else False
            left = self._slot(plot, place).center().x() - wide / 2
            left = min(max(left, 0.0), self.width() - wide)
            if self._bars[place].fires and not before and left > taken + 6:
                painter.drawText(
                    QRectF(left, 0, wide + 1, self._line_height()), Qt.AlignmentFlag.AlignVCenter, tr(_SEEN)
                )
                taken = left + wide

    def _labels(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QColor(current().palette.muted))
        line, taken = self._line_height(), list[tuple[float, float]]()
        for place in sorted(range(len(self._bars)), key=lambda place: not self._bars[place].year):
            label = self._bars[place].label
            width = painter.fontMetrics().horizontalAdvance(label)
            left = min(max(self._slot(plot, place).center().x() - width / 2, 0.0), self.width() - width)
            room = (left - _LEAST_LABEL_GAP, left + width + _LEAST_LABEL_GAP)
            if label and not any(start < room[1] and room[0] < end for start, end in taken):
                painter.drawText(QRectF(left, plot.bottom() + 4, width + 1, line), 0, label)
                taken.append((left, left + width))


def _flag(painter: QPainter, tip: QPointF, colour: QColor) -> None:
    """A triangle over a month in which the sign is present: the mark that needs no colour."""
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - 4.5, tip.y() - 7), QPointF(tip.x() + 4.5, tip.y() - 7)])
    )
