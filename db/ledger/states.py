"""The state of a row as the ledger keeps it, the same from a mapped object and from a table scan."""

import enum
import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from db.ledger.entries import instant_text

NOT_IN_STATE = frozenset({"ledger_entry"})
"""The entry's own number cannot stand in the entry."""


def row_state(table: sa.Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Column values as plain JSON: instants in UTC, decimals as text, bytes as their size and hash."""
    return {
        column.name: plain(_fitting(column, values[column.name]))
        for column in table.columns
        if column.name not in NOT_IN_STATE
    }


def _fitting(column: sa.Column[Any], value: Any) -> Any:
    """A value that the database would keep in another form than the ledger is a bug, found here at once."""
    if isinstance(column.type, sa.Date) and isinstance(value, datetime):
        raise TypeError(f"{column} takes a day, not an instant")
    if isinstance(column.type, sa.Boolean) and not isinstance(value, bool | None):
        raise TypeError(f"{column} takes true or false")
    return value


def object_state(row: Any) -> dict[str, Any]:
    """State of a mapped object. Attributes and columns share their names throughout ``db``."""
    table = sa.inspect(type(row)).local_table
    return row_state(table, {column.name: getattr(row, column.name) for column in table.columns})


def plain(value: Any) -> Any:
    """One value as JSON can hold it."""
    match value:
        case enum.Enum():
            return value.value
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case bytes():
            return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
