"""First-level areas against weeks: where something happened, week after week."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from language import plural, tr
from ui.theme import TextSize, current

_LEAST_CELL = 10


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: its name, and how many events each week brought, oldest first."""

    area: str
    counts: tuple[int, ...]


class WeeksGrid(QWidget):
    """A square for each area and week: filled where there were events, with their number where it fits.

    ``run``: first and one past the last of the weeks that make the pattern; it is framed. The arrow keys go
    from square to square; ``reading`` carries the words of the one that is gone to.
    """

    reading = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AreaLine, ...] = ()
        self._weeks: tuple[str, ...] = ()
        self._run: tuple[int, int] | None = None
        self._at = (0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(
        self,
        lines: Sequence[AreaLine],
        weeks: Sequence[str],
        summary: str,
        *,
        run: tuple[int, int] | None = None,
    ) -> None:
        """Show areas; ``weeks`` names each week (``2021-W07``), ``summary`` says the whole in a sentence."""
        self._lines, self._weeks, self._run = tuple(lines), tuple(weeks), run
        self._at = (0, max(0, len(self._weeks) - 1))
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._lines))
        return QSize(560, rows * self._row() + 2 * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.isRightToLeft() else 1
        moves = {
            Qt.Key.Key_Left: (0, -forward),
            Qt.Key.Key_Right: (0, forward),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() in moves and self._lines and self._weeks:
            down, across = moves[Qt.Key(event.key())]
            row = min(max(self._at[0] + down, 0), len(self._lines) - 1)
            week = min(max(self._at[1] + across, 0), len(self._weeks) - 1)
            self._go(row, week)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._lines and self._weeks:
            self._go(*self._at)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for row in range(len(self._lines)):
                for week in range(len(self._weeks)):
                    if self._cell(row, week).contains(QPointF(event.pos())):
                        QToolTip.showText(event.globalPos(), self._words(row, week), self)
                        return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(current().metrics.text(TextSize.CAPTION))
        painter.setFont(font)
        if not self._lines:
            painter.setPen(QColor(palette.muted))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No area had an event in these weeks")
            )
            painter.end()
            return
        for row, line in enumerate(self._lines):
            self._draw_line(painter, row, line)
        if self._run is not None:
            self._draw_run(painter, *self._run)
        self._draw_weeks(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), current().metrics.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._cell(*self._at).adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_line(self, painter: QPainter, row: int, line: AreaLine) -> None:
        palette = current().palette
        name = QRectF(*self._name_place(row))
        painter.setPen(QColor(palette.text))
        words = painter.fontMetrics().elidedText(line.area, Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        for week, count in enumerate(line.counts):
            cell = self._cell(row, week).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.setBrush(QColor(palette.accent) if count else Qt.BrushStyle.NoBrush)
            painter.drawRect(cell)
            figure = str(count)
            if count and painter.fontMetrics().horizontalAdvance(figure) < cell.width() - 2:
                painter.setPen(QColor(palette.on_accent))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, figure)

    def _draw_run(self, painter: QPainter, first: int, after: int) -> None:
        one, last = self._cell(0, first), self._cell(len(self._lines) - 1, max(first, after - 1))
        painter.setPen(QPen(QColor(current().palette.danger), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(one.united(last))

    def _draw_weeks(self, painter: QPainter) -> None:
        painter.setPen(QColor(current().palette.muted))
        taken = -1e9
        order = range(len(self._weeks) - 1, -1, -1) if self.isRightToLeft() else range(len(self._weeks))
        for week in order:
            cell = self._cell(len(self._lines), week)
            width = painter.fontMetrics().horizontalAdvance(self._weeks[week])
            left = min(cell.left(), self.width() - width)
            if left >= taken + 10:
                painter.drawText(QRectF(left, cell.top() + 2, width + 1, self._row()), 0, self._weeks[week])
                taken = left + width

    def _go(self, row: int, week: int) -> None:
        self._at = (row, week)
        self.reading.emit(self._words(row, week))
        self.update()

    def _words(self, row: int, week: int) -> str:
        count = self._lines[row].counts[week]
        events = plural("{count} event", "{count} events", count) if count else tr("no event")
        return tr(
            "{area}, {week}: {events}", area=self._lines[row].area, week=self._weeks[week], events=events
        )

    def _row(self) -> int:
        return round(current().metrics.text(TextSize.CAPTION) * 1.7)

    def _name_width(self) -> float:
        return min(220.0, self.width() * 0.3)

    def _name_place(self, row: int) -> tuple[float, float, float, float]:
        left = self.width() - self._name_width() if self.isRightToLeft() else 0.0
        return left, row * self._row(), self._name_width() - 8, self._row()

    def _cell(self, row: int, week: int) -> QRectF:
        count = max(1, len(self._weeks))
        room = self.width() - self._name_width()
        width = min(max(_LEAST_CELL, room / count), 2.6 * self._row(), room / count)
        left = self._name_width() + week * width
        if self.isRightToLeft():
            left = self.width() - left - width
        return QRectF(left, row * self._row(), width, self._row())
