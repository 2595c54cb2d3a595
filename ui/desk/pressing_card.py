"""All that is overdue in one list, whoever it waits for, and beneath it every alarm."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.reading.desk import DeskLine, Pressing, pressing_of
from language import Wording, mark, tr
from language.phrases import begun
from ui.desk.lines_table import KEY, NUMBERED, LinesTable
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.into_view import bring_place_into_view
from ui.widgets.words import Words

_ALL = 1_000
"""Lines that the lists show at most: the page scrolls, and nothing scrolls within it."""

_GROUPS = Wording(
    {
        Pressing.UNDECIDED: mark("warnings not decided yet"),
        Pressing.DECIDED: mark("what was decided on a warning"),
        Pressing.OTHER: mark("other duties"),
    }
)


class PressingCard(Card):
    """``table`` has what is overdue and ``alarms`` the rest; their ``opened`` carries the line. ``all_asked``: the whole desk is to
    be shown again."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Overdue"))
        self.table = LinesTable(tr("Overdue"), numbered=True, whose=True, longest=_ALL)
        self.alarms = LinesTable(tr("Alarms: no due day"), numbered=True, whose=True, longest=_ALL)
        self._order = Words(role="muted", wrap=True)
        self._none = Words(tr("Nothing is overdue, and there is no alarm."), wrap=True)
        self._alarms_title = Words(size=TextSize.SECTION, wrap=True)
        self.back = QPushButton(tr("Show all that waits"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.all_asked)
        self.corner.addWidget(self.back)
        self._without = Words(
            tr("A line without a digit opens with Enter or a double click."), role="muted", wrap=True
        )
        for part in (self._order, self._none, self.table, self._alarms_title, self.alarms, self._without):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for table in self.tables:
            table.chosen.connect(lambda _line, table=table: _follow(table))

    @property
    def tables(self) -> tuple[LinesTable, LinesTable]:
        return self.table, self.alarms

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show what presses, with days as they are in ``zone``."""
        late = [line for line in lines if line.overdue]
        alarms = [line for line in lines if line.need.alarm]
        self.set_title(tr("Overdue ({count})", count=len(late)) if late else tr("Nothing is overdue"))
        self._alarms_title.setText(tr("Alarms: no due day ({count})", count=len(alarms)))
        self._order.setText(_order_words(late))
        self._order.setVisible(bool(late))
        self._none.setVisible(not lines)
        self._alarms_title.setVisible(bool(alarms))
        self.table.setVisible(bool(late))
        self.alarms.setVisible(bool(alarms))
        self._without.setVisible(len(lines) > NUMBERED)
        self.table.show_lines(late, zone)
        # Where the digits are used up above, a column for them would be empty.
        self.alarms.setColumnHidden(KEY, len(late) >= NUMBERED)
        self.alarms.show_lines(alarms, zone, after=len(late))


def _order_words(late: Sequence[DeskLine]) -> str:
    """How many are for the reader, and the order in which they stand: of the kinds that there are, no other."""
    mine = sum(line.mine for line in late)
    whose = tr("Overdue for you: {mine:,}, for others: {others:,}.", mine=mine, others=len(late) - mine)
    there = sorted({pressing_of(line) for line in late})
    if len(there) < 2:
        order = tr("The longest overdue first.")
        return f"{whose} {order}"
    *before, said = (_GROUPS[each] for each in there)
    for each in reversed(before):
        said = tr("{first}, then {rest}", first=each, rest=said)
    order = tr("{order}; in each, the longest overdue first.", order=said)
    return f"{whose} {begun(order)}"


def _follow(table: LinesTable) -> None:
    """Let the page scroll to where one goes with the keys: the list itself does not scroll."""
    if table.hasFocus():
        bring_place_into_view(table.viewport(), table.visualRect(table.currentIndex()))
