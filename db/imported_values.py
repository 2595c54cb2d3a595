"""An imported row on its way into its table, bound value by value; and a value as text again."""

import hashlib
import math
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from db.imports import OWN_COLUMNS, packed_row, row_digest

Bound = str | bytes | float
ReadRow = list[Any]
"""A row that was read: its key first, its digest last. Between them its values, each :data:`Bound`, in the order of their
columns (:meth:`Binder.bound`); or, where nothing is to be written, the whole row in one (:func:`looked_at`)."""

NOTHING = math.nan
"""Bound where there is no value: SQLite stores NULL for what is not a number. The driver is quick with numbers and
texts; for None it would look for an adapter each time."""


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


def looked_at(row: Sequence[str]) -> ReadRow:
    """A row as a format gives it, only to be compared and shown: as one text, which is quickest to hand over."""
    packed = packed_row(row)
    return [row[0], packed, hashlib.sha256(packed).digest()]


class Binder:
    """What makes rows ready for one table."""

    def __init__(self, table: sa.Table) -> None:
        # SQLite's own reading of a float could end in another last digit than Python's, and so in another digest.
        kinds: dict[type, Callable[[str], Bound]] = {sa.Integer: int, sa.Float: float}
        self._bound: list[tuple[int, BoundTexts]] = []
        for place, column in enumerate(value_columns(table), 1):
            kind = next((python for sql, python in kinds.items() if isinstance(column.type, sql)), str)
            if column.nullable or kind is not str:
                self._bound.append((place, BoundTexts(kind)))

    def bound(self, row: Sequence[str]) -> ReadRow:
        """A row as a format gives it, ready to be written."""
        values: ReadRow = [*row, row_digest(row)]
        for place, known in self._bound:
            values[place] = known[row[place]]
        return values


def value_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that hold what came with the file, after the key."""
    return [column for column in table.columns if column.name not in OWN_COLUMNS]


def as_text(value: object) -> str:
    """A stored or bound value as the text that it was imported as; see :func:`db.imports.row_digest`."""
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(value)
    return str(value)


def texts_of(row: ReadRow) -> tuple[str, ...]:
    """The key and the values of a row that was read, as a format gives them."""
    if isinstance(row[1], bytes):
        return tuple(row[1].decode().split("\0"))
    return tuple(as_text(value) for value in row[:-1])


__all__ = [
    "NOTHING",
    "Binder",
    "Bound",
    "BoundTexts",
    "ReadRow",
    "as_text",
    "looked_at",
    "texts_of",
    "value_columns",
]
