"""An imported row on its way into its table, bound value by value; and a value as text again."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from db.imports import OWN_COLUMNS, row_digest

Bound = str | bytes | float
BoundRow = list[Any]
"""Key, values in the order of their columns (each :data:`Bound`) and digest of a row, as its insert takes them."""

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


def with_digest(row: Sequence[str]) -> BoundRow:
    """A row as a format gives it, with its digest: texts, enough to be looked at."""
    return [*row, row_digest(row)]


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

    def bound(self, row: Sequence[str]) -> BoundRow:
        """A row as a format gives it, ready to be written."""
        values = with_digest(row)
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


def texts_of(row: BoundRow) -> tuple[str, ...]:
    """The key and the values of a bound row as text, as a format gives them."""
    return tuple(as_text(value) for value in row[:-1])


__all__ = [
    "NOTHING",
    "Binder",
    "Bound",
    "BoundRow",
    "BoundTexts",
    "as_text",
    "texts_of",
    "value_columns",
    "with_digest",
]
