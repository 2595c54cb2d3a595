"""The countries by phase: a plain list, gravest first."""

from app.reading.country_files import CountryLine
from db.vocabulary import Ongoing
from ui.theme.phases import phase_label
from ui.widgets.card import Card
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


class PhasesCard(Card):
    """Every country file with its phase; ``table.opened`` carries the line."""

    def __init__(self) -> None:
        super().__init__("Phases")
        self.table = TableView(
            (
                Column[CountryLine]("Country", lambda line: line.name, stretch=True),
                Column[CountryLine](
                    "Phase",
                    lambda line: phase_label(line.phase),
                    sort=_rank,
                    phase=lambda line: (True, line.phase),
                    width=158,
                ),
            ),
            name="Phases of the countries",
        )
        self.table.setMinimumHeight(150)
        self._empty = Words(
            "No country file is open yet. Open the first one under Countries.", role="muted", wrap=True
        )
        self.body.addWidget(self._empty)
        self.body.addWidget(self.table, 100)
        self.body.addStretch(1)

    def show_lines(self, lines: tuple[CountryLine, ...]) -> None:
        """Show the files, the gravest phase first."""
        ordered = sorted(lines, key=lambda line: (-_rank(line), line.ongoing is not Ongoing.YES, line.name))
        self.table.set_rows(ordered, same=lambda line: line.country)
        self._empty.setVisible(not lines)
        self.table.setVisible(bool(lines))


def _rank(line: CountryLine) -> int:
    return line.phase.rank if line.phase else 0
