"""Countries are found by what people call them; regions are those an instrument may name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.countries import COUNTRIES, Country, CountryTable, countries, region_members
from app.refusals import BadInput
from app.rules.finding import about_countries, query_of


def test_all_of_iso_3166_1_is_there() -> None:
    table = countries()
    assert len(table) == 249
    assert all(len(country.alpha2) == 2 and len(country.m49) == 3 for country in table)
    assert [country.alpha3 for country in table if not country.regions] == ["ATA"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MMR", "MMR"),
        ("mm", "MMR"),
        ("104", "MMR"),
        (" myanmar ", "MMR"),
        ("Burma", "MMR"),
        ("COTE D’IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("DR Congo", "COD"),
        ("Congo", "COG"),
        ("turkey", "TUR"),
        ("uk", "GBR"),
        ("004", "AFG"),
        ("curacao", "CUW"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(text: str, code: str) -> None:
    assert countries().find(text).alpha3 == code


@pytest.mark.parametrize("country", countries().countries, ids=lambda country: str(country.alpha3))
def test_codes_names_and_aliases_lead_to_their_own_country(country: Country) -> None:
    for text in (country.alpha2, country.alpha3, country.m49, country.name, *country.aliases):
        assert countries().find(text) is country


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("sanctions on the Democratic Republic of the Congo", ["COD"]),
        ("Democratic People’s Republic of Korea", ["PRK"]),
        ("aid Republic of the Congo and Burma", ["COG", "MMR"]),
        ("aide à la République démocratique du Congo", ["COD"]),
    ],
)
def test_in_a_line_the_whole_of_a_long_name_is_that_country(typed: str, codes: list[str]) -> None:
    """Of the two Congos the other one was answered for."""
    table = countries()
    line = about_countries(query_of(typed, lambda _name: None), table.named, table.longest_name)
    assert [term.country for term in line.terms if term.country] == codes


def test_an_unknown_country_is_refused_and_near_names_are_offered() -> None:
    with pytest.raises(BadInput) as caught:
        countries().find("Myanmarr")
    assert caught.value.field == "country"
    assert "Myanmar" in caught.value.remedy
    for text in ("", "  ", "Q", "Atlantis", "999"):
        with pytest.raises(BadInput):
            countries().find(text)


@given(st.text(max_size=2_000))
def test_any_text_is_a_country_or_refused_in_a_sentence(text: str) -> None:
    try:
        countries().find(text)
    except BadInput as caught:
        fault = caught
    else:
        return
    assert len(fault.message) < 200


def test_a_region_expands_to_its_members() -> None:
    assert region_members("South-eastern Asia") == (
        "BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM",
    )  # fmt: skip
    assert region_members("035") == region_members("south eastern asia")
    assert set(region_members("South-eastern Asia")) < set(region_members("Asia"))
    assert "TCD" in region_members("Middle Africa")
    assert "ZAF" in region_members("Sub-Saharan Africa")
    with pytest.raises(BadInput) as caught:
        region_members("Indo-Pacific")
    assert "South-eastern Asia" in caught.value.remedy


def test_the_largest_regions_share_out_the_world() -> None:
    largest = {country.regions[0].name for country in countries() if country.regions}
    assert largest == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    members = [code for name in largest for code in region_members(name)]
    assert len(members) == len(set(members)) == 248


def test_an_old_code_is_shown_as_it_is() -> None:
    assert countries().name("MMR") == "Myanmar"
    assert countries().name("SCG") == "SCG"
    assert countries().get("SCG") is None


def test_a_ministry_may_add_a_territory() -> None:
    row = "XK,XKX,,Kosovo,150,Europe,039,Southern Europe,,,\n"
    table = CountryTable(COUNTRIES.parse(COUNTRIES.shipped_content() + row, "ours.csv"))
    assert table.find("kosovo").alpha3 == "XKX"
    assert "XKX" in table.region_members("Southern Europe")
    with pytest.raises(BadInput):
        table.find("")
    assert COUNTRIES.dump(table.countries).endswith(row)


def test_a_spreadsheet_that_drops_zeros_is_caught() -> None:
    content = COUNTRIES.shipped_content().replace(",004,Afghanistan", ",4,Afghanistan")
    with pytest.raises(BadInput) as caught:
        COUNTRIES.parse(content, "ours.csv")
    assert "column m49: “4” is not a three-digit M49 code" in caught.value.message
    assert "leading zeros" in caught.value.remedy


def test_names_survive_as_json() -> None:
    assert "Côte d'Ivoire" in json.dumps([country.name for country in countries()], ensure_ascii=False)
