"""Codes of outside data resolve to the ministry's countries by year, or are listed with a reason."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.countries import COUNTRIES, CountryTable, countries
from app.reference.crosswalk import CROSSWALK, CodeScheme, Crosswalk
from app.refusals import BadInput

DATA = Path(__file__).parents[2].parent / "shared" / "data"
G, C, U, S = (
    CodeScheme.GLEDITSCH_WARD,
    CodeScheme.CORRELATES_OF_WAR,
    CodeScheme.UCDP_NAME,
    CodeScheme.SFTG,
)
SHIPPED = CROSSWALK.shipped()
walk = Crosswalk(SHIPPED, countries())
KOSOVO = "XK,XKX,,Kosovo,150,Europe,039,Southern Europe,,,\n"


def rows_of(name: str) -> Iterator[dict[str, str]]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"needs the trial data {name} beside the checkout")
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize(
    ("text", "scheme", "year", "country"),
    [
        ("775", G, 2024, "MMR"),
        ("Myanmar (Burma)", U, 2024, "MMR"),
        ("MYA", S, 2022, "MMR"),
        ("ZAI", S, 2022, "COD"),
        ("ETI", S, 2022, "ETH"),
        ("DR Congo (Zaire)", U, 2024, "COD"),
        # The letters of SFTG look like those of ISO and are other states.
        ("AUS", S, 2022, "AUT"),
        ("AUS", CodeScheme.ALPHA3, 2022, "AUS"),
        ("SLV", S, 2022, "SVN"),
        ("SLV", CodeScheme.ALPHA3, 2022, "SLV"),
        ("CZE", S, 2022, None),
        ("CZE", CodeScheme.ALPHA3, 2022, "CZE"),
        # The same number is another state in the other list.
        ("970", G, 2020, "KIR"),
        ("970", C, 2020, "NRU"),
        ("255", C, 2022, "DEU"),
        ("260", G, 2022, "DEU"),
        ("260", C, 2022, None),
        ("679", C, 2022, "YEM"),
        ("678", G, 2022, "YEM"),
        ("Yemen (North Yemen)", U, 2026, "YEM"),
        ("Yemen (North Yemen)", U, 1986, None),
        ("816", G, 2022, "VNM"),
        ("816", G, 1970, None),
        ("345", C, 2022, "SRB"),
        ("345", G, 1999, None),
        ("Serbia (Yugoslavia)", U, 1999, None),
        ("Russia (Soviet Union)", U, 1990, None),
        ("365", G, 2024, "RUS"),
        ("680", G, 1986, None),
        ("626", G, 2012, "SSD"),
        ("626", G, 2010, None),
        ("625", G, 2005, "SDN"),
        ("736", CodeScheme.M49, 2005, "SDN"),
        ("4", CodeScheme.M49, 2024, "AFG"),
        ("770.0", G, 2024, "PAK"),
        ("France", U, 2024, "FRA"),
        ("mm", CodeScheme.ALPHA2, None, "MMR"),
        ("Burma/Myanmar", CodeScheme.NAME, None, "MMR"),
        ("Atlantis", CodeScheme.NAME, None, None),
        ("", CodeScheme.NAME, None, None),
    ],
)
def test_a_code_means_what_its_list_says_for_the_year(
    text: str, scheme: CodeScheme, year: int | None, country: str | None
) -> None:
    assert walk.resolve(text, scheme, year) == country


def test_a_code_that_changed_its_meaning_needs_a_year() -> None:
    assert walk.resolve("345", C) is None
    assert "stands for Yugoslavia until 2005 and for Serbia from 2006 on" in walk.look_up("345", C).reason
    assert walk.resolve("775", G) == "MMR"


def test_no_successor_is_guessed_and_the_reason_is_said() -> None:
    for text, scheme, year in (("315", G, 1990), ("YUG", S, 1985), ("SCG", CodeScheme.ALPHA3, 2004)):
        found = walk.look_up(text, scheme, year)
        assert found.country is None
        assert "No successor is guessed" in found.reason
    assert "not for a country in 2010" in walk.look_up("626", G, 2010).reason
    assert "in no list" in walk.look_up("99999", G, 2010).reason


def test_kosovo_resolves_only_where_the_ministry_added_it() -> None:
    found = walk.look_up("347", G, 2024)
    assert found.country is None
    assert "this ministry’s table of countries does not hold" in found.reason
    ours = CountryTable(COUNTRIES.parse(COUNTRIES.shipped_content() + KOSOVO, "ours.csv"))
    added = Crosswalk(SHIPPED, ours)
    for text, scheme in (("347", G), ("347", C), ("Kosovo", U), ("KOS", S), ("XKX", CodeScheme.ALPHA3)):
        assert added.resolve(text, scheme, 2024) == "XKX"


def test_every_country_of_the_correspondences_is_in_the_table_or_kosovo() -> None:
    assert {item.country for item in SHIPPED} - {country.alpha3 for country in countries()} == {"", "XKX"}


def test_every_country_of_the_early_warning_project_resolves_alike_by_each_of_its_three_columns() -> None:
    found = [
        (
            row["country"],
            walk.resolve(row["SFTGcode"], S, 2022),
            walk.resolve(row["COW"], C, 2022),
            walk.resolve(row["country"], CodeScheme.NAME, 2022),
        )
        for row in rows_of("ewp_2022_base2021-run-2022-09-30.csv")
    ]
    assert len(found) == 162
    assert [row for row in found if row[1] is None or len(set(row[1:])) > 1] == []
    assert len({row[1] for row in found}) == 162


@pytest.mark.parametrize("name", ["ged_candidate_2026_01_02.csv", "ged_myanmar.csv"])
def test_every_country_of_the_event_files_resolves_alike_by_number_and_name(name: str) -> None:
    found = {(row["country"], row["country_id"], row["date_start"][:4]) for row in rows_of(name)}
    assert found
    for country, number, year in found:
        resolved = walk.resolve(number, G, int(year))
        assert resolved is not None, (country, year)
        assert walk.resolve(country, U, int(year)) == resolved


def test_every_country_of_the_monthly_totals_resolves_but_kosovo() -> None:
    codes = {row["isocode"] for row in rows_of("ucdp_country_month_2010_2024.csv")}
    assert len(codes) > 150
    assert {code for code in codes if walk.resolve(code, CodeScheme.ALPHA3, 2020) is None} == {"XKX"}


def test_a_file_that_gives_a_code_twice_for_a_year_is_refused() -> None:
    content = CROSSWALK.shipped_content() + "gw,775,CHN,2020,,China,\n"
    with pytest.raises(BadInput, match=r"stands in row .* for the same years"):
        CROSSWALK.parse(content, "ours.csv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("gw,998,,2020,,Nowhere,\n", "column note is empty"),
        ("gw,998,mm,2020,,Nowhere,\n", "is not a three-letter country code"),
        ("gw,998,MMR,20,,Nowhere,\n", "column first_year: “20” is not a year"),
        ("gw,998,MMR,2020,2010,Nowhere,\n", "is not a year from 2020 on"),
        ("iso,998,MMR,2020,,Nowhere,\n", "is not one of gw"),
    ],
)
def test_a_faulty_correspondence_names_the_cell(row: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        CROSSWALK.parse(CROSSWALK.shipped_content() + row, "ours.csv")
    assert said in caught.value.message


@given(
    st.text(max_size=300),
    st.sampled_from(CodeScheme),
    st.one_of(st.none(), st.integers(min_value=1800, max_value=2100)),
)
def test_any_text_resolves_or_says_why_not(text: str, scheme: CodeScheme, year: int | None) -> None:
    found = walk.look_up(text, scheme, year)
    assert (found.country is None) == bool(found.reason)
