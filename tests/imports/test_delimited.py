"""Text files of cells: every row with the line that an editor shows, and one clear error where a file cannot be read."""

import os
import tracemalloc
from pathlib import Path

import pytest

from app.imports.delimited import Delimited
from app.imports.faults import Fault
from app.imports.opening import open_sheet
from app.refusals import BadInput


def rows_of(path: Path, encoding: str = "") -> list[tuple[int, list[str] | Fault]]:
    with open_sheet(path, encoding) as sheet:
        return list(sheet.lines())


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found_out(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = (
        delimiter.join(["id", "place", "dead"])
        + "\r\n"
        + delimiter.join(["1", "Kyauktaw မြို့ é", "3"])
        + "\r\n"
    )
    if encoding in {"utf-16-le", "utf-16-be"}:
        # Without a mark only Latin letters tell UTF-16 apart.
        text = text.replace("မြို့ ", "")
    path = written(tmp_path / "file.csv", text.encode(encoding))
    assert rows_of(path) == [(1, ["id", "place", "dead"]), (2, text.splitlines()[1].split(delimiter))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_line_that_only_says_the_delimiter_is_no_row(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"sep={delimiter}\r\nid{delimiter}a,b;c\r\n1{delimiter}2\r\n"
    found = rows_of(written(tmp_path / "f.csv", text.encode(encoding)))
    header = text.splitlines()[1].split(delimiter)
    assert found == [(2, header), (3, ["1", "2"])]


def test_a_title_that_says_no_delimiter_is_a_row(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", b"sep=,x\n1,2\n")
    assert rows_of(path) == [(1, ["sep=", "x"]), (2, ["1", "2"])]


def test_a_file_in_another_encoding_names_the_line_and_how_to_read_it(tmp_path: Path) -> None:
    path = written(tmp_path / "old.csv", "id,place\n1,Yangon\n2,Orléans\n".encode("cp1252"))
    with pytest.raises(BadInput) as caught:
        rows_of(path)
    assert "Line 3 of “old.csv” is not text in UTF-8" in caught.value.message
    assert "cp1252" in caught.value.remedy
    assert rows_of(path, "cp1252")[2] == (3, ["2", "Orléans"])


def test_an_encoding_that_is_not_read_here_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        rows_of(written(tmp_path / "f.csv", b"a,b\n"), "koi8-r")
    assert caught.value.field == "encoding"
    assert "utf-16" in caught.value.remedy


def test_lines_are_counted_through_line_ends_inside_cells(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", b'id,note\n1,"one\ntwo\r\nthree"\n\n2,plain\n')
    assert rows_of(path) == [(1, ["id", "note"]), (2, ["1", "one\ntwo\r\nthree"]), (6, ["2", "plain"])]


def test_a_row_with_a_stray_quotation_mark_is_told_by_its_line_and_the_next_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", b'id,note\n1,"a" b\n2,c\n')
    first, broken, last = rows_of(path)
    assert first[0] == 1
    assert isinstance(broken[1], Fault)
    assert broken[1].line == 2
    assert last == (3, ["2", "c"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b'id,note\n1,fine\n2,"never closed\n3,more\n',
            "Line 3 of “f.csv” begins a cell with a quotation mark",
        ),
        (b"id,note\n1,a\n2,b\x00c\n", "Line 3 of “f.csv” holds bytes that are no text"),
        (b'id,note\n1,"' + b"x" * 200_000, "Line 2 of “f.csv” has a cell of more than 131,072 characters"),
        (b"a" * 5_000_000, "has a line of more than 4 million bytes"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"", "is empty"),
        (b"PK\x03\x04rest", "broken compressed file or workbook"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_that_is_no_table_gives_one_clear_error(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        rows_of(written(tmp_path / "f.csv", content))
    assert told in caught.value.message
    assert caught.value.remedy


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "missing.csv", pipe, Path("/dev/null")):
        with pytest.raises(BadInput) as caught:
            open_sheet(path)
        assert caught.value.field == "file"
        assert caught.value.remedy


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", b"id,note\n1,a\n")
    with open_sheet(path) as sheet:
        list(sheet.lines())
        with path.open("ab") as file:
            file.write(b"2,b\n")
        with pytest.raises(BadInput, match="changed, replaced or removed"):
            sheet.sha256()


def test_a_file_that_vanishes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", b"id,note\n1,a\n")
    with open_sheet(path) as sheet:
        list(sheet.lines())
        path.unlink()
        with pytest.raises(BadInput, match="changed, replaced or removed"):
            sheet.sha256()


def test_a_large_file_is_never_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    row = ("1," + "x" * 998 + "\n").encode() * 1_000
    with path.open("wb") as file:
        for _ in range(40):
            file.write(row)
    tracemalloc.start()
    with Delimited(path) as sheet:
        number = sum(1 for _ in sheet.lines())
    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 40_000
    # Forty megabytes went by; what is held is blocks of one and their text.
    assert largest < 12_000_000
