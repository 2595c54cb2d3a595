"""One pass over any sheet, for any target: what the engine itself holds together."""

from collections.abc import Iterator, Sequence
from typing import Self

from app.imports.blocks import Reader
from app.imports.engine import Listeners, Pass
from app.imports.faults import Fault
from app.imports.ged import COLUMNS, GED
from app.imports.places import Places
from app.imports.sheets import Cells, Line
from db.events import EVENTS
from db.imported_rows import ImportedRows
from tests.support.event_files import GED_ROW
from tests.support.ministry import NOW, Ministry


class Given:
    """A sheet that lies in memory, as a workbook's reader could give it."""

    name, size, described = "given.xlsx", 0, "in memory"

    def __init__(self, rows: Sequence[Line]) -> None:
        self._rows: list[Line] = [(1, list(COLUMNS)), *rows]
        self.top: Sequence[tuple[int, Cells]] = [(1, list(COLUMNS))]

    def lines(self) -> Iterator[Line]:
        return iter(self._rows)

    def done(self) -> int:
        return 0

    def sha256(self) -> str:
        return "0" * 64

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def faults_of(ministry: Ministry, places: Places, *rows: Line) -> tuple[int, list[Fault]]:
    sheet = Given(rows)
    layout = GED.recognise(sheet.top)
    assert layout is not None
    with ministry.store.read() as session:
        kept = ImportedRows(session.connection(), EVENTS, "ucdp_ged")
        tally = Pass(Reader(sheet, GED, layout, places, NOW.date()), kept, Listeners()).run()
    return tally.new, tally.faults


def row(**changes: str) -> list[str]:
    return list((GED_ROW | changes).values())


def test_a_row_with_half_a_character_is_refused_and_the_others_are_kept(
    ministry: Ministry, places: Places
) -> None:
    new, (fault,) = faults_of(ministry, places, (2, row()), (3, row(id="9", side_a="broken \ud83d")))
    assert new == 1
    assert (fault.line, fault.expected) == (3, "a text of whole characters")


def test_a_row_that_the_sheet_itself_cannot_tell_apart_is_refused(ministry: Ministry, places: Places) -> None:
    told = Fault(3, "", "a quotation mark", "another", "Correct it.")
    assert faults_of(ministry, places, (2, row()), (3, told)) == (1, [told])


def test_rows_of_another_width_are_refused_by_their_number_of_cells(
    ministry: Ministry, places: Places
) -> None:
    new, (short, long) = faults_of(ministry, places, (2, row()[:-1]), (3, [*row(), "x"]))
    assert new == 0
    assert [(fault.line, fault.found) for fault in (short, long)] == [(2, "48 cells"), (3, "50 cells")]
