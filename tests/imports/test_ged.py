"""UCDP GED: with and without a header, every cell where it belongs, and faults that let someone put them right."""

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports import ged
from app.imports.events import EVENT_TARGET
from app.imports.faults import RowRefused
from app.imports.formats import Converter
from app.imports.ged import GED
from app.imports.opening import open_sheet
from app.imports.places import Places
from app.imports.registry import recognise
from app.reference.countries import countries
from app.reference.crosswalk import CROSSWALK, Crosswalk
from app.refusals import BadInput
from db.vocabulary.imports import DataSet
from tests.imports.conftest import recognised
from tests.support.event_files import GED_ROW, ged_file

PLACES = Places(Crosswalk(CROSSWALK.shipped(), countries()))
NAMES = ("key", *EVENT_TARGET.columns)


def converter(places: Places = PLACES) -> Converter:
    layout = GED.recognise([(1, list(ged.COLUMNS))])
    assert layout is not None
    return GED.converter(layout, places)


def event(**changes: str) -> dict[str, str]:
    (row,) = converter()(2, list((GED_ROW | changes).values()))
    return dict(zip(NAMES, row, strict=True))


def faults(**changes: str) -> list[tuple[str, str]]:
    with pytest.raises(RowRefused) as caught:
        event(**changes)
    assert all(fault.remedy and fault.line == 2 for fault in caught.value.faults)
    return [(fault.column, fault.found) for fault in caught.value.faults]


def test_an_event_is_read_whole() -> None:
    found = event()
    assert {name: text for name, text in found.items() if text} == {
        "key": "48528",
        "country": "MMR",
        "country_name": "Myanmar (Burma)",
        "country_code": "775",
        "starts_on": "1992-02-29",
        "ends_on": "1992-02-29",
        "date_precision": "1",
        "reported_on": "1992-03-02",
        "kind": "one_sided",
        "conflict": "Government of Myanmar (Burma) - Civilians",
        "side_a": "Government of Myanmar (Burma)",
        "side_b": "Civilians",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "34",
        "deaths_unknown": "0",
        "deaths_best": "34",
        "deaths_low": "30",
        "deaths_high": "40",
        "civilians_targeted": "1",
        "area1": "Rakhine state",
        "place": "Rakhine state",
        "latitude": "19.0",
        "longitude": "94.25",
        "place_precision": "4",
        "sources": "Reuters 1992-03-02",
        "notes": "Refugees tell of killings\nRakhine State (17 townships)",
    }


@pytest.mark.parametrize(("code", "kind"), [("1", "state_based"), ("2", "non_state"), ("3", "one_sided")])
def test_combat_and_one_sided_violence_are_held_apart(code: str, kind: str) -> None:
    found = event(type_of_violence=code)
    assert found["kind"] == kind
    assert found["civilians_targeted"] == ("1" if kind == "one_sided" else "")


def test_the_day_of_the_report_is_that_of_the_earliest_source() -> None:
    assert event(source_date="2026-02-27 00:00:00;2026-02-22;unclear")["reported_on"] == "2026-02-22"
    assert not event(source_date="")["reported_on"]


def test_a_country_that_does_not_resolve_is_listed_and_never_guessed() -> None:
    places = Places(Crosswalk(CROSSWALK.shipped(), countries()))
    (row,) = converter(places)(2, list((GED_ROW | {"country": "Atlantis", "country_id": "9999"}).values()))
    found = dict(zip(NAMES, row, strict=True))
    assert (found["country"], found["country_name"], found["country_code"]) == ("", "Atlantis", "9999")
    assert len(places.unresolved) == 1
    assert "Atlantis" in places.unresolved[0]


def test_a_code_and_a_name_of_different_countries_resolve_to_none() -> None:
    places = Places(Crosswalk(CROSSWALK.shipped(), countries()))
    (row,) = converter(places)(2, list((GED_ROW | {"country": "Thailand"}).values()))
    assert not dict(zip(NAMES, row, strict=True))["country"]
    assert "different countries" in places.unresolved[0]


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({"date_start": "29.2.1993", "date_end": "1993-03-01"}, ["date_start"]),
        ({"date_end": "1992-02-28"}, ["date_end"]),
        ({"best": "-3"}, ["best"]),
        ({"best": ""}, ["best"]),
        ({"deaths_civilians": "1.5"}, ["deaths_civilians"]),
        ({"latitude": "91", "longitude": "-180.5"}, ["latitude", "longitude"]),
        ({"type_of_violence": "4"}, ["type_of_violence"]),
        ({"id": "  "}, ["id"]),
        ({"best": "=SUM(A1:A9)"}, ["best"]),
        ({"date_start": "+1", "best": "-1", "id": ""}, ["id", "date_start", "best"]),
    ],
)
def test_every_fault_of_a_row_is_named_by_its_column(changes: dict[str, str], columns: list[str]) -> None:
    found = faults(**changes)
    assert [column for column, _ in found] == columns
    assert [text for _, text in found] == [(GED_ROW | changes)[column] for column in columns]


def test_a_formula_in_a_text_stays_a_text() -> None:
    assert event(side_a="=HYPERLINK(1)", source_headline="@x")["side_a"] == "=HYPERLINK(1)"


def test_estimates_that_contradict_one_another_are_kept_with_a_caution() -> None:
    found = event(best="7206", low="7206", high="6053")
    assert (found["deaths_best"], found["deaths_low"], found["deaths_high"]) == ("7206", "7206", "6053")
    assert (
        found["caution"] == "The estimates of deaths contradict one another: best 7206, low 7206, high 6053."
    )
    assert not event()["caution"]


def test_a_file_without_a_header_is_told_by_its_content(tmp_path: Path) -> None:
    path = ged_file(tmp_path / "with.csv", {}, {"side_a": "ARSA"})
    text = path.read_text("utf-8").split("\n", 1)[1]
    bare = tmp_path / "bare.csv"
    bare.write_text(text, encoding="utf-8", newline="")
    (format_, layout), (other, with_header) = recognised(bare), recognised(path)
    assert format_.code is other.code is DataSet.UCDP_GED
    assert (layout.skip, with_header.skip) == (0, 1)
    first = next(csv.reader(text.splitlines()))
    assert format_.converter(layout, PLACES)(1, list(first)) == other.converter(with_header, PLACES)(
        2, list(first)
    )


def test_a_workbook_is_read_like_its_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(ged.COLUMNS))
    sheet.append([_as_spreadsheet_keeps(name, text) for name, text in GED_ROW.items()])
    book.save(tmp_path / "ged.xlsx")
    with open_sheet(tmp_path / "ged.xlsx") as opened:
        format_, layout = recognise(opened)
        (_header, (line, cells)) = opened.lines()
    assert isinstance(cells, list)
    assert dict(zip(NAMES, format_.converter(layout, PLACES)(line, cells)[0], strict=True)) == event()


def _as_spreadsheet_keeps(name: str, text: str) -> object:
    if name in {"date_start", "date_end"}:
        return datetime.fromisoformat(text)
    return float(text) if text.replace(".", "").isdecimal() else text or None


def test_optional_columns_may_be_missing_and_others_may_be_added(tmp_path: Path) -> None:
    kept = [column for column in ged.COLUMNS if column not in {"low", "high", "adm_2", "source_date"}]
    header = [*kept, "a new column"]
    path = tmp_path / "other.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([column.upper() for column in header])
    _format, layout = recognised(path)
    row = GED_ROW | {"a new column": "x"}
    (found,) = GED.converter(layout, PLACES)(2, [row[column] for column in header])
    named = dict(zip(NAMES, found, strict=True))
    assert (named["deaths_low"], named["deaths_best"], named["area1"]) == ("", "34", "Rakhine state")


def test_a_file_of_something_else_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,age\nA,1\n", encoding="utf-8")
    with pytest.raises(BadInput, match="are not those of"):
        recognised(path)


@given(st.lists(st.text(), min_size=len(ged.COLUMNS), max_size=len(ged.COLUMNS)))
def test_no_row_whatever_raises_anything_but_its_refusal(cells: list[str]) -> None:
    with pytest.raises(RowRefused) as caught:
        converter()(7, list(cells))
    assert all(fault.line == 7 and fault.column in ged.COLUMNS for fault in caught.value.faults)


@given(
    st.dictionaries(
        st.sampled_from(ged.COLUMNS), st.text(st.characters(exclude_characters="\0"), max_size=20)
    )
)
def test_a_row_that_is_read_is_read_again_as_the_same(changes: dict[str, str]) -> None:
    convert, cells = converter(), list((GED_ROW | changes).values())
    try:
        first = convert(2, list(cells))
    except RowRefused:
        return
    assert convert(3, list(cells)) == first
    assert all(isinstance(text, str) for text in first[0])
    assert len(first[0]) == len(NAMES)
