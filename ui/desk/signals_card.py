"""Signals that nobody has answered: those of early onset, longest waiting first."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.reading.desk import DeskLine, Need
from language import tr
from ui.desk.lines_table import LinesTable
from ui.widgets.card import Card
from ui.widgets.words import Words

_LONGEST = 4


class SignalsCard(Card):
    """``table.opened`` carries the line of a signal."""

    def __init__(self) -> None:
        super().__init__(tr("Signals"))
        self.table = LinesTable(tr("Signals"), numbered=False, whose=True, longest=_LONGEST)
        self._nothing = Words(
            tr(
                "No signal waits for an answer. Signs of early onset are looked for in imported events: the Signals tab of a "
                "country file shows them, month by month."
            ),
            role="muted",
            running=True,
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show those of the desk's lines that are signals."""
        found = sorted((line for line in lines if line.need is Need.SIGNAL), key=_waiting)
        self.table.show_lines(found, zone)
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)


def _waiting(line: DeskLine) -> float:
    return line.since.timestamp() if line.since else 0.0
