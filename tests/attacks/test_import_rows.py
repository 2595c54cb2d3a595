"""Every kind of bad row and bad file of the founding issue, through the use case: what is wrong is said with file, line,
column and reason, and the rest can be kept where the user chooses."""

import csv
import zipfile
from pathlib import Path

import pytest

from app.actions.outside.imports import ImportFile, import_file
from app.imports import ged
from app.imports.engine import Listeners
from app.imports.refusals import refusals_file
from app.reading.outside.events import EventQuery, events_page
from tests.support.event_files import GED_ROW, acled_file, ged_file, ged_rows, table_text
from tests.support.ministry import Ministry
from tests.support.sheets import with_member, workbook


def kept(ministry: Ministry) -> list[str]:
    with ministry.store.read() as session:
        return sorted(event.key for event in events_page(session, EventQuery(), limit=500).events)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"best": "-3"}, "a number that is not negative"),
        ({"deaths_civilians": "-1"}, "a number that is not negative"),
        ({"latitude": "190.0"}, "degrees from -90 to 90"),
        ({"longitude": "-720"}, "degrees from -180 to 180"),
        ({"date_start": "03/04/2021"}, "a date that can be read in one way only"),
        ({"date_start": "31 February 1992"}, "a day of the calendar"),
        ({"date_start": "last Tuesday"}, "a date"),
        ({"date_end": "1992-02-01"}, "a day not before the event begins"),
        ({"date_end": "2093-02-01"}, "a day up to"),
        ({"best": "=SUM(A1:A9)"}, "a whole number"),
        ({"id": ""}, "the row’s own number"),
    ],
)
def test_a_bad_cell_is_refused_by_file_line_column_and_reason_and_the_others_are_kept(
    ministry: Ministry, tmp_path: Path, changes: dict[str, str], told: str
) -> None:
    ((column, found),) = changes.items()
    path = ged_file(tmp_path / "release.csv", {"source_headline": "two\nlines"}, changes, {})
    refusal = ministry.refused("P-AN1", import_file, ImportFile(path=path))
    assert refusal.rule == "import.refusals"
    assert "1 of 3 rows of “release.csv” cannot be kept" in refusal.message
    # The line end inside a cell of the first row counts, as it does in an editor.
    assert f"Line 4, column {column}: found {f'“{found}”' if found else 'nothing'}, expected {told}" in (
        refusal.message
    )
    assert kept(ministry) == []
    table = tmp_path / "refused.csv"
    with refusals_file(table, path) as refused:
        request = ImportFile(path=path, accept_refusals=True, listeners=Listeners(refused=refused))
        assert ministry.do("P-AN1", import_file, request).rows_refused == 1
    assert kept(ministry) == ["48528", "48530"]
    with table.open(encoding="utf-8-sig", newline="") as file:
        _header, row = csv.reader(file)
    assert row[:3] == ["release.csv", "4", column]
    assert row[4].startswith(told)
    assert row[5]


def test_one_day_written_in_three_styles_is_one_day(ministry: Ministry, tmp_path: Path) -> None:
    styles = ("2021-03-25", "25 March 2021", "25/03/2021")
    days = [{"date_start": day, "date_end": day} for day in styles]
    ministry.do("P-AN1", import_file, ImportFile(path=ged_file(tmp_path / "f.csv", *days)))
    with ministry.store.read() as session:
        events = events_page(session, EventQuery()).events
    assert {event.starts_on.isoformat() for event in events} == {"2021-03-25"}
    assert len(events) == 3


def test_a_line_end_inside_a_cell_is_kept_as_it_is_and_begins_no_row(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = acled_file(tmp_path / "f.csv", {"notes": "They came at night.\r\nNobody left."}, {})
    ministry.do("P-AN1", import_file, ImportFile(path=path))
    with ministry.store.read() as session:
        notes = [event.notes for event in events_page(session, EventQuery()).events]
    assert any("night.\r\nNobody" in text or "night.\nNobody" in text for text in notes)
    assert len(notes) == 2


def test_a_row_of_another_width_is_refused_by_its_line(ministry: Ministry, tmp_path: Path) -> None:
    text = table_text(ged_rows({}, {}), header=ged.COLUMNS)
    path = tmp_path / "cut.csv"
    path.write_text(f"{text}48530,Burma\r\n", encoding="utf-8", newline="")
    message = ministry.refused("P-AN1", import_file, ImportFile(path=path)).message
    assert "“cut.csv”" in message
    assert "Line 4: found “2 cells”, expected 49 cells" in message
    assert ministry.do("P-AN1", import_file, ImportFile(path=path, accept_refusals=True)).rows_new == 2


def test_a_wrong_encoding_is_said_with_file_and_line_and_read_once_it_is_named(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = ged_file(tmp_path / "old.csv", {}, {"adm_1": "Ayeyarwady – délta"}, encoding="cp1252")
    error = ministry.rejected("P-AN1", import_file, ImportFile(path=path))
    assert error.field == "encoding"
    assert "Line 3 of “old.csv” is not text in UTF-8" in error.message
    assert kept(ministry) == []
    ministry.do("P-AN1", import_file, ImportFile(path=path, encoding="cp1252"))
    with ministry.store.read() as session:
        areas = {event.area1 for event in events_page(session, EventQuery()).events}
    assert "Ayeyarwady – délta" in areas


def test_a_formula_in_a_workbook_is_never_calculated_and_its_cell_is_named(
    ministry: Ministry, tmp_path: Path
) -> None:
    sound = [GED_ROW | {"id": str(number)} for number in (1, 2)]
    sound[1]["best"] = "=34+1"
    rows = [ged.COLUMNS, *(list(row.values()) for row in sound)]
    path = workbook(tmp_path, {"Release": rows}, name="ged.xlsx")
    message = ministry.refused("P-AN1", import_file, ImportFile(path=path)).message
    assert "“ged.xlsx”" in message
    assert "Line 3, column best: found “=34+1”, expected a whole number" in message
    assert "copy, paste as values" in message
    assert ministry.do("P-AN1", import_file, ImportFile(path=path, accept_refusals=True)).rows_new == 1


def test_a_zip_bomb_in_a_workbook_is_refused_unopened_by_its_name(ministry: Ministry, tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Release": [ged.COLUMNS, list(GED_ROW.values())]}, name="bomb.xlsx")
    with_member(path, "xl/worksheets/sheet1.xml", b" " * 40_000_000)
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("xl/worksheets/sheet1.xml").compress_size < 100_000
    error = ministry.rejected("P-AN1", import_file, ImportFile(path=path, accept_refusals=True))
    assert error.field == "file"
    assert "“bomb.xlsx” would unpack to 40 MB" in error.message
    assert kept(ministry) == []


def test_a_refused_row_does_not_make_a_sound_one_with_its_number_the_second(
    ministry: Ministry, tmp_path: Path
) -> None:
    changes = (
        {"id": "7", "date_start": "2093-01-05", "date_end": "2093-01-05"},
        {"id": "7"},
        {"id": "7", "best": "35"},
        {"id": "8", "best": "x"},
        {"id": "8"},
    )
    path = ged_file(tmp_path / "f.csv", *changes)
    told: list[tuple[int, str]] = []
    listeners = Listeners(refused=lambda faults: told.append((faults[0].line, faults[0].expected)))
    request = ImportFile(path=path, accept_refusals=True, listeners=listeners)
    assert ministry.do("P-AN1", import_file, request).rows_new == 2
    assert kept(ministry) == ["7", "8"]
    # In the order of the file; the third row of that number is the second that can be kept.
    assert [line for line, _expected in told] == [2, 4, 5]
    assert "it stands in line 3 already" in told[1][1]


def test_a_published_file_with_titles_above_its_header_is_known_all_the_same(
    ministry: Ministry, tmp_path: Path
) -> None:
    text = table_text(ged_rows({}, {}), header=ged.COLUMNS)
    path = tmp_path / "ged.csv"
    path.write_text(f"UCDP GED, candidate release\r\nTaken on,2026-01-10\r\n\r\n{text}", "utf-8", newline="")
    kept_now = ministry.do("P-AN1", import_file, ImportFile(path=path))
    assert (kept_now.dataset.value, kept_now.rows_new) == ("ucdp_ged", 2)
    acled = acled_file(tmp_path / "acled.csv", {}, {"fatalities": "few"})
    acled.write_bytes(b"ACLED, from the export tool\r\n" + acled.read_bytes())
    message = ministry.refused("P-AN1", import_file, ImportFile(path=acled)).message
    assert "Line 4, column fatalities" in message
