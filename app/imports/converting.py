"""What the converters of formats have in common: columns found by name, cells laid in order, faults collected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from app.imports.cells import CellFault
from app.imports.faults import Fault, remedy_for
from app.imports.formats import Layout, folded
from app.imports.sheets import Cells

Picked = Callable[[Cells], tuple[str, ...]]


def columns_of(header: Sequence[str], names: Iterable[str]) -> dict[str, int]:
    """Where the columns of these names stand in a header; the first of two that are called alike."""
    places: dict[str, int] = {}
    for place, title in enumerate(header):
        places.setdefault(folded(title), place)
    return {name: places[folded(name)] for name in names if folded(name) in places}


def header_in(
    top: Sequence[tuple[int, Cells]], names: Iterable[str], required: Iterable[str]
) -> tuple[int, dict[str, int]] | None:
    """How many rows stand above the header, and where its columns are; none where no row has all that are required.

    A header is looked for beneath titles: people put the name of the release above a table before they pass it on.
    """
    wanted, needed = list(names), list(required)
    for above, (_line, cells) in enumerate(top):
        columns = columns_of(cells, wanted)
        if all(name in columns for name in needed):
            return above, columns
    return None


def picker(layout: Layout, names: Sequence[str]) -> Picked:
    """A function that lays the cells of these columns out in their order, empty where the file has no such column.

    It lengthens the list of cells by an empty one: they are not looked at again.
    """
    places = itemgetter(*(layout.columns.get(name, layout.width) for name in names))

    def picked(cells: Cells) -> tuple[str, ...]:
        cells.append("")
        found: tuple[str, ...] = places(cells)
        return found

    return picked


def faults_in(
    line: int,
    values: Mapping[str, str],
    readers: Mapping[str, Callable[[str], Any]],
    layout: Layout,
) -> list[Fault]:
    """Every cell of a line that its reader does not take."""
    found: list[Fault] = []
    for column, read in readers.items():
        try:
            read(values[column])
        except CellFault as fault:
            text = values[column]
            remedy = remedy_for(text, fault.remedy)
            found.append(Fault(line, layout.title(column), text, fault.expected, remedy))
    return found
