"""The steps of the flow as a vertical line: done, now, to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.clocks import ClockReading
from ui.theme import TextSize, current
from ui.theme.icons import paint_glyph
from ui.widgets.clock_label import ClockLabel
from ui.widgets.words import Words


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``who`` did it or will be asked, ``when`` in words for people, ``clock`` while it runs."""

    title: str
    state: StepState
    who: str = ""
    when: str = ""
    note: str = ""
    clock: ClockReading | None = None


class StepList(QWidget):
    """Shows steps from top to bottom along a rail."""

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName("Steps of the report")
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(steps):
            self._column.addWidget(_Row(step, first=number == 0, last=number == len(steps) - 1))
        self._column.addStretch(1)
        self.setAccessibleDescription("; ".join(_said(step) for step in steps))


def _said(step: Step) -> str:
    parts = [step.title, step.state.value, step.who, step.when, step.clock.words if step.clock else ""]
    return ", ".join(part for part in parts if part)


def _who_and_when(step: Step) -> str:
    """Breaks between the two before it breaks within either."""
    parts = (part.replace(" ", "\u00a0") for part in (step.who, step.when) if part)
    return " · ".join(parts)


_RAIL = 28


class _Row(QWidget):
    """One step, with its piece of the rail."""

    def __init__(self, step: Step, *, first: bool, last: bool) -> None:
        super().__init__()
        self._step = step
        self._first = first
        self._last = last
        self.setAccessibleName(_said(step))
        now = step.state is StepState.NOW
        role = "muted" if step.state is StepState.TO_COME else "text"
        self._title = Words(step.title, role="accent" if now else role, strong=now, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*self._margins())
        column.setSpacing(1)
        column.addWidget(self._title)
        if step.clock:
            column.addWidget(ClockLabel(step.clock))
        for words in (_who_and_when(step), step.note):
            if words:
                column.addWidget(Words(words, size=TextSize.CAPTION, role="muted", wrap=True))

    def _margins(self) -> tuple[int, int, int, int]:
        return (4, 4, _RAIL, 12) if self.isRightToLeft() else (_RAIL, 4, 4, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.width() - 10 if self.isRightToLeft() else 10
        y = self._title.geometry().top() + self.fontMetrics().height() / 2
        done = self._step.state is StepState.DONE
        style = Qt.PenStyle.SolidLine if done else Qt.PenStyle.DotLine
        line = QColor(palette.control)
        if not self._first:
            above = Qt.PenStyle.DotLine if self._step.state is StepState.TO_COME else Qt.PenStyle.SolidLine
            painter.setPen(QPen(line, 1.5, above))
            painter.drawLine(QPointF(x, 0), QPointF(x, y - 9))
        if not self._last:
            painter.setPen(QPen(line, 1.5, style))
            painter.drawLine(QPointF(x, y + 9), QPointF(x, self.height()))
        self._mark(painter, QPointF(x, y))
        painter.end()

    def _mark(self, painter: QPainter, centre: QPointF) -> None:
        palette = current().palette
        if self._step.state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ok))
            painter.drawEllipse(centre, 8, 8)
            glyph = QRectF(centre.x() - 5, centre.y() - 5, 10, 10)
            paint_glyph(painter, glyph, "tick", palette.surface)
            return
        now = self._step.state is StepState.NOW
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent if now else palette.control), 2 if now else 1.5))
        painter.drawEllipse(centre, 7, 7)
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(centre, 3.5, 3.5)
