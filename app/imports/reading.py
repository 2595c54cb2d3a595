"""One line of a file as a format reads it: cells by the format's names of the columns, faults collected."""

from collections.abc import Callable
from typing import TypeVar

from app.imports.cells import CellFault, Memo, number, whole
from app.imports.faults import Fault, RowRefused, remedy_for
from app.imports.formats import Layout
from app.imports.places import Places
from app.imports.sheets import Cells
from app.reference.crosswalk import CodeScheme

Value = TypeVar("Value")


class Reading:
    """A line under reading. Everything that is wrong with it is collected, and told at once by `refused`."""

    __slots__ = ("_cells", "_layout", "_line", "faults")

    def __init__(self, layout: Layout, line: int, cells: Cells) -> None:
        self._layout = layout
        self._line = line
        self._cells = cells
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        """The cell, trimmed; empty where the file has no such column."""
        place = self._layout.columns.get(column)
        return "" if place is None else self._cells[place].strip()

    def value(self, column: str, read: Callable[[str], Value]) -> Value | None:
        """The cell as ``read`` takes it; none, and a fault, where it does not."""
        text = self.text(column)
        try:
            return read(text)
        except CellFault as wrong:
            self.fault(column, wrong.expected, wrong.remedy)
            return None

    def fault(self, column: str, expected: str, remedy: str) -> None:
        """Note that a cell is not what it should be."""
        text = self.text(column)
        title = self._layout.title(column) if column else ""
        self.faults.append(Fault(self._line, title, text, expected, remedy_for(text, remedy)))

    def refused(self) -> RowRefused:
        """The refusal of the line, with everything that is wrong with it."""
        return RowRefused(self.faults)


def integer(text: str) -> int:
    """A whole number.

    Raises:
        CellFault: anything else.
    """
    return int(whole(text))


def real(text: str) -> float:
    """A finite number.

    Raises:
        CellFault: anything else.
    """
    return float(number(text))


def canonical(value: str | float | None) -> str:
    """A value as rows hold it: digits, Python's ``repr`` of other numbers, an empty text for none."""
    return "" if value is None else (repr(value) if isinstance(value, float) else str(value))


def iso_scheme(code: str) -> CodeScheme:
    """Which of the lists of ISO 3166-1 a code is from, by its look: letters or digits, two or three."""
    if code.strip().removesuffix(".0").isdecimal():
        return CodeScheme.M49
    return CodeScheme.ALPHA2 if len(code.strip()) == 2 else CodeScheme.ALPHA3


def country_memo(places: Places, scheme: CodeScheme | None) -> Memo[str]:
    """Countries by code, name and year, joined by NUL; without a scheme codes are those of ISO 3166-1 or M49."""

    def read(asked: str) -> str:
        code, name, year = asked.split("\0")
        known = int(year) if year.isdecimal() else None
        return places.country((scheme or iso_scheme(code), code), (CodeScheme.NAME, name), year=known)

    return Memo(read)
