"""The entries of the ledger as a table."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from app.reading.ledger.lines import LedgerLine
from language import ptr, tr
from language.numbers import number
from ui.history.words import action_words, is_refused
from ui.reports.words import table_moment
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_MANY = 600
"""Entries of which each has a second line where what was done has no room in one: of “Document left the …” nobody knows what it is."""


class EntriesTable(TableView[LedgerLine]):
    """Newest first. ``zone`` is asked each time, because settings may change it."""

    def __init__(self, zone: Callable[[], ZoneInfo], *, name: str) -> None:
        super().__init__(
            (
                Column[LedgerLine](
                    tr("Entry"),
                    lambda line: number(line.number),
                    sort=lambda line: line.number,
                    number=True,
                    width=58,
                    # Its figures are short: what was done has more to say.
                    head=ptr("of an entry", "No."),
                ),
                Column[LedgerLine](tr("When"), lambda line: table_moment(line.at, zone()), width=174),
                Column[LedgerLine](
                    tr("Who"), lambda line: line.who, tooltip=lambda line: line.who, width=150, hug=True
                ),
                Column[LedgerLine](
                    tr("Act"),
                    lambda line: action_words(line.action),
                    glyph=_glyph,
                    role=_role,
                    stretch=True,
                ),
                Column[LedgerLine](
                    tr("Topic"), lambda line: line.topic, tooltip=lambda line: line.topic, width=120
                ),
            ),
            name=name,
            whole=True,
            many=_MANY,
        )
        self.setMinimumHeight(140)


def _glyph(line: LedgerLine) -> tuple[str, str] | None:
    if is_refused(line):
        return ("cross", "danger")
    return ("signature", "accent") if line.signed else None


def _role(line: LedgerLine) -> str:
    return "danger" if is_refused(line) else ""
