"""A card with what waits, and the way to all that is overdue."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.reading.desk import DeskLine
from language import tr
from language.phrases import headed
from ui.desk.lines_table import LinesTable
from ui.widgets.card import Card


class WaitingCard(Card):
    """``table.opened`` carries the line; ``pressing_asked``: all that is overdue is to be shown, whoever it waits for."""

    pressing_asked = Signal()

    def __init__(self, title: str, *, numbered: bool, longest: int) -> None:
        super().__init__(title)
        self.table = LinesTable(title, numbered=numbered, whose=not numbered, longest=longest)
        self.pressing = QPushButton()
        self.pressing.setAutoDefault(False)
        self.pressing.clicked.connect(self.pressing_asked)
        self.corner.addWidget(self.pressing)
        self.offer_pressing(())
        self.body.addWidget(self.table)

    def show_lines(self, lines: Sequence[DeskLine], zone: ZoneInfo) -> None:
        """Show other lines, with their days as they are in ``zone``."""
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines, zone)

    def offer_pressing(self, pressing: Sequence[DeskLine]) -> None:
        """Lead to what presses, counted; where nothing does, to nothing."""
        words = pressing_words(pressing)
        self.pressing.setText(words)
        self.pressing.setAccessibleName(headed(tr("Show"), words))
        self.pressing.setVisible(bool(pressing))


def needs_you_words(mine: Sequence[DeskLine]) -> str:
    """What the card with the reader's own lines is called: how many there are, and how many of them are overdue."""
    overdue = sum(line.overdue for line in mine)
    if overdue:
        return tr("Needs you now ({count:,}, {overdue:,} of them overdue)", count=len(mine), overdue=overdue)
    return tr("Needs you now ({count:,})", count=len(mine)) if mine else tr("Needs you now")


def others_words(others: Sequence[DeskLine]) -> str:
    """The same of the card with the lines of others."""
    overdue = sum(line.overdue for line in others)
    if overdue:
        return tr(
            "Waits for others ({count:,}, {overdue:,} of them overdue)", count=len(others), overdue=overdue
        )
    return tr("Waits for others ({count:,})", count=len(others)) if others else tr("Waits for others")


def pressing_words(pressing: Sequence[DeskLine]) -> str:
    """How much is overdue, and how many alarms there are, in one line."""
    overdue, alarms = (
        sum(line.overdue for line in pressing),
        sum(line.need.alarm for line in pressing),
    )
    if alarms:
        return tr("All overdue ({overdue}) and alarms ({alarms})", overdue=overdue, alarms=alarms)
    return tr("All overdue ({overdue})", overdue=overdue)
