"""The steps of the flow as a vertical line: done, now, to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.rules.reports.clocks import ClockReading
from language import Wording, mark, tr
from language.lists import listed
from ui.keys import OwnKeys
from ui.theme import TextSize, current
from ui.theme.icons import paint_glyph
from ui.widgets.clock_label import ClockLabel
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"


_STATES = Wording(
    {StepState.DONE: mark("done"), StepState.NOW: mark("now"), StepState.TO_COME: mark("to come")}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``who`` did it or will be asked, ``when`` in words for people, ``clock`` while it runs.

    ``took``: how long it lasted, such as ``Took 3 h``.
    """

    title: str
    state: StepState
    who: str = ""
    when: str = ""
    note: str = ""
    clock: ClockReading | None = None
    took: str = ""


class StepList(QWidget):
    """Shows steps from top to bottom along a rail.

    With ``pickable`` one step is chosen, by click or by arrow keys; ``chosen`` carries its place from 0 when the
    user chooses it.
    """

    OWN_KEYS = OwnKeys(
        mark("On the steps"),
        (
            (mark("Up"), mark("To the step before")),
            (mark("Down"), mark("To the next step")),
            (mark("Enter"), mark("Show the step")),
        ),
    )

    chosen = Signal(int)

    def __init__(
        self, steps: Sequence[Step] = (), *, pickable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pickable = pickable
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(tr("Steps of the report"))
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps; the one that was chosen stays chosen, and Tab comes to them where it came to them before."""
        if len(steps) != len(self._rows):
            self._make_rows(len(steps))
        for row, step in zip(self._rows, steps, strict=True):
            row.show_step(step)
        self.setAccessibleDescription(listed(_said(step) for step in steps))

    def _make_rows(self, count: int) -> None:
        before = self.choice
        empty(self._column)
        self._rows = []
        for number in range(count):
            row = _Row(first=number == 0, last=number == count - 1, pickable=self._pickable)
            row.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            row.stepped.connect(lambda by, number=number: self._go(number + by))
            row.came.connect(self._let_tab_come)
            self._rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        if 0 <= before < count:
            self.choose(before)

    @property
    def choice(self) -> int:
        """Place of the chosen step from 0; -1 while none is."""
        return next((number for number, row in enumerate(self._rows) if row.isChecked()), -1)

    def choose(self, number: int) -> None:
        """Show a step as the chosen one, without telling anyone."""
        self._rows[number].setChecked(True)
        self._let_tab_come()

    def _let_tab_come(self) -> None:
        """Tab comes to the step that is shown: Qt lets it come to the one that was pressed, or had the focus, last."""
        for row in self._rows:
            if self._pickable:
                row.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if row.isChecked() else Qt.FocusPolicy.ClickFocus
                )

    def _go(self, number: int) -> None:
        if 0 <= number < len(self._rows):
            self._rows[number].setFocus()
            self._rows[number].click()

    def row(self, number: int) -> QAbstractButton:
        """The row of a step, to be pressed."""
        return self._rows[number]


def _said(step: Step) -> str:
    parts = [step.title, _STATES[step.state], step.who, step.when, step.took]
    parts.append(step.clock.words if step.clock else "")
    return ", ".join(part for part in parts if part)


def _who_and_when(step: Step) -> str:
    """Who, then when, then for how long, each on a line of its own where it is known."""
    return "\n".join(part for part in (step.who, step.when, step.took) if part)


_RAIL = 28


class _Row(QAbstractButton):
    """One step, with its piece of the rail. ``stepped`` carries -1 or 1 for the arrow keys; ``came``: it has the focus."""

    stepped = Signal(int)
    came = Signal()

    def __init__(self, *, first: bool, last: bool, pickable: bool) -> None:
        super().__init__()
        self.setCheckable(pickable)
        self.setAutoExclusive(pickable)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # A button insists on its width; a step wraps its words instead.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if not pickable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._step = Step("", StepState.TO_COME)
        self._first = first
        self._last = last
        self._title = Words()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*self._margins())
        self._column.setSpacing(1)

    def show_step(self, step: Step) -> None:
        """Show another step, or the same as it stands now."""
        if step == self._step:
            return
        self._step = step
        self.setAccessibleName(_said(step))
        now = step.state is StepState.NOW
        role = "muted" if step.state is StepState.TO_COME else "text"
        empty(self._column)
        self._title = Words(step.title, role="accent" if now else role, strong=now, wrap=True)
        self._column.addWidget(self._title)
        if step.clock:
            self._column.addWidget(ClockLabel(step.clock, wrap=True))
        for words in (_who_and_when(step), step.note):
            if words:
                self._column.addWidget(Words(words, size=TextSize.CAPTION, role="muted", wrap=True))
        self.update()

    def _margins(self) -> tuple[int, int, int, int]:
        rail = round(_RAIL * current().metrics.text_scale)
        return (4, 4, rail, 12) if self.isRightToLeft() else (rail, 4, 4, 12)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None:
            self.stepped.emit(by)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        scale = current().metrics.text_scale
        x = self.width() - 10 * scale if self.isRightToLeft() else 10 * scale
        y = self._title.geometry().top() + self.fontMetrics().height() / 2
        done = self._step.state is StepState.DONE
        style = Qt.PenStyle.SolidLine if done else Qt.PenStyle.DotLine
        line = QColor(palette.control)
        if not self._first:
            above = Qt.PenStyle.DotLine if self._step.state is StepState.TO_COME else Qt.PenStyle.SolidLine
            painter.setPen(QPen(line, 1.5, above))
            painter.drawLine(QPointF(x, 0), QPointF(x, y - 9 * scale))
        if not self._last:
            painter.setPen(QPen(line, 1.5, style))
            painter.drawLine(QPointF(x, y + 9 * scale), QPointF(x, self.height()))
        self._mark(painter, QPointF(x, y))
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        palette, ring = current().palette, current().metrics.focus
        rail = round(_RAIL * current().metrics.text_scale) - 6
        left, right = (0, rail) if self.isRightToLeft() else (rail, 0)
        area = QRectF(self.rect().adjusted(left, 0, -right, -6)).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or (self.underMouse() and self.isCheckable()):
            painter.setBrush(QColor(palette.selection if self.isChecked() else palette.hover))
            painter.drawRoundedRect(area, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), ring))
            painter.drawRoundedRect(area, 4, 4)

    def _mark(self, painter: QPainter, centre: QPointF) -> None:
        palette, scale = current().palette, current().metrics.text_scale
        if self._step.state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ok))
            painter.drawEllipse(centre, 8 * scale, 8 * scale)
            glyph = QRectF(centre.x() - 5 * scale, centre.y() - 5 * scale, 10 * scale, 10 * scale)
            paint_glyph(painter, glyph, "tick", palette.surface)
            return
        now = self._step.state is StepState.NOW
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent if now else palette.control), 2 if now else 1.5))
        painter.drawEllipse(centre, 7 * scale, 7 * scale)
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(centre, 3.5 * scale, 3.5 * scale)
