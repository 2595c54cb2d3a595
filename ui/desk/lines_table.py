"""A table of what waits: how long and until which day, what, and for whom; two lines a row, so that little is cut off."""

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.reading.desk import DeskLine
from app.rules.reports.clocks import ClockState
from language import ptr, tr
from ui.theme import current
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_CLOCKS = {
    ClockState.RUNNING: ("time", "muted"),
    ClockState.NEAR: ("time-near", "warn"),
    ClockState.LAPSED: ("time-lapsed", "danger"),
    ClockState.MET: ("tick", "ok"),
    ClockState.LATE: ("time-lapsed", "warn"),
}
_HOW_LONG, _WHAT, _WAITS_FOR = 260, 580, 170
"""By which the columns share what room there is."""

_COUNTED = re.compile(r"(\d) (?=[^\W\d])")
_NONE_HELD = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
_ALARM = ("warn", "danger")
_NO_CLOCK = ("time", "muted")

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

NUMBERED = 9
"""The first so many lines are opened by their digit."""

KEY = 0
"""Place of the column with the digits, where lines are numbered."""


class LinesTable(TableView[DeskLine]):
    """Lines of the desk. ``numbered``: with the digit that opens each; ``whose``: with whom each waits for.

    ``longest``: lines shown without scrolling. Where there is little room, how long a thing waits is broken into lines rather than what
    it is. ``left``: somebody goes on with the arrows beyond the last row (1), or the first (-1).
    """

    left = Signal(int)

    def __init__(self, name: str, *, numbered: bool, whose: bool, longest: int) -> None:
        self._places: dict[DeskLine, int] = {}
        self._beside: tuple[DeskLine, ...] = ()
        self._held = 0
        self._zone = ZoneInfo("UTC")
        columns = [
            Column[DeskLine](
                tr("How long"),
                self._how_long,
                sort=_order,
                glyph=_glyph,
                role=_role,
                width=_HOW_LONG,
            ),
            Column[DeskLine](
                tr("What"),
                _words,
                sort=lambda line: line.need.label,
                stretch=True,
                tooltip=_words,
                width=_WHAT,
            ),
        ]
        if numbered:
            columns.insert(
                KEY,
                Column[DeskLine](
                    ptr("of the keyboard", "Key"),
                    self._digit,
                    sort=self._place,
                    spoken=lambda line: self._digit(line) or tr("none"),
                    number=True,
                    keycap=True,
                ),
            )
        if whose:
            columns.append(
                Column[DeskLine](tr("Waits for"), _waits_for, tooltip=_waits_for, width=_WAITS_FOR)
            )
        super().__init__(columns, name=name, lines=2, longest=longest, whole=True)

    def show_lines(
        self,
        lines: Sequence[DeskLine],
        zone: ZoneInfo,
        *,
        after: int = 0,
        beside: Sequence[DeskLine] = (),
    ) -> None:
        """Show other lines, with their days as they are in ``zone``; the one that was chosen stays chosen.

        ``after``: so many are numbered in a list above. ``beside``: lines of lists above and beneath, whose columns stand under one
        another with these.
        """
        self._zone, self._beside = zone, tuple(beside)
        self._places = {line: place for place, line in enumerate(lines, start=after + 1)}
        self.set_rows(lines, same=lambda line: (line.need, line.key, line.what))

    def let_go(self) -> None:
        """Choose no row: one of another list is chosen."""
        if self.currentIndex().isValid():
            self._held = self.currentIndex().row()
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab stands on a row that is seen to be chosen: on the one that was, or the first."""
        super().focusInEvent(event)
        rows = self.rows_model.rowCount()
        if event.reason() in _BY_TAB and rows and not self.selectionModel().hasSelection():
            self.choose(min(self._held, rows - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where lists stand beneath one another, the arrows lead from one to the next."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        shown = [place for place in range(self.rows_model.rowCount()) if not self.isRowHidden(place)]
        at_end = shown and self.currentIndex().row() == shown[-1 if step > 0 else 0]
        if step and at_end and event.modifiers() in _NONE_HELD:
            self.left.emit(step)
        else:
            super().keyPressEvent(event)

    def _measure_columns(self) -> None:
        self._share_height(self._room.measure((*self.rows_model.rows, *self._beside)))

    def line_of_digit(self, digit: int) -> DeskLine | None:
        """The line that a digit opens: it keeps its digit however the table is sorted."""
        return next((line for line, place in self._places.items() if place == digit), None)

    def _measure(self) -> None:
        super()._measure()
        # Where type is large, cards fold beneath each other rather than leave no room for words.
        self.setMinimumWidth(round(420 * current().metrics.text_scale))

    def _how_long(self, line: DeskLine) -> str:
        if line.need.alarm:
            # In one list with what is overdue: how long alone does not tell the two apart.
            return tr("Alarm\n{how_long}", how_long=line.how_long)
        # Where the words are broken into lines, a number stays with what it counts.
        how_long = _COUNTED.sub("\\1\u00a0", line.how_long)
        if line.due_at is None:
            return how_long
        return f"{how_long}\n{line.due_at.astimezone(self._zone).date().isoformat()}"

    def _place(self, line: DeskLine) -> int:
        return self._places.get(line, 0)

    def _digit(self, line: DeskLine) -> str:
        place = self._place(line)
        return str(place) if place <= NUMBERED else ""


def _words(line: DeskLine) -> str:
    return f"{line.need.label} · {line.subject}\n{line.what}"


def _waits_for(line: DeskLine) -> str:
    return tr("you") if line.mine else line.waits_for


def _order(line: DeskLine) -> tuple[int, float]:
    rank, stands = line.order
    return rank, stands.timestamp()


def _glyph(line: DeskLine) -> tuple[str, str]:
    if line.need.alarm:
        return _ALARM
    return _CLOCKS[line.clock.state] if line.clock else _NO_CLOCK


def _role(line: DeskLine) -> str:
    return _glyph(line)[1]
