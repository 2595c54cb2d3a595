"""An imported row on its way into its table: packed as it was read, then bound value by value; and a value as text again."""

import hashlib
import math
from collections.abc import Callable
from typing import Any, NamedTuple, Self

import sqlalchemy as sa

from db.imports import OWN_COLUMNS

Bound = str | bytes | float
NOTHING = math.nan
"""Bound where there is no value: SQLite stores NULL for what is not a number. The driver is quick with numbers and
texts; for None it would look for an adapter each time."""


class Packed(NamedTuple):
    """A row on its way: as :func:`db.imports.packed_row` joins it, and its digest."""

    row: bytes
    content: bytes

    @classmethod
    def of(cls, row: bytes) -> Self:
        """The row with its digest."""
        return cls(row, hashlib.sha256(row).digest())

    def key(self) -> str:
        """The data set's own key of the row."""
        return self.row.partition(b"\0")[0].decode()

    def texts(self) -> tuple[str, ...]:
        """The key and the values as text, empty where there is none."""
        return tuple(self.row.decode().split("\0"))


class BoundTexts(dict[str, Bound]):
    """Texts as they are bound, worked out once each, for few are different. Forgets all when it grows large."""

    MOST = 100_000

    def __init__(self, kind: Callable[[str], Bound]) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, text: str) -> Bound:
        if len(self) >= self.MOST:
            self.clear()
        self[text] = value = self._kind(text) if text else NOTHING
        return value


def bound_texts(table: sa.Table) -> list[tuple[int, BoundTexts]]:
    """What binds the texts of a row that are not bound as they are, by their places; that of the key is 0."""
    # SQLite's own reading of a float could end in another last digit than Python's, and so in another digest.
    kinds: dict[type, Callable[[str], Bound]] = {sa.Integer: int, sa.Float: float}
    found: list[tuple[int, BoundTexts]] = []
    for place, column in enumerate(value_columns(table), 1):
        kind = next((python for sql, python in kinds.items() if isinstance(column.type, sql)), str)
        if column.nullable or kind is not str:
            found.append((place, BoundTexts(kind)))
    return found


def value_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that hold what came with the file, after the key."""
    return [column for column in table.columns if column.name not in OWN_COLUMNS]


def as_text(value: object) -> str:
    """A stored value as the text that it was imported as; see :func:`db.imports.row_digest`."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)


__all__ = ["NOTHING", "Bound", "BoundTexts", "Packed", "as_text", "bound_texts", "value_columns"]
