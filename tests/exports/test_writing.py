"""Files that leave: whatever text is in them, no cell runs as a formula, and the words come back."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.cells import Value, clean, guarded, original
from app.exports.table import Column, ExportFormat, ExportTable
from app.exports.workbook import CELL, CUT
from app.exports.writing import written
from app.refusals import BadInput, Refused
from tests.support.examples import up_to

MARKING = "OFFICIAL: SENSITIVE"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TEXTS = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", " ", "\u200b", "\ufeff", "\n", "'", "\xa0", "''"]),
        st.sampled_from(DANGEROUS),
        st.text(max_size=20),
    ),
)


def table_of(*rows: tuple[Value, ...], marking: str = MARKING) -> ExportTable:
    width = len(rows[0]) if rows else 1
    columns = tuple(
        Column(f"c{place}", f"Column {place}", "#meta" if place == 0 else "") for place in range(width)
    )
    return ExportTable(
        title="Events of Myanmar",
        marking=marking,
        about=("Taken out for a test",),
        columns=columns,
        rows=rows,
    )


def csv_cells(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def starts_a_formula(cell: str) -> bool:
    seen = cell.lstrip().lstrip("\u200b\ufeff\xa0").lstrip()
    return cell[:1] in DANGEROUS or seen[:1] in DANGEROUS


@given(TEXTS)
def test_no_text_starts_a_formula_and_the_words_come_back(text: str) -> None:
    assert not starts_a_formula(guarded(text))
    assert original(guarded(text)) == text


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=up_to(60), deadline=None)
def test_whatever_text_is_exported_as_csv_no_cell_starts_a_formula_and_the_words_come_back(
    texts: list[str],
) -> None:
    cells = csv_cells(written(table_of(tuple(texts)), ExportFormat.CSV).content)
    for row in cells:
        assert not any(starts_a_formula(cell) for cell in row)
    assert [original(cell) for cell in cells[-1]] == [clean(text) for text in texts]


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=up_to(40), deadline=None)
def test_whatever_text_is_exported_as_a_workbook_no_cell_is_a_formula_and_the_words_come_back(
    texts: list[str],
) -> None:
    content = written(table_of(tuple(texts)), ExportFormat.XLSX).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not starts_a_formula(str(cell.value or ""))
    last = [original(str(cell.value or "")) for cell in list(sheet.iter_rows())[-1]]
    assert [*last, *[""] * (len(texts) - len(last))] == [clean(text) for text in texts]


def test_numbers_stay_numbers_and_days_stay_days() -> None:
    row: tuple[Value, ...] = (
        -5,
        -2.5,
        date(2021, 2, 1),
        datetime(2021, 2, 1, 9, tzinfo=UTC),
        None,
        True,
        2**60,
    )
    assert csv_cells(written(table_of(row), ExportFormat.CSV).content)[-1] == [
        "-5",
        "-2.5",
        "2021-02-01",
        "2021-02-01T09:00:00+00:00",
        "",
        "yes",
        str(2**60),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(written(table_of(row), ExportFormat.XLSX).content)).worksheets[
        0
    ]
    cells = list(sheet.iter_rows())[-1]
    assert (cells[0].value, cells[1].value) == (-5, -2.5)
    assert getattr(cells[2], "is_date", False)
    assert (cells[5].value, cells[6].value) == ("yes", str(2**60))
    rows = json.loads(written(table_of(row), ExportFormat.JSON).content)["rows"]
    assert rows[0]["c0"] == -5
    assert rows[0]["c6"] == str(2**60)


def test_a_number_that_is_none_leaves_its_cell_empty() -> None:
    for kind in (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON):
        assert written(table_of((float("nan"), float("inf"), "x")), kind).rows == 1
    assert csv_cells(written(table_of((float("nan"), "x")), ExportFormat.CSV).content)[-1] == ["", "x"]


def test_the_marking_stands_in_every_file() -> None:
    table = table_of(("a",))
    assert csv_cells(written(table, ExportFormat.CSV).content)[0] == [MARKING]
    assert csv_cells(written(table, ExportFormat.HXL).content)[0] == [MARKING]
    assert json.loads(written(table, ExportFormat.JSON).content)["marking"] == MARKING
    book = openpyxl.load_workbook(io.BytesIO(written(table, ExportFormat.XLSX).content))
    sheet = book.worksheets[0]
    assert (sheet["A1"].value, book.properties.category) == (MARKING, MARKING)
    for place in (sheet.oddHeader, sheet.oddFooter):
        assert place is not None
        assert place.center.text == MARKING


@pytest.mark.parametrize("kind", ExportFormat)
def test_no_marking_no_export(kind: ExportFormat) -> None:
    with pytest.raises(Refused) as caught:
        written(table_of(("a",), marking=" "), kind)
    assert caught.value.rule == "marking.missing"


def test_tags_stand_under_the_header_and_are_not_guarded() -> None:
    cells = csv_cells(written(table_of(("a", "b")), ExportFormat.HXL).content)
    assert cells[2:] == [["Column 0", "Column 1"], ["#meta", ""], ["a", "b"]]
    bare = replace(table_of(("a",)), columns=(Column("c", "C"),))
    with pytest.raises(BadInput):
        written(bare, ExportFormat.HXL)


def test_a_text_too_long_for_a_workbook_says_where_the_whole_is() -> None:
    content = written(table_of(("x" * 40_000,)), ExportFormat.XLSX).content
    value = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows())[-1][0].value
    assert value == "x" * CELL + CUT
    assert csv_cells(written(table_of(("x" * 40_000,)), ExportFormat.CSV).content)[-1] == ["x" * 40_000]


def test_a_title_that_excel_does_not_take_as_a_name_is_changed() -> None:
    table = replace(table_of(("a",)), title="[Events] of 'x': a/b? " + "long " * 20)
    name = openpyxl.load_workbook(io.BytesIO(written(table, ExportFormat.XLSX).content)).sheetnames[0]
    assert name == "Events of x a b long long long"[:31].strip()


def test_characters_that_a_file_cannot_hold_are_shown_as_missing() -> None:
    assert clean("a\x00b\ud800c\r\nd\re\uffff") == "a\ufffdb\ufffdc\nd\ne\ufffd"
