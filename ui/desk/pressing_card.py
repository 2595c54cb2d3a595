"""All that is overdue and every alarm in one list, whoever they wait for."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.reading.desk import DeskLine
from language import tr
from ui.desk.lines_table import LinesTable
from ui.desk.waiting_card import pressing_words
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.words import Words

_LEAST = 5
"""Lines that are shown in the lowest window; else as many as the page has room for, beneath headings that stay."""


class PressingCard(Card):
    """``table.opened`` carries the line; ``all_asked``: the whole desk is to be shown again."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Overdue"))
        self.table = LinesTable(tr("Overdue"), numbered=True, whose=True, longest=0)
        self.table.setMinimumHeight(current().metrics.row * 2 * _LEAST)
        self._order = Words(role="muted", wrap=True)
        self._none = Words(tr("Nothing is overdue, and there is no alarm."), wrap=True)
        self.back = QPushButton(tr("Show all that waits"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.all_asked)
        self.corner.addWidget(self.back)
        self.body.addWidget(self._order)
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show what presses, with days as they are in ``zone``."""
        self.set_title(pressing_words(lines) if lines else tr("Overdue"))
        late = [line.mine for line in lines if line.overdue]
        whose = tr(
            "Overdue for you: {mine:,}, for others: {others:,}.", mine=sum(late), others=len(late) - sum(late)
        )
        alarms = sum(line.need.alarm for line in lines)
        if alarms:
            told = tr("Alarms, which have no due day and are not late: {alarms:,}.", alarms=alarms)
            whose = f"{whose} {told}"
        order = tr(
            "Warnings on their way first, then alarms, then other duties; in each, the earliest day first."
        )
        self._order.setText(f"{whose} {order}")
        self._order.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines, zone)
