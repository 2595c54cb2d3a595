"""Where imported rows go: a table made by ``db.imports.imported_table``, and what people call its rows."""

from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from db.imports import OWN_COLUMNS


@dataclass(frozen=True)
class Target:
    """A table of imported rows.

    ``day`` and ``last_day`` name the columns with the first and the last day that a row is about, for the span of
    the batch; empty where rows have none. ``one`` and ``many`` are the words for its rows. ``happened``: a row tells of
    what has happened, so that none is about a day to come.
    """

    table: sa.Table
    one: str
    many: str
    day: str = ""
    last_day: str = ""
    happened: bool = False

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the values that a format gives after the key, in their order."""
        return tuple(column.name for column in self.table.columns if column.name not in OWN_COLUMNS)
