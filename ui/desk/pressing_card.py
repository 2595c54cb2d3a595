"""All that is overdue, whoever it waits for, and beneath it every alarm: a list for each rank, with a heading that counts it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.desk import DeskLine
from app.rules.waiting import Rank
from language import Wording, mark, tr
from ui.desk.lines_table import NUMBERED, LinesTable
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.into_view import bring_place_into_view
from ui.widgets.words import Words

_ALL = 1_000
"""Lines that the lists show at most: the page scrolls, and nothing scrolls within it."""

_PARTS = Wording(
    {
        Rank.WARNING: mark("Warnings not decided yet"),
        Rank.DECIDED_OVERDUE: mark("Decided on a warning"),
        Rank.OVERDUE: mark("Other duties"),
        Rank.ALARM: mark("Alarms: no due day"),
    }
)
"""The parts in which what presses stands, in the order of :class:`Rank`."""


class PressingCard(Card):
    """The ``opened`` of each of its ``tables`` carries the line. ``all_asked``: the whole desk is to be shown again."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Overdue"))
        self.parts = {rank: _Part(name) for rank, name in _PARTS.items()}
        self._order = Words(role="muted", wrap=True)
        self._none = Words(tr("Nothing is overdue, and there is no alarm."), wrap=True)
        self.to_alarms = QPushButton()
        self.to_alarms.clicked.connect(self._go_to_alarms)
        self.back = QPushButton(tr("Show all that waits"))
        self.back.clicked.connect(self.all_asked)
        for way in (self.to_alarms, self.back):
            way.setAutoDefault(False)
            self.corner.addWidget(way)
        self._without = Words(
            tr("A line without a digit opens with Enter or a double click."), role="muted", wrap=True
        )
        self.body.setSpacing(current().metrics.between)
        for part in (self._order, self._none, *self.parts.values(), self._without):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for table in self.tables:
            table.chosen.connect(lambda line, table=table: self._chosen(table, line))
            table.left.connect(lambda step, table=table: self._go_on(table, step))

    @property
    def tables(self) -> tuple[LinesTable, ...]:
        """The list of each part, from the top."""
        return tuple(part.table for part in self.parts.values())

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show what presses, with days as they are in ``zone``."""
        late = sum(line.overdue for line in lines)
        alarms = sum(line.need.alarm for line in lines)
        self.set_title(_title(late, alarms))
        # Where there are alarms alone, nobody has to be led to them.
        self.to_alarms.setVisible(bool(late and alarms))
        self.to_alarms.setText(tr("To the alarms ({count})", count=alarms))
        before = 0
        there = 0
        for rank, part in self.parts.items():
            own = [line for line in lines if line.rank is rank]
            part.show_lines(own, zone, after=before, beside=lines)
            before += len(own)
            there += bool(own) and rank is not Rank.ALARM
        self._order.setText(_order_words(lines, parts=there))
        self._order.setVisible(bool(late))
        self._none.setVisible(not lines)
        self._without.setVisible(len(lines) > NUMBERED)

    def _go_to_alarms(self) -> None:
        part = self.parts[Rank.ALARM]
        part.table.setFocus()
        part.table.choose(0)
        # From its end to its heading: what comes last is in view in any case.
        bring_place_into_view(part, part.rect())

    def _chosen(self, table: LinesTable, line: DeskLine | None) -> None:
        """One line is chosen on the page; it scrolls to where one goes with the keys: the lists themselves do not scroll."""
        if line is None:
            return
        for other in self.tables:
            if other is not table:
                other.let_go()
        if table.hasFocus():
            bring_place_into_view(table.viewport(), table.visualRect(table.currentIndex()))

    def _go_on(self, table: LinesTable, step: int) -> None:
        shown = [one for one in self.tables if one.rows_model.rows]
        place = shown.index(table) + step
        if 0 <= place < len(shown):
            # With the focus first: the page scrolls for that list alone in which one is.
            shown[place].setFocus()
            shown[place].choose(0 if step > 0 else shown[place].rows_model.rowCount() - 1)


class _Part(QWidget):
    """A list with its heading, and how many of its lines wait for the reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.heading = Words(size=TextSize.SECTION)
        self.whose = Words(role="muted")
        self.table = LinesTable(name, numbered=True, whose=True, longest=_ALL)
        metrics = current().metrics
        over = QWidget()
        # Where type is large the counts go beneath the heading: neither widens the page.
        head = FlowLayout(over, gap=metrics.between, down=0)
        head.addWidget(self.heading)
        head.addWidget(self.whose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.inside)
        column.addWidget(over)
        column.addWidget(self.table)

    def show_lines(
        self, own: Sequence[DeskLine], zone: ZoneInfo, *, after: int, beside: Sequence[DeskLine]
    ) -> None:
        self.heading.setText(tr("{part} ({count:,})", part=self._name, count=len(own)))
        self.whose.setText(_whose(own))
        self.table.setAccessibleName(f"{self.heading.text()} – {self.whose.text()}")
        self.table.show_lines(own, zone, after=after, beside=beside)
        self.setVisible(bool(own))


def _title(late: int, alarms: int) -> str:
    if not late:
        return tr("Nothing is overdue")
    if not alarms:
        return tr("Overdue ({count})", count=late)
    return tr("Overdue ({count}), then alarms ({alarms})", count=late, alarms=alarms)


def _whose(lines: Sequence[DeskLine]) -> str:
    mine = sum(line.mine for line in lines)
    return tr("for you: {mine:,}, for others: {others:,}", mine=mine, others=len(lines) - mine)


def _order_words(lines: Sequence[DeskLine], *, parts: int) -> str:
    """How many are for the reader, and the order in which they stand."""
    late = [line for line in lines if line.overdue]
    mine = sum(line.mine for line in late)
    whose = tr("Overdue for you: {mine:,}, for others: {others:,}.", mine=mine, others=len(late) - mine)
    order = (
        tr("What presses most stands first; in each part, the longest overdue.")
        if parts > 1
        else tr("The longest overdue first.")
    )
    return f"{whose} {order}"
