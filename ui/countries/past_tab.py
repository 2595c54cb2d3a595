"""What stands in for a tab of the file while a past day is shown: its tables of that day, or why there are none."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.then.parts import part_then
from app.reading.then.tables import ThenRow, ThenTable
from language import tr
from reports.words import plain_day
from ui.case import Case
from ui.countries.past import Past
from ui.countries.words import today
from ui.theme import current
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import empty
from ui.widgets.register import Register
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled

_WIDTH = 150


class PastTab(Scrolled):
    """The registers of one part as they were recorded by the end of the day. Nobody changes them."""

    def __init__(self, case: Case, part: str) -> None:
        super().__init__(tr("Registers of a past day"))
        self._case = case
        self._part = part
        self._tables = QVBoxLayout()
        self._tables.setSpacing(current().metrics.between)
        self.body.addLayout(self._tables)
        self.body.addStretch(1)

    def show_past(self, past: Past) -> None:
        """Read and show the tables of the day."""
        found, now = past.found, today(self._case)
        tables = self._case.look(lambda session: part_then(session, self._part, found.country, found.on, now))
        empty(self._tables)
        filled = [table for table in tables if table.rows]
        for table in filled:
            self._tables.addWidget(_register(table))
        bare = [table.title for table in tables if not table.rows]
        if bare:
            self._tables.addWidget(
                EmptyState(
                    tr("Not on record by {on}", on=plain_day(found.on)),
                    tr("By the end of that day nothing was recorded of: {bare}.", bare=", ".join(bare)),
                )
            )


class PresentOnly(QWidget):
    """Says plainly that a part is not kept by day."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._column = QVBoxLayout(self)
        self.setAccessibleName(title)

    def show_past(self, past: Past) -> None:
        """Say of which day it cannot be shown."""
        empty(self._column)
        self._column.addWidget(
            EmptyState(
                tr("{title}: not shown for a past day", title=self._title),
                tr(
                    "This part shows the present only, so it says nothing of {on}. Go back to now to see it.",
                    on=plain_day(past.found.on),
                ),
            )
        )


def _register(table: ThenTable) -> Register[ThenRow]:
    columns = tuple(
        _column(title, place, stretch=place == table.stretch) for place, title in enumerate(table.columns)
    )
    register = Register[ThenRow](
        table.title,
        columns,
        identity=lambda row: row.key,
        nothing=tr("Nothing was recorded by then."),
        facts=lambda row: row.facts,
    )
    register.set_rows(table.rows)
    return register


def _column(title: str, place: int, *, stretch: bool) -> Column[ThenRow]:
    def cell(row: ThenRow) -> str:
        return row.cells[place]

    return Column(title, cell, stretch=stretch, width=0 if stretch else _WIDTH)
