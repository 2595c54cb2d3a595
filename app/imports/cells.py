"""Single cells in their canonical form, each kind with what it expects; and a memory for those that come again.

A row is text throughout, so that its digest is the same everywhere: days in ISO form, whole numbers as digits without
leading zeros, other numbers as Python's ``repr`` of a float, nothing as an empty text. The database turns digits
into numbers by the kind of the column, and an empty text into no value.
"""

import math
import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from app.rules.entry.dates import EARLIEST, LATEST
from language import tr

Value = TypeVar("Value")

_WHOLE = re.compile(r"[+-]?\d{1,16}(?:\.0+)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: 0?0:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})(?:er)?[ -]([^\W\d_]+)\.?[ -](\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février févr fevrier",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre déc decembre",
        ),
        start=1,
    )
    for name in names.split()
}


class CellFault(ValueError):
    """A cell that is not what it should be. ``expected`` completes “expected …”; ``remedy`` is a sentence."""

    def __init__(self, expected: str, remedy: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.remedy = remedy


class Memo(dict[str, Value]):
    """The values of cells by their text, worked out once each. Forgets all when it grows large: memory stays flat.

    Asking raises CellFault for a cell that has no value.
    """

    __slots__ = ("_read",)
    MOST = 100_000

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Value:
        value = self._read(text)
        if len(self) >= self.MOST:
            self.clear()
        self[text] = value
        return value


def day(text: str, *, day_first: bool | None = None) -> str:
    """A day as ISO text.

    Read are ``2021-01-05``, ``2021-01-05 00:00:00``, ``20210105``, ``2021/01/05``, ``5 January 2021``, ``05-Jan-2021``,
    ``5 janvier 2021``, and ``25/01/2021`` or ``01/25/2021`` where only one order of day and month is possible, or ``day_first`` says which.

    Raises:
        CellFault: anything else, or no day of the calendar.
    """
    cell = text.strip()
    if match := _ISO.fullmatch(cell) or _YEAR_FIRST.fullmatch(cell) or _COMPACT.fullmatch(cell):
        year, month, number = (int(part) for part in match.groups())
    elif match := _WORDED.fullmatch(cell):
        year, number = int(match[3]), int(match[1])
        month = _MONTHS.get(match[2].casefold(), 0)
    elif match := _SLASHED.fullmatch(cell):
        year, (number, month) = int(match[3]), _ordered(int(match[1]), int(match[2]), day_first)
    else:
        raise _no_day()
    try:
        found = date(year, month, number)
    except ValueError:
        raise CellFault(
            tr("a day of the calendar"), tr("Correct the year, month or day in the file.")
        ) from None
    if not EARLIEST <= found <= LATEST:
        raise CellFault(tr("a day from {year} on", year=EARLIEST.year), tr("Correct the year in the file."))
    return found.isoformat()


def whole(text: str) -> str:
    """A whole number; ``5.0`` is one, as spreadsheets write it.

    Raises:
        CellFault: anything else.
    """
    cell = text.strip()
    if not cell.isascii() or _WHOLE.fullmatch(cell) is None:
        raise CellFault(tr("a whole number"), tr("Write digits only, without separators or words."))
    return str(int(cell.partition(".")[0]))


def count(text: str) -> str:
    """A number of people: whole, and not below nothing.

    Raises:
        CellFault: anything else.
    """
    digits = whole(text)
    if digits.startswith("-"):
        raise CellFault(
            tr("a number that is not negative"), tr("Correct it, or leave it empty where it is not known.")
        )
    return digits


def number(text: str) -> str:
    """A finite number with a decimal point.

    Raises:
        CellFault: anything else.
    """
    return repr(_finite(text))


def latitude(text: str) -> str:
    """Degrees north.

    Raises:
        CellFault: no number, or off the planet.
    """
    return _degrees(text, 90)


def longitude(text: str) -> str:
    """Degrees east.

    Raises:
        CellFault: no number, or off the planet.
    """
    return _degrees(text, 180)


def optional(read: Callable[[str], str]) -> Callable[[str], str]:
    """The same reader, for a cell that may be empty."""

    def read_or_nothing(text: str) -> str:
        return read(text) if text.strip() else ""

    return read_or_nothing


def key(text: str) -> str:
    """The data set's own number of a row.

    Raises:
        CellFault: there is none.
    """
    found = text.strip()
    if not found:
        raise CellFault(
            tr("the row’s own number"), tr("Get the file again: without its number a row cannot be told.")
        )
    return found


def _finite(text: str) -> float:
    cell = text.strip()
    try:
        value = float(cell) if cell.isascii() and "_" not in cell else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CellFault(tr("a number"), tr("Write digits with a point for decimals, as in 3.25."))
    return value + 0.0  # there is no minus nothing


def _degrees(text: str, limit: int) -> str:
    value = _finite(text)
    if not -limit <= value <= limit:
        raise CellFault(
            tr("degrees from -{limit} to {limit}", limit=limit),
            tr("Check that latitude and longitude are not exchanged or scaled."),
        )
    return repr(value)


def _ordered(first: int, second: int, day_first: bool | None) -> tuple[int, int]:
    """Day and month of a date with slashes."""
    if day_first is None:
        if first > 12 or first == second:
            return first, second
        if second > 12:
            return second, first
        raise CellFault(
            tr("a date that can be read in one way only"),
            tr(
                "Day and month could be either way round: write 2021-01-05, or say in the mapping which comes first."
            ),
        )
    return (first, second) if day_first else (second, first)


def _no_day() -> CellFault:
    return CellFault(tr("a date"), tr("Write it as 2021-01-05 or 5 January 2021."))
