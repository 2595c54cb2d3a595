"""The height of the rows of a table: what a column has no width for gets further lines, where there is room for them."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QTableView

from ui.theme import TextSize, current
from ui.widgets.cell_delegate import EDGE, picture_room
from ui.widgets.rows_model import Column

T = TypeVar("T")

FURTHER = 2
"""Lines that a row has at most beyond those that every row has: what is longer still is read where the row leads."""

READ_WHOLE = 5
"""The same in a table whose cells are read whole: what is named in one decides."""

_LARGE = 1.5
"""Scale of the type from which hardly a column has the width that its words ask for."""

_SEEN = 3
"""Rows that are seen at once at least where rows grow though the table scrolls for it."""

MANY = 60
"""Rows from which on all have one height, unless a table says another number: a list to look through is no text to read."""


class RowRoom(Generic[T]):
    """Rows are ``lines`` high, and higher where words would be cut off and nothing has to be scrolled for it.

    In large type they grow where some of them are still seen at once: to read a row counts more than to see many. A table that is as high as its rows need, or whose rows are read whole (``follows``), always has the room.
    """

    def __init__(
        self,
        table: QTableView,
        columns: Sequence[Column[T]],
        *,
        lines: int,
        follows: bool,
        further: int = FURTHER,
        many: int = MANY,
    ) -> None:
        self._table = table
        self._columns = tuple(columns)
        self._lines = lines
        self._follows = follows
        self._further = further
        self._many = many
        self._heights: list[int] = []
        self._grown = False
        self._wrapped = False

    @property
    def usual(self) -> int:
        """The height of a row whose words fit."""
        return current().metrics.row + (self._lines - 1) * _line()

    def height(self, most: int) -> int:
        """The height of the first rows, of at most so many; of one row where there is none."""
        return sum(self._heights[:most]) or self.usual

    def share(self, rows: Sequence[T], cut: Mapping[int, int]) -> None:
        """Give each row its height. ``cut``: the columns that have less width than their words ask for, with that width."""
        heights = [self.usual] * len(rows)
        wrapped = False
        room = self._table.viewport().height()
        large = current().metrics.text_scale >= _LARGE
        if cut and len(rows) <= self._many and (self._follows or large or sum(heights) <= room):
            higher = [self._height(row, cut) for row in rows]
            counted = higher[:_SEEN] if large else higher
            if self._follows or sum(counted) <= room:
                # Also where no row is higher: of two lines the second may take what the first has no width for.
                heights, wrapped = higher, True
        grown = any(height != self.usual for height in heights)
        if grown or self._grown:
            for place, height in enumerate(heights):
                self._table.setRowHeight(place, height)
        if wrapped != self._wrapped:
            self._table.setWordWrap(wrapped)
        self._heights, self._grown, self._wrapped = heights, grown, wrapped

    def _height(self, row: T, cut: Mapping[int, int]) -> int:
        metrics = self._table.fontMetrics()
        lines = self._lines
        for place, wide in cut.items():
            column = self._columns[place]
            text, free = column.text(row), max(1, wide - 2 * EDGE - picture_room(column, row))
            if all(metrics.horizontalAdvance(line) <= free for line in text.split("\n")):
                continue
            needed = metrics.boundingRect(QRect(0, 0, free, 10_000), int(Qt.TextFlag.TextWordWrap), text)
            lines = max(lines, round(needed.height() / metrics.lineSpacing()))
        return self.usual + min(lines - self._lines, self._further) * _line()


def _line() -> int:
    return round(current().metrics.text(TextSize.BODY) * 1.3)
