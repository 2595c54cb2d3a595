"""Single cells: days in several styles, numbers, degrees; and never an error but the one that says what to do."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.cells import CellFault, count, day, latitude, longitude, number, optional, whole
from app.rules.entry.dates import EARLIEST, LATEST

READERS: tuple[Callable[[str], str], ...] = (day, whole, count, number, latitude, longitude)


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-05",
        "2021-1-5",
        " 2021-01-05 ",
        "2021-01-05 00:00:00",
        "2021-01-05T00:00:00.000",
        "20210105",
        "2021/01/05",
        "5 January 2021",
        "05 january 2021",
        "05-Jan-2021",
        "5 Jan. 2021",
        "5 janvier 2021",
        "05-janv.-2021",
    ],
)
def test_one_day_in_every_style(text: str) -> None:
    assert day(text) == "2021-01-05"


def test_day_and_month_with_slashes_are_read_only_where_one_order_is_possible() -> None:
    assert day("25/01/2021") == "2021-01-25"
    assert day("01/25/2021") == "2021-01-25"
    assert day("05.05.2021") == "2021-05-05"
    assert day("1er août 2021") == "2021-08-01"
    with pytest.raises(CellFault, match="one way only"):
        day("05/01/2021")
    assert day("05/01/2021", day_first=True) == "2021-01-05"
    assert day("05/01/2021", day_first=False) == "2021-05-01"


@pytest.mark.parametrize(
    "text", ["", "2021-02-30", "2021-13-01", "yesterday", "2021", "=TODAY()", "0000-01-01"]
)
def test_what_is_no_day_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(CellFault) as caught:
        day(text)
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize("text", ["-1", "-0.0", "1.5", "1,000", "", "many", "=1+1", "٣", "1e3", "+", "0x10"])
def test_deaths_are_whole_and_not_negative(text: str) -> None:
    if text == "-0.0":
        assert count(text) == "0"
        return
    with pytest.raises(CellFault):
        count(text)


def test_numbers_have_one_form() -> None:
    assert [count(text) for text in ("5", "05", "5.0", " 5 ", "+5")] == ["5"] * 5
    assert [number(text) for text in ("1.50", "1.5", "15e-1")] == ["1.5"] * 3
    assert number("-0.0") == "0.0"


@pytest.mark.parametrize("text", ["90.0001", "-91", "nan", "inf", "north", "20,5"])
def test_degrees_are_on_the_planet(text: str) -> None:
    with pytest.raises(CellFault):
        latitude(text)
    assert longitude("-180") == "-180.0"
    assert optional(latitude)(" ") == ""


@given(st.text())
def test_no_cell_raises_anything_but_its_fault(text: str) -> None:
    for read in READERS:
        with suppress(CellFault):
            found = read(text)
            # What was read once is read again as the same.
            assert read(found) == found


@given(st.dates(EARLIEST, LATEST))
def test_every_day_is_read_in_every_style(when: date) -> None:
    styles = (when.isoformat(), f"{when.isoformat()} 00:00:00", f"{when.day} {when:%B} {when.year:04d}")
    assert {day(text) for text in styles} == {when.isoformat()}
