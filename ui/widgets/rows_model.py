"""Rows of a table: a tuple of frozen data, seen through columns."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.rules.entry.texts import fold
from db.vocabulary import Phase
from language import said
from language.numbers import as_digits
from language.phrases import headed
from ui.theme import current, themed_icon
from ui.widgets.words import tip

T = TypeVar("T")

PHASE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A pair ``(True, phase or None)`` where a cell shows a phase's swatch."""

GLYPH_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""A pair of a glyph's name and its role of colour."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
"""As numbers, which is how Qt asks: it does so some ten times for each cell that it paints."""

_NEAR = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_FAR = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Units stand under units: figures run from left to right in every language."""


# No slots: Python 3.11 cannot write Column[Row](…) for a frozen generic class that has them.
@dataclass(frozen=True)
class Column(Generic[T]):
    """How one property of a row is shown.

    ``text`` gives the words of a cell; ``sort`` what to order by (unless given, the words as `reading_order` has them;
    None comes last).
    ``number`` aligns right. ``role`` names a role of colour, ``glyph`` a glyph with its role, ``phase`` a pair
    ``(True, phase)`` for a swatch beside the words. ``width`` is in pixels at text scale 1: the share
    that a column has of the room where not all words fit (``ui.widgets.column_widths``), with ``hug`` also the most that
    it ever takes; ``stretch`` takes what is left; ``twofold``: its words break into two lines at most, where the table need not scroll
    for it. ``head`` is written over the column in place of a long title, in several lines;
    the title is told all the same. ``copied`` gives the words that leave the program where they are not those of the cell: of a
    protected entry. ``spoken`` gives what is said of a cell that shows a swatch without words. ``keycap`` draws the words of a cell as
    a key of the keyboard, and its heading as a glyph; the title is told all the same.
    """

    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    number: bool = False
    tooltip: Callable[[T], str] | None = None
    role: Callable[[T], str] | None = None
    glyph: Callable[[T], tuple[str, str] | None] | None = None
    phase: Callable[[T], tuple[bool, Phase | None]] | None = None
    width: int = 0
    hug: bool = False
    stretch: bool = False
    twofold: bool = False
    head: str = ""
    copied: Callable[[T], str] | None = None
    spoken: Callable[[T], str] | None = None
    keycap: bool = False

    @property
    def heading(self) -> str:
        """The title in the language spoken; ``title`` itself may be a text that is only marked, as in constants."""
        return said(self.title)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Figures end under one another, words begin so."""
        if self.keycap:
            return Qt.AlignmentFlag.AlignCenter
        return _FAR if self.number else _NEAR

    def ink(self, row: T) -> QColor | None:
        """Colour of a cell's words; the usual one where it is None."""
        name = self.role(row) if self.role else ""
        return QColor(current().palette.role(name)) if name else None


def reading_order(text: str) -> tuple[tuple[int, Decimal, str], ...] | None:
    """What a cell is ordered by as a reader would: figures by what they count, letters without case and accents.

    So ``EV-9`` stands before ``EV-10``, ``1 200`` after ``999``, and ``École`` beside ``ecole``. None for an empty cell.
    """
    if not text.strip():
        return None
    if _NUMBER.fullmatch(digits := as_digits(text)):
        return ((0, Decimal(digits), ""),)
    parts = _FIGURES.split(fold(text))
    return tuple(
        (0, Decimal(part), "") if part.isdecimal() else (1, _NOTHING, part) for part in parts if part
    )


_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FIGURES = re.compile(r"(\d+)")
_NOTHING = Decimal()


class RowsModel(QAbstractTableModel, Generic[T]):
    """Read-only. It sorts by itself, so that a view's row is a row here, with no proxy between."""

    def __init__(self, columns: Sequence[Column[T]], rows: Sequence[T] = ()) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows = list(rows)
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def columns(self) -> tuple[Column[T], ...]:
        return self._columns

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows, in the order asked for last."""
        self.beginResetModel()
        self._rows = list(rows)
        if self._sorted_by:
            self._rows = [self._rows[place] for place in self._order(*self._sorted_by)]
        self.endResetModel()

    def row_at(self, index: _Index) -> T | None:
        """The row of a cell; None outside the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    # What Qt asks.

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == _DISPLAY:
            return column.text(row)
        if role == _ALIGNMENT:
            return column.alignment
        if role == _INK:
            return column.ink(row)
        if role == _TIP:
            return tip((column.tooltip or column.text)(row)) or None
        if role == _SPOKEN:
            return headed(column.heading, (column.spoken or column.text)(row))
        return self._picture(column, row, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _DISPLAY:
            return "" if column.keycap else column.head or column.heading
        if role == _DECORATION and column.keycap:
            return themed_icon("keys", "muted")
        if role == _SPOKEN:
            return column.heading
        if role == _TIP:
            return tip(column.heading)
        return column.alignment if role == _ALIGNMENT else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._columns):
            self._sorted_by = None
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = self._order(column, order)
        moved = {old: new for new, old in enumerate(places)}
        self._rows = [self._rows[place] for place in places]
        self.changePersistentIndexList(
            before, [self.index(moved[index.row()], index.column()) for index in before]
        )
        self.layoutChanged.emit()

    def _order(self, column: int, order: Qt.SortOrder) -> list[int]:
        """Present places of the rows in their new order. Rows without a value stay last either way."""
        spec = self._columns[column]
        values: list[Any] = [
            spec.sort(row) if spec.sort else reading_order(spec.text(row)) for row in self._rows
        ]
        known = [place for place, value in enumerate(values) if value is not None]
        unknown = [place for place, value in enumerate(values) if value is None]
        known.sort(key=values.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        return known + unknown

    @staticmethod
    def _picture(column: Column[T], row: T, role: int) -> Any:
        if role == PHASE_ROLE and column.phase:
            return column.phase(row)
        if role == GLYPH_ROLE and column.glyph:
            return column.glyph(row)
        return None
