"""What every format of rankings has in common: the target, the order of its values, and periods."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.imports.cells import CellFault
from app.imports.formats import Row, folded
from app.imports.reading import canonical, integer, real
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.rules.entry.dates import EARLIEST
from db.rankings import RANKINGS
from language import mark, tr

RANKING_TARGET = Target(
    RANKINGS, one=mark("ranking"), many=mark("rankings"), day="first_on", last_day="last_on"
)

NOT_GIVEN = frozenset({"", "na", "n/a", "nan", "null", "none", ".", "..", "x", "-", "no data"})
"""How the published files write that there is no value."""

LATEST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of what a value is about, as ISO text."""

    first: str
    last: str


def years(first: int, last: int) -> Period:
    """Whole years.

    Raises:
        CellFault: no year that anything here is about.
    """
    for year in (first, last):
        if not EARLIEST.year <= year <= LATEST_YEAR:
            raise CellFault(
                tr("a year from {year} to {latest_year}", year=EARLIEST.year, latest_year=LATEST_YEAR),
                tr("Correct the year in the file."),
            )
    return Period(f"{first:04d}-01-01", f"{last:04d}-12-31")


def month(year: int, number_of_month: int) -> Period:
    """One month.

    Raises:
        CellFault: no such month.
    """
    years(year, year)
    if not 1 <= number_of_month <= 12:
        raise CellFault(tr("a month from 1 to 12"), tr("Correct the month in the file."))
    last = date(year, number_of_month, monthrange(year, number_of_month)[1])
    return Period(last.replace(day=1).isoformat(), last.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One ranking as a format reads it, before it is laid out as a row."""

    country: str
    place: str
    place_code: str
    title: str
    measure: str
    period: Period
    value: float
    stated_rank: int | None = None
    grade: str = ""
    larger_is_worse: bool = True

    def row(self) -> Row:
        """The row of the target. A list has one value for a place, measure and period: that is its key."""
        place = (self.place_code or self.place).strip()
        key = f"{self.title}|{self.measure}|{self.period.first}|{self.period.last}|{place}"
        return (
            key,
            self.country,
            self.place,
            self.place_code,
            # Plain texts: another process hands them over.
            str(self.title),
            str(self.measure),
            self.period.first,
            self.period.last,
            canonical(self.value),
            canonical(self.stated_rank),
            self.grade,
            "1" if self.larger_is_worse else "0",
        )


def optional_number(text: str) -> float | None:
    """A number; None where the file says that there is none.

    Raises:
        CellFault: anything else.
    """
    return None if text.strip().casefold() in NOT_GIVEN else real(text)


def optional_rank(text: str) -> int | None:
    """A rank from 1 on; None where the file gives none.

    Raises:
        CellFault: anything else.
    """
    if text.strip().casefold() in NOT_GIVEN:
        return None
    rank = integer(text)
    if rank < 1:
        raise CellFault(
            tr("a rank from 1 on"),
            tr("Correct the rank, or leave it empty: then it is counted from the values."),
        )
    return rank


def header_with(top: Sequence[tuple[int, Cells]], *required: Sequence[str]) -> tuple[int, Cells] | None:
    """How many rows stand above the header, and the header: the first row with a column of each of these names.

    Published workbooks have titles and notes above it.
    """
    wanted = [{folded(name) for name in names} for names in required]
    for above, (_line, cells) in enumerate(top):
        titles = {folded(cell) for cell in cells}
        if all(names & titles for names in wanted):
            return above, cells
    return None
