"""Files of any layout through a mapping: guesses are offers, what is missing is said, dates are read one way only."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.imports.event_rows import kind_of, yes_or_no
from app.imports.mapped import MappedFormat
from app.imports.mapping import (
    ImportMapping,
    checked,
    fingerprint,
    guessed,
    guessed_target,
    header_row,
    mapping_from,
)
from app.refusals import BadInput
from db.vocabulary.imports import EventKind
from db.vocabulary.recommendations import MappingTarget
from language import Language, speaking
from tests.support.sheets import delimited, read_with

EVENTS = ImportMapping(
    target=MappingTarget.EVENTS,
    columns={"date": "When", "country": "Land", "deaths": "Dead", "id": "Ref"},
    title="Post’s own list",
)


def test_columns_are_guessed_by_their_titles_and_first_rows() -> None:
    titles = ["Ref", "Incident date", "Country", "Township", "Killed", "Remarks"]
    rows = [["1", "25/01/2021", "Myanmar", "Maungdaw", "4", "x"]]
    found = guessed(MappingTarget.EVENTS, titles, rows)
    assert found.columns == {
        "id": "Ref",
        "date": "Incident date",
        "country": "Country",
        "area2": "Township",
        "deaths": "Killed",
    }
    assert found.day_first is True
    assert guessed_target(titles) is MappingTarget.EVENTS
    assert guessed_target(["ISO3", "Year", "Score", "Rank"]) is MappingTarget.RANKINGS
    assert guessed_target(["State", "Recommendation", "Year"]) is MappingTarget.RECOMMENDATIONS


def test_columns_are_guessed_by_french_titles_too() -> None:
    titles = [
        "Réf",
        "Jour",
        "Pays",
        "Lieu",
        "Nature",
        "Auteur",
        "Victimes",
        "Décès",
        "Blessés",
        "Déplacés",
        "Note",
    ]
    found = guessed(MappingTarget.EVENTS, titles, [["1", "2021-01-25", "Mali"]])
    read = ["date", "country", "place", "kind", "side_a", "side_b", "deaths", "injured", "displaced", "notes"]
    assert {code: found.columns.get(code) for code in read} == dict(zip(read, titles[1:], strict=True))
    assert guessed_target(titles) is MappingTarget.EVENTS


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH])
def test_a_file_may_name_kinds_of_violence_and_say_yes_and_no_as_the_program_does(language: Language) -> None:
    with speaking(language):
        said = {kind: kind.label for kind in EventKind if kind is not EventKind.OTHER}
    assert {kind: kind_of(label) for kind, label in said.items()} == {kind: kind for kind in said}
    words = {Language.ENGLISH: ("yes", "no"), Language.FRENCH: ("Oui", "Non")}[language]
    assert [yes_or_no(word) for word in words] == ["1", "0"]


@pytest.mark.parametrize(
    ("titles", "target"),
    [
        (["Place", "Remarks"], None),
        (["Place", "Country", "Year"], None),
        (["Country", "Year"], None),
        (["Score"], None),
        (["Place", "Date", "Notes"], MappingTarget.EVENTS),
        (["Country", "Place", "Score"], MappingTarget.RANKINGS),
        (["Country", "Risk level", "Index"], MappingTarget.RANKINGS),
        (["Date", "Score", "Country"], None),
    ],
)
def test_one_column_does_not_tell_what_a_file_lists(titles: list[str], target: MappingTarget | None) -> None:
    assert guessed_target(titles) is target


def test_a_day_without_a_telling_title_is_guessed_by_its_cells() -> None:
    found = guessed(MappingTarget.EVENTS, ["Land", "Wann"], [["Mali", "2021-01-05"], ["Mali", ""]])
    assert found.columns["date"] == "Wann"
    found = guessed(MappingTarget.RANKINGS, ["gwcode", "how bad"], [["775", "0.5"]])
    assert (found.columns["value"], found.code_scheme) == ("how bad", "gw")


def test_the_header_is_found_under_titles() -> None:
    top = [(1, ["List of incidents"]), (3, ["Date", "Country", "Dead"]), (4, ["2021-01-01", "Mali", "3"])]
    assert header_row(top) == 1
    assert header_row([]) == 0


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (replace(EVENTS, title=" "), "The data set has no name"),
        (replace(EVENTS, columns={"country": "Land"}), "No column is the day of the event"),
        (replace(EVENTS, columns={"date": "When"}), "which country a row is about"),
        (replace(EVENTS, columns={"date": "When", "end": "When"}), "“When” is mapped twice"),
        (replace(EVENTS, code_scheme="fips"), "no list of country codes"),
        (
            replace(EVENTS, target=MappingTarget.RANKINGS, columns={"country": "Land"}),
            "No column is the value",
        ),
        (
            replace(EVENTS, target=MappingTarget.RANKINGS, columns={"country": "Land", "value": "Dead"}),
            "which year the values are about",
        ),
        (replace(EVENTS, period="last year"), "not a year or month"),
        (replace(EVENTS, period="2024-13"), "not a year or month"),
        (
            replace(EVENTS, target=MappingTarget.RECOMMENDATIONS),
            "No column is the field “State it is addressed to”",
        ),
    ],
)
def test_a_mapping_that_cannot_be_read_by_says_what_it_lacks(mapping: ImportMapping, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        checked(mapping)
    assert said in caught.value.message
    assert caught.value.remedy


def test_a_mapping_comes_back_from_what_is_kept_of_it() -> None:
    kept = replace(
        EVENTS, day_first=False, period="2024-02", larger_is_worse=False, licence="Own", measure="m"
    )
    assert mapping_from(kept.target, kept.columns, kept.options()) == kept
    assert mapping_from(EVENTS.target, EVENTS.columns, {}).title == ""


def test_events_are_read_through_a_mapping(tmp_path: Path) -> None:
    read = read_with(
        MappedFormat(checked(replace(EVENTS, day_first=True))),
        delimited(
            tmp_path,
            "Ref,When,Land,Dead",
            "7,03/02/2021,Myanmar,4",
            "8,31/02/2021,Myanmar,4",
            "9,03/02/2021,,-1",
        ),
    )
    (row,) = read.rows
    assert (row["key"], row["starts_on"], row["country"], row["deaths_best"]) == (
        "Post’s own list|7",
        "2021-02-03",
        "MMR",
        4,
    )
    assert row["sources"] == "Post’s own list"
    said = read.said()
    assert "Line 3, column When" in said[0]
    assert "Line 4, column Dead: found “-1”" in said[1]
    assert "Line 4, column Land: found nothing, expected a country" in said[2]


def test_a_date_that_can_be_read_two_ways_is_refused_until_the_order_is_said(tmp_path: Path) -> None:
    lines = ("Ref,When,Land,Dead", "7,03/02/2021,Myanmar,4")
    unsaid = read_with(MappedFormat(EVENTS), delimited(tmp_path, *lines))
    assert "a date that can be read in one way only" in unsaid.said()[0]
    month_first = read_with(MappedFormat(replace(EVENTS, day_first=False)), delimited(tmp_path, *lines))
    assert month_first.rows[0]["starts_on"] == "2021-03-02"


def test_any_index_of_countries_is_read_through_a_mapping(tmp_path: Path) -> None:
    mapping = ImportMapping(
        target=MappingTarget.RANKINGS,
        columns={"code": "ccode", "value": "Freedom"},
        title="An index",
        code_scheme="iso",
        period="2023",
        larger_is_worse=False,
    )
    read = read_with(
        MappedFormat(checked(mapping)), delimited(tmp_path, "x,ccode,Freedom", "a,MMR,9.5", "b,MMR,n")
    )
    (row,) = read.rows
    assert (row["title"], row["measure"], row["value"], row["larger_is_worse"]) == (
        "An index",
        "Freedom",
        9.5,
        0,
    )
    assert (row["first_on"], row["last_on"]) == ("2023-01-01", "2023-12-31")
    assert "column Freedom: found “n”, expected a number" in read.said()[0]


def test_a_layout_is_known_again_by_its_titles() -> None:
    assert fingerprint(["Date", "Land"]) == fingerprint(["date ", "LAND"])
    assert fingerprint(["Date", "Land"]) != fingerprint(["Land", "Date"])
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
