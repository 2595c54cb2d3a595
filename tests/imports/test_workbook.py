"""Excel workbooks: cells as text, nothing calculated, and one clear sentence for what is broken or made to do harm."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.imports.opening import open_sheet
from app.imports.workbook import MOST_RATIO, Workbook, check_archive, refuse_ole
from app.refusals import BadInput
from tests.support.sheets import with_member, workbook

TABLE: list[list[Any]] = [["Date", "Land", "Dead"], ["2021-01-05", "Mali", 3]]
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def lines_of(path: Path, sheet: str = "") -> list[tuple[int, list[str]]]:
    with Workbook(path) as book:
        if sheet:
            book.choose(sheet)
        found = [(line, cells) for line, cells in book.lines() if isinstance(cells, list)]
        assert len(book.sha256()) == 64
        return found


def fault(path: Path) -> str:
    with pytest.raises(BadInput) as caught, Workbook(path) as book:
        list(book.lines())
    assert caught.value.remedy
    assert path.name in caught.value.message
    return caught.value.message


def test_cells_read_as_a_csv_file_would_hold_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "A": [
                ["Title over all columns"],
                [],
                ["day", "instant", "whole", "part", "text", "yes", "nothing", "error", "formula"],
                [
                    date(2021, 1, 5),
                    datetime(2021, 1, 5, 13, 30),  # noqa: DTZ001 - a workbook knows no zones
                    3.0,
                    0.1,
                    " 012 ",
                    True,
                    None,
                    "#N/A",
                    "=SUM(C4:D4)",
                ],
            ]
        },
    )
    found = lines_of(path)
    assert [line for line, _cells in found] == [1, 3, 4]
    assert found[0][1] == ["Title over all columns"] + [""] * 8
    assert found[2][1] == [
        "2021-01-05",
        "2021-01-05 13:30:00",
        "3",
        "0.1",
        " 012 ",
        "TRUE",
        "",
        "#N/A",
        "=SUM(C4:D4)",
    ]


def test_a_line_end_inside_a_cell_is_read_as_one(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["note"], ["one_x000D_\ntwo"]]})
    assert lines_of(path) == [(1, ["note"]), (2, ["one\ntwo"])]


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Notes": [["read me"]], "Data": TABLE})
    assert lines_of(path, "Data")[1] == (2, ["2021-01-05", "Mali", "3"])
    with Workbook(path) as book:
        assert book.sheet_names == ("Notes", "Data")
        assert book.described == "Excel workbook, sheet “Notes”"
        with pytest.raises(BadInput) as caught:
            book.choose("Nothing")
        assert "Notes, Data" in caught.value.remedy


def test_rows_beyond_the_extent_that_a_sheet_claims_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": TABLE})
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(SHEET).decode()
    assert '<dimension ref="A1:C2"' in xml
    with_member(path, SHEET, xml.replace('ref="A1:C2"', 'ref="A1:A1"').encode())
    assert len(lines_of(path)) == 2


def test_merged_titles_leave_the_table_as_it_is(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Over all"
    sheet.merge_cells("A1:C1")
    for row in TABLE:
        sheet.append(row)
    path = tmp_path / "merged.xlsx"
    book.save(path)
    assert lines_of(path) == [
        (1, ["Over all", "", ""]),
        (2, ["Date", "Land", "Dead"]),
        (3, ["2021-01-05", "Mali", "3"]),
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": TABLE})
    with_member(path, SHEET, b" " * (MOST_RATIO * 100_000))
    assert path.stat().st_size < 1_000_000
    assert "would unpack to" in fault(path)
    assert "made to do harm" in fault(path)


def test_an_archive_that_lies_about_its_sizes_gives_no_more_than_it_said(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": TABLE})
    with_member(path, SHEET, b" " * 20_000_000)
    content = path.read_bytes()
    # Both the directory and the member's own header say that it unpacks to 1,000 bytes.
    lying = content.replace((20_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert lying != content
    path.write_bytes(lying)
    assert "cannot be read as an Excel workbook" in fault(path)


def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    path = with_member(workbook(tmp_path, {"A": TABLE}), SHEET, bomb.encode())
    assert "cannot be read as an Excel workbook" in fault(path)
    outside = bomb.replace('"ha"', 'SYSTEM "file:///etc/hostname"').replace("&b;", "&a;")
    assert "cannot be read as an Excel workbook" in fault(with_member(path, SHEET, outside.encode()))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_off_is_refused(tmp_path: Path, keep: float) -> None:
    path = workbook(tmp_path, {"A": TABLE})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert "is a broken compressed file or workbook" in fault(path)


def test_a_workbook_with_broken_xml_names_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": TABLE})
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 5_000))
    xml = f'<worksheet xmlns="{NAMESPACE}"><dimension ref="A1:A9"/><sheetData>{rows}<row'
    assert "in row" in fault(with_member(path, SHEET, xml.encode()))


def test_other_archives_and_locked_files_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", "a,b")
    assert "is a compressed file, not an Excel workbook" in fault(path)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for each, said in ((locked, "is locked with a password"), (old, "is a workbook of an old Excel")):
        with pytest.raises(BadInput) as caught:
            refuse_ole(each)
        assert said in caught.value.message


def test_members_that_are_locked_are_refused(tmp_path: Path) -> None:
    content = bytearray(workbook(tmp_path, {"A": TABLE}).read_bytes())
    # The flag of encryption, in the directory of the archive.
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(BadInput, match="locked with a password"):
        check_archive(bytes(content), "a.xlsx")
    assert zipfile.is_zipfile(io.BytesIO(content))


def test_a_row_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["x"] * 2_001]})
    assert "more than 2,000 columns in row 1" in fault(path)


def test_the_sheet_with_the_table_is_found_without_being_named(tmp_path: Path) -> None:
    known: list[list[Any]] = [
        ["March 2024"],
        ["COUNTRY", "ISO3", "INFORM Severity Index"],
        ["Mali", "MLI", 4.0],
    ]
    path = workbook(tmp_path, {"Notes": [["a"] * 9] * 9, "INFORM Severity - country": known, "More": TABLE})
    with open_sheet(path) as sheet:
        assert sheet.described.endswith("“INFORM Severity - country”")
    with open_sheet(path, sheet="More") as sheet:
        assert [cells for _line, cells in sheet.top] == [
            ["Date", "Land", "Dead"],
            ["2021-01-05", "Mali", "3"],
        ]
    unknown = workbook(tmp_path, {"Notes": [["read me"]], "Table": TABLE}, "other.xlsx")
    with open_sheet(unknown) as sheet:
        assert sheet.described.endswith("“Table”")
    with pytest.raises(BadInput, match="no sheet “None”"):
        open_sheet(path, sheet="None")
