"""Reference tables: what a spreadsheet does to them is forgiven, a fault names file, row, column and remedy."""

import pytest

from app.reference.tables import MAX_BYTES, read_table, unique, write_table
from app.refusals import BadInput

COLUMNS = ("code", "name")
GOOD = '# Where it is from, for people\ncode,name\na,Alpha\nb,"Beta, with a comma"\n'


def cells(content: str | bytes) -> list[tuple[int, str, str]]:
    return [(row.number, row.text("code"), row.text("name")) for row in read_table(content, "t.csv", COLUMNS)]


def refused(content: str | bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_table(content, "t.csv", COLUMNS)
    assert caught.value.message.startswith("t.csv")
    assert caught.value.remedy
    return caught.value


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    assert cells(GOOD) == [(3, "a", "Alpha"), (4, "b", "Beta, with a comma")]
    assert cells('code,name\na,"two\nlines"\nb,B\n')[1][0] == 3


@pytest.mark.parametrize(
    "saved",
    [
        "\ufeff" + GOOD,  # a byte-order mark
        GOOD.replace("\n", "\r\n"),
        '"# Where it is from, for people",\ncode,name\na,Alpha\nb,"Beta, with a comma"\n',
        "# Where it is from, for people;\ncode;name\na;Alpha\nb;Beta, with a comma\n",  # a European locale
        '# Where it is from, for people,,,\nname , Code,,\nAlpha,a,,\n"Beta, with a comma",b,,\n,,,\n',
    ],
)
def test_what_a_spreadsheet_saves_reads_the_same(saved: str) -> None:
    assert cells(saved) == cells(GOOD)
    assert cells(saved.encode()) == cells(GOOD)


def test_a_table_reads_back_what_was_written() -> None:
    rows = [("a", 'quoted "word", comma'), ("b", "မြန်မာ; ქართული")]
    text = write_table("Heading, with a comma", COLUMNS, rows)
    assert [cell[1:] for cell in cells(text)] == rows


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has no rows"),
        ("code,name\n", "has no rows"),
        ("# only a heading\n", "has no rows"),
        ("code\na\n", "the column name is missing"),
        ("code,name,colour\na,A,red\n", "the column “colour” is not known"),
        ("code,name,name\na,A,A\n", "a column stands there twice"),
        ("code,name\na,A,spilt\n", "row 2: 3 cells where the header has 2"),
        ("code,name\na\n", "row 2: 1 cells where the header has 2"),
        ('code,name\na,"open\n', "line 2: not a table"),
        ("code,name\na,=HYPERLINK(1)\n", "row 2, column name: a text that starts with ="),
        ("code,name\n@a,A\n", "row 2, column code: a text that starts with @"),
    ],
)
def test_each_fault_says_where_it_is(content: str, said: str) -> None:
    assert said in refused(content).message


def test_hidden_characters_and_long_cells_name_their_cell() -> None:
    for cell in ("a\x07b", "a\u202eb", "x" * 1_001):
        with pytest.raises(BadInput) as caught:
            read_table(f"code,name\na,{cell}\n", "t.csv", COLUMNS)
        assert caught.value.field == "t.csv, row 2, column name"


def test_bytes_that_are_not_utf8() -> None:
    assert "not text in UTF-8 (byte 13)" in refused("code,name\na,\xe9\n".encode("latin-1")).message
    assert "UTF-8" in refused(GOOD.encode("utf-16")).message


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    assert "larger than 5 MB" in refused("x" * (MAX_BYTES + 1)).message


def test_codes_are_unique() -> None:
    rows = read_table("code,name\n13.1,A\n13.1,B\n", "t.csv", COLUMNS)
    with pytest.raises(BadInput, match=r"row 3, column code: “13\.1” stands in row 2 already"):
        unique(rows, "code")
