"""What the registers of a country file show alike of each entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from app.reading.countries.file_rows import FileRows
from app.reading.ministry.names import person_named
from db.register_entry import RegisterEntry

Row = TypeVar("Row", bound=RegisterEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry of a register; base a revision on ``version``."""

    entry_id: str
    version: int
    source: str
    source_on: date | None
    recorded_by: str
    recorded_at: datetime


def standing(rows: FileRows, kind: type[Row]) -> Sequence[Row]:
    """The entries of a register that are not withdrawn, in the order in which they were entered."""
    return [row for row in rows.of(kind) if row.withdrawn_at is None]


def entry_facts(rows: FileRows, row: RegisterEntry) -> dict[str, Any]:
    """The fields of :class:`EntryView`."""
    return {
        "entry_id": row.id,
        "version": row.ledger_entry,
        "source": row.source,
        "source_on": row.source_on,
        "recorded_by": person_named(rows.session, row.recorded_by_id).name,
        "recorded_at": row.recorded_at,
    }
