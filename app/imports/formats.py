"""What the engine asks of a format: does it know this sheet, and what rows does a line stand for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.imports.places import Places
from app.imports.sheets import Cells
from app.imports.targets import Target
from db.vocabulary.imports import DataSet

Row = tuple[str, ...]
"""The data set's own key, then the values of the target's columns, each as text in its canonical form
(:mod:`app.imports.cells`), empty where there is none."""

Converter = Callable[[int, Cells], Sequence[Row]]
"""From the number of a line and its cells to the rows that it stands for: mostly one.

The number of cells is that of the layout; the engine has seen to it. Raises RowRefused, and nothing else.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a format reads one sheet.

    ``score``: how sure the format is, from 1 to 100; the highest wins. ``skip``: rows at the top that hold no
    data, the header among them. ``columns``: the format's own name of each column that it found, with its
    position from 0. ``titles``: the file's own words for every column, for faults and for the batch.
    """

    score: int
    skip: int
    columns: Mapping[str, int]
    titles: Sequence[str]
    options: Mapping[str, str] = field(default_factory=dict)
    """What else the format was told or found out, such as the order of day and month; kept with the batch."""
    days: tuple[str, str] = ("", "")
    """The format's own names of the columns with the first and the last day that a row is about."""

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.titles)

    def title(self, column: str) -> str:
        """The file's own word for a column of the format; the format's word where the file has no such column."""
        place = self.columns.get(column)
        return column if place is None else self.titles[place] or column

    def title_of_day(self, *, last: bool) -> str:
        """The file's own word for the column with the first or the last day; empty where it has no such column."""
        column = self.days[last]
        return self.title(column) if column in self.columns else ""

    def as_mapping(self) -> dict[str, Any]:
        """Which column was read as what, as it is kept with the batch."""
        read_as = {column: self.titles[place] or str(place + 1) for column, place in self.columns.items()}
        return {"columns": read_as, "options": dict(self.options)}


class Format(Protocol):
    """One layout of one data set.

    ``code`` names the data set, ``title`` is what people call it, ``licence`` its usual terms and citation (the
    importer may write others). Formats hold no state; one stands in :data:`app.imports.registry.FORMATS`.
    """

    @property
    def code(self) -> DataSet: ...
    @property
    def title(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def target(self) -> Target: ...

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """The layout of a sheet with these first rows; None where it is not of this format."""
        ...

    def converter(self, layout: Layout, places: Places) -> Converter:
        """A fresh function that turns the lines of one sheet into rows. It may remember what it saw before."""
        ...


def folded(title: str) -> str:
    """A column's title as formats compare it: no case, no blanks, no punctuation."""
    return "".join(mark for mark in title.casefold() if mark.isalnum())
