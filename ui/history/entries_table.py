"""The entries of the ledger as a table."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from app.reading.ledger.lines import LedgerLine
from ui.history.words import action_words, instant_words, is_refused
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class EntriesTable(TableView[LedgerLine]):
    """Newest first. ``zone`` is asked each time, because settings may change it."""

    def __init__(self, zone: Callable[[], ZoneInfo]) -> None:
        super().__init__(
            (
                Column[LedgerLine](
                    "Entry",
                    lambda line: f"{line.number:,}",
                    sort=lambda line: line.number,
                    number=True,
                    width=64,
                ),
                Column[LedgerLine]("When", lambda line: instant_words(line.at, zone()), width=142),
                Column[LedgerLine]("Who", lambda line: line.who, width=112),
                Column[LedgerLine](
                    "Act", lambda line: action_words(line.action), glyph=_glyph, role=_role, width=172
                ),
                Column[LedgerLine]("Topic", lambda line: line.topic, width=112),
                Column[LedgerLine]("About", lambda line: line.subject, stretch=True),
            ),
            name="Entries of the ledger",
        )
        self.setMinimumHeight(220)


def _glyph(line: LedgerLine) -> tuple[str, str] | None:
    if is_refused(line):
        return ("cross", "danger")
    return ("signature", "accent") if line.signed else None


def _role(line: LedgerLine) -> str:
    return "danger" if is_refused(line) else ""
