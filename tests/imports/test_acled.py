"""ACLED: the current layout and the older ones, without guessing what an old type does not tell apart."""

from pathlib import Path

import pytest

from app.imports import acled
from app.imports.acled import ACLED
from app.imports.events import EVENT_TARGET
from app.imports.faults import RowRefused
from app.imports.places import Places
from db.vocabulary.imports import DataSet
from tests.imports.conftest import Planning, recognised
from tests.support.event_files import ACLED_ROW, acled_file

NAMES = ("key", *EVENT_TARGET.columns)


def event(places: Places, row: dict[str, str]) -> dict[str, str]:
    layout = ACLED.recognise([(1, list(row))])
    assert layout is not None
    (found,) = ACLED.converter(layout, places)(2, list(row.values()))
    return dict(zip(NAMES, found, strict=True))


def test_an_event_is_read_whole(places: Places) -> None:
    found = event(places, ACLED_ROW)
    assert {name: text for name, text in found.items() if text} == {
        "key": "MMR12345",
        "country": "MMR",
        "country_name": "Myanmar",
        "country_code": "104",
        "starts_on": "2021-01-05",
        "ends_on": "2021-01-05",
        "date_precision": "1",
        "kind": "one_sided",
        "subkind": "Attack",
        "side_a": "Military Forces of Myanmar (2021-)",
        "side_b": "Civilians (Myanmar)",
        "with_b": "Muslim Group (Myanmar)",
        "deaths_best": "3",
        "civilians_targeted": "1",
        "area1": "Rakhine",
        "area2": "Maungdaw",
        "place": "Maungdaw",
        "latitude": "20.8167",
        "longitude": "92.3667",
        "place_precision": "1",
        "sources": "Myanmar Now",
        "notes": "Soldiers fired on a village.",
    }


@pytest.mark.parametrize(
    ("event_type", "inter1", "kind"),
    [
        ("Battles", "State Forces", "battle"),
        ("Battle-No change of territory", "1", "battle"),
        ("Explosions/Remote violence", "1", "explosion"),
        ("Remote violence", "1", "explosion"),
        ("Violence against civilians", "1", "one_sided"),
        ("Protests", "Protesters", "protest"),
        ("Riots", "Rioters", "riot"),
        ("Riots/Protests", "5", "riot"),
        ("Riots/Protests", "6", "protest"),
        ("Riots/Protests", "1", "other"),
        ("Strategic developments", "1", "strategic"),
        ("Headquarters or base established", "1", "strategic"),
    ],
)
def test_types_of_every_layout(places: Places, event_type: str, inter1: str, kind: str) -> None:
    row = ACLED_ROW | {"event_type": event_type, "inter1": inter1, "sub_event_type": ""}
    found = event(places, row)
    assert found["kind"] == kind
    # What the file called it stays readable.
    assert found["subkind"] == event_type


def test_an_older_layout_in_capitals_says_nothing_of_civilian_targeting(places: Places) -> None:
    left_out = {"civilian_targeting", "assoc_actor_1", "assoc_actor_2", "sub_event_type", "iso"}
    row = {name.upper(): text for name, text in ACLED_ROW.items() if name not in left_out}
    row |= {"ALLY_ACTOR_1": "Police", "ALLY_ACTOR_2": "", "EVENT_DATE": "2021-01-05", "INTER1": "1"}
    found = event(places, row)
    assert (found["country"], found["with_a"], found["civilians_targeted"]) == ("MMR", "Police", "")


@pytest.mark.parametrize("text", ["05 January 2021", "2021-01-05", "2021-01-05 00:00:00", "05-Jan-2021"])
def test_days_in_the_styles_of_its_exports(places: Places, text: str) -> None:
    assert event(places, ACLED_ROW | {"event_date": text})["starts_on"] == "2021-01-05"


def test_every_fault_is_named(places: Places) -> None:
    row = ACLED_ROW | {
        "event_type": "Skirmish",
        "fatalities": "-1",
        "latitude": "200",
        "civilian_targeting": "?",
    }
    with pytest.raises(RowRefused) as caught:
        event(places, row)
    assert [fault.column for fault in caught.value.faults] == [
        "event_type",
        "civilian_targeting",
        "latitude",
        "fatalities",
    ]


@pytest.mark.parametrize(("delimiter", "encoding"), [("\t", "utf-8-sig"), (";", "utf-8"), (",", "utf-16")])
def test_files_with_a_mark_and_tabs_are_read(
    tmp_path: Path, planned: Planning, delimiter: str, encoding: str
) -> None:
    path = acled_file(
        tmp_path / "acled.csv", {}, {"notes": "two\nlines"}, delimiter=delimiter, encoding=encoding
    )
    assert recognised(path)[0].code is DataSet.ACLED
    plan = planned(path)
    assert (plan.tally.new, plan.tally.refused, plan.unresolved) == (2, 0, ())


def test_its_terms_forbid_passing_it_on() -> None:
    assert "may not be passed on" in acled.ACLED.licence
