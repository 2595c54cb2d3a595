"""The countries by phase: the list that says what the map shows, gravest first."""

from collections.abc import Sequence
from datetime import date

from app.reading.countries.country_files import CountryLine
from app.rules.waiting import late_words
from db.vocabulary import Ongoing, words
from language import ptr, tr
from ui.desk.counted import counted_words
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_LONGEST = 9
"""Rows shown without scrolling."""


class PhasesCard(Card):
    """Every country file with its phase and where it stands; ``table.opened`` carries the line."""

    def __init__(self) -> None:
        super().__init__(tr("Country files by phase"))
        self._today = date.min
        self.table = TableView(
            (
                Column[CountryLine](tr("Country"), lambda line: line.name, stretch=True),
                Column[CountryLine](
                    tr("Phase"),
                    lambda line: phase_label(line.phase),
                    sort=rank,
                    phase=lambda line: (True, line.phase),
                    width=162,
                ),
                Column[CountryLine](tr("Since"), _since, width=98),
                Column[CountryLine](
                    tr("Risk"),
                    lambda line: words(line.risk_level) if line.risk_level else tr("Not judged"),
                    sort=_level,
                    width=90,
                ),
                Column[CountryLine](
                    tr("Ongoing"),
                    # Unclear is a judgement; before anybody made one there is none.
                    lambda line: words(line.ongoing) if line.phase_since is not None else tr("Not judged"),
                    width=80,
                ),
                Column[CountryLine](
                    ptr("of a country file", "Review"),
                    self._review_words,
                    sort=lambda line: line.next_review_on,
                    glyph=lambda line: ("time-lapsed", "danger") if self._overdue(line) else None,
                    role=lambda line: "danger" if self._overdue(line) else "",
                    width=118,
                ),
            ),
            name=tr("Country files by phase"),
            longest=_LONGEST,
        )
        self.nothing = EmptyState(
            tr("No country file is open yet"),
            tr(
                "A country file holds what is known of one country, its phase and its reports. Each stands on the map and "
                "in this list."
            ),
            act=tr("Go to the country files"),
        )
        self.counted = Words(role="muted", wrap=True)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.counted)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence[CountryLine], today: date, overdue: int) -> None:
        """Show the files as they stand on a day, the gravest phase first; so many things are ``overdue`` in all."""
        self._today = today
        late = sum(self._overdue(line) for line in lines)
        self.counted.setText(counted_words(late, overdue))
        self.counted.setVisible(bool(late))
        ordered = sorted(lines, key=lambda line: (-rank(line), line.ongoing is not Ongoing.YES, line.name))
        self.table.set_rows(ordered, same=lambda line: line.country)
        self.table.setMinimumWidth(min(900, round(480 * current().metrics.text_scale)))
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))

    def _review_words(self, line: CountryLine) -> str:
        """As the page Countries has it."""
        late = (self._today - line.next_review_on).days
        return late_words(late) if late > 0 else line.next_review_on.isoformat()

    def _overdue(self, line: CountryLine) -> bool:
        return line.next_review_on < self._today


def rank(line: CountryLine) -> int:
    """How grave the phase is, 0 where there is none."""
    return line.phase.rank if line.phase else 0


def _since(line: CountryLine) -> str:
    return line.phase_since.isoformat() if line.phase_since else "–"


def _level(line: CountryLine) -> int | None:
    return list(type(line.risk_level)).index(line.risk_level) if line.risk_level else None
