"""A card with what waits: all of it, or only what is overdue."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QPushButton

from app.reading.desk import DeskLine
from language import tr
from ui.desk.lines_table import LinesTable
from ui.widgets.card import Card


class WaitingCard(Card):
    """``table.opened`` carries the line. *Overdue only* stands in the corner while anything is overdue."""

    def __init__(self, title: str, *, numbered: bool, longest: int) -> None:
        super().__init__(title)
        self._lines: tuple[DeskLine, ...] = ()
        self._zone = ZoneInfo("UTC")
        self.table = LinesTable(title, numbered=numbered, longest=longest)
        self.overdue_only = QPushButton()
        self.overdue_only.setCheckable(True)
        self.overdue_only.setAutoDefault(False)
        self.overdue_only.toggled.connect(lambda _on: self._choose())
        self.corner.addWidget(self.overdue_only)
        self.body.addWidget(self.table)

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show other lines, with their days as they are in ``zone``."""
        self._lines, self._zone = tuple(lines), zone
        overdue = sum(line.overdue for line in lines)
        self.overdue_only.setText(tr("Overdue only ({overdue})", overdue=overdue))
        self.overdue_only.setAccessibleName(
            tr("{title}: overdue only ({overdue})", title=self.accessibleName(), overdue=overdue)
        )
        self.overdue_only.setVisible(overdue > 0)
        if not overdue:
            # Nobody is left before an empty list for having asked earlier for what is overdue.
            self.overdue_only.setChecked(False)
        self.table.setVisible(bool(lines))
        self._choose()

    def _choose(self) -> None:
        only = self.overdue_only.isChecked()
        self.table.show_lines([line for line in self._lines if line.overdue or not only], self._zone)
