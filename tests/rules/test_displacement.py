"""Movements of people: numbers as ranges, hints of crimes, and codings that do not agree."""

import pytest

from app.reference.violations import VIOLATIONS
from app.refusals import BadInput
from app.rules.evidence.displacement import (
    check_people,
    coding_gap,
    crime_hints,
    parse_people,
    people_number,
    people_words,
)
from db.vocabulary import Crime
from db.vocabulary.evidence import DisplacementManner

VOLUNTARY, FORCED, UNKNOWN = DisplacementManner
CRIMES = {kind.code: kind.crimes for kind in VIOLATIONS.shipped()}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", (None, None)),
        ("500", (500, 500)),
        (" 2,000–5,000 ", (2_000, 5_000)),
        ("300 to 500", (300, 500)),
        ("at least 700,000", (700_000, None)),
        ("More than 700 000", (700_000, None)),
        ("1 200 000 - 1 500 000", (1_200_000, 1_500_000)),
    ],
)
def test_numbers_are_read_as_people_write_them_and_said_so_again(
    typed: str, read: tuple[int | None, int | None]
) -> None:
    assert parse_people(typed) == read
    assert parse_people(people_number(*read)) == read


@pytest.mark.parametrize(
    "typed",
    ["many", "5-6-7", "-5", "1,2", "5.5", "9" * 30, "٣٠٠", "500–300", "0", "at least 3–5", "at least"],
)
def test_what_cannot_be_read_as_a_number_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_people(typed)
    assert caught.value.field == "number of people"


@pytest.mark.parametrize(("least", "most"), [(0, 5), (-1, None), (600, 500), (None, 5), (1, 2_000_000_000)])
def test_what_is_no_number_of_people_is_refused(least: int | None, most: int | None) -> None:
    with pytest.raises(BadInput) as caught:
        check_people(least, most)
    assert caught.value.field == "number of people"


def test_a_number_is_said_in_words() -> None:
    assert people_words(2_000, 5_000) == "2,000–5,000 people"
    assert people_words(700_000, None) == "at least 700,000 people"
    assert people_words(1, 1) == "1 person"
    assert people_words(None, None) == "number not known"


def test_only_a_forced_movement_hints_at_crimes() -> None:
    assert crime_hints([], [FORCED], CRIMES) == (
        Crime.WAR_CRIMES,
        Crime.CRIMES_AGAINST_HUMANITY,
        Crime.ETHNIC_CLEANSING,
    )
    assert crime_hints([], [VOLUNTARY, UNKNOWN], CRIMES) == ()
    assert Crime.GENOCIDE in crime_hints(["killing"], [VOLUNTARY], CRIMES)
    assert crime_hints(["a code of a ministry's own"], [], CRIMES) == ()


def test_codings_that_do_not_agree_say_so() -> None:
    assert "not coded" in coding_gap([], [FORCED, VOLUNTARY])
    assert "no movement" in coding_gap(["forced_transfer"], [UNKNOWN])
    assert coding_gap(["forced_transfer"], [FORCED]) == ""
    assert coding_gap(["forced_transfer"], []) == coding_gap([], [VOLUNTARY]) == ""
