"""A card with what waits: all of it, or only what is overdue and the alarms."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QPushButton

from app.reading.desk import DeskLine
from language import tr
from language.phrases import headed
from ui.desk.lines_table import LinesTable
from ui.widgets.card import Card


class WaitingCard(Card):
    """``table.opened`` carries the line. What leaves only the pressing ones stands in the corner while there are any."""

    def __init__(self, title: str, *, numbered: bool, longest: int) -> None:
        super().__init__(title)
        self._lines: tuple[DeskLine, ...] = ()
        self._zone = ZoneInfo("UTC")
        self.table = LinesTable(title, numbered=numbered, longest=longest)
        self.pressing_only = QPushButton()
        self.pressing_only.setCheckable(True)
        self.pressing_only.setAutoDefault(False)
        self.pressing_only.toggled.connect(lambda _on: self._asked())
        self.corner.addWidget(self.pressing_only)
        self.body.addWidget(self.table)

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show other lines, with their days as they are in ``zone``."""
        self._lines, self._zone = tuple(lines), zone
        overdue, alarms = sum(line.overdue for line in lines), sum(line.need.alarm for line in lines)
        words = tr("Only overdue ({overdue})", overdue=overdue)
        if alarms:
            words = tr("Only alarms ({alarms}) and overdue ({overdue})", alarms=alarms, overdue=overdue)
        self.pressing_only.setText(words)
        self.pressing_only.setAccessibleName(headed(self.accessibleName(), words))
        self.pressing_only.setVisible(overdue + alarms > 0)
        if not overdue + alarms:
            # Nobody is left before an empty list for having asked earlier for what presses.
            self.pressing_only.setChecked(False)
        self.table.setVisible(bool(lines))
        self._choose()

    def show_all(self) -> None:
        """From the first line on, whatever was asked for earlier: what is left out is not seen to be left out."""
        self.pressing_only.setChecked(False)
        self.table.scrollToTop()

    def _asked(self) -> None:
        self._choose()
        self.table.scrollToTop()

    def _choose(self) -> None:
        only = self.pressing_only.isChecked()
        lines = [line for line in self._lines if line.overdue or line.need.alarm or not only]
        self.table.show_lines(lines, self._zone)
