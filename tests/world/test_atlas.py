"""The shipped map: which bytes it is, that every country is on it, and what it gives no code."""

import hashlib

from app.reference.countries import COUNTRIES, Country, CountryTable
from app.reference.crosswalk import Crosswalk
from app.reference.registry import REFERENCE_KINDS
from app.world.atlas import MAP, Land, countries_of, read_atlas

CROSSWALK = REFERENCE_KINDS["crosswalk"].shipped()


def resolved(*more: Country) -> dict[str, Land]:
    """The lands by the country that they are resolved to."""
    table = CountryTable((*COUNTRIES.shipped(), *more))
    found = countries_of(read_atlas(), Crosswalk(CROSSWALK, table))
    return {country: read_atlas().lands[number] for number, country in found.items()}


def test_the_shapes_are_the_ones_that_the_licence_note_names() -> None:
    said = (MAP / "README.md").read_text("utf-8")
    assert hashlib.sha256((MAP / "countries-50m.json").read_bytes()).hexdigest() in said


def test_every_country_of_the_table_is_on_the_map_once() -> None:
    assert set(resolved()) == {country.alpha3 for country in COUNTRIES.shipped()}


def test_what_has_no_code_is_named_and_belongs_to_nobody() -> None:
    assert read_atlas().without_code == (
        "Indian Ocean Ter.",
        "Kosovo",
        "N. Cyprus",
        "Siachen Glacier",
        "Somaliland",
    )
    assert not {land.name for land in resolved().values()} & set(read_atlas().without_code)


def test_a_territory_that_the_ministry_adds_is_found_by_its_name() -> None:
    kosovo = Country(alpha2="XK", alpha3="XKX", m49="", name="Kosovo", regions=(), aliases=())
    assert resolved(kosovo)["XKX"].name == "Kosovo"


def test_a_country_lies_where_it_lies() -> None:
    lands = resolved()
    myanmar, chile, tuvalu = (lands[code].place for code in ("MMR", "CHL", "TUV"))
    assert 1.3 < myanmar[0] < 1.9
    assert 0.2 < myanmar[1] < 0.6
    assert chile[0] < 0
    assert chile[1] < 0
    assert tuvalu[0] > 2.5
    assert not lands["TUV"].fine


def test_the_coarse_picture_is_a_quarter_of_the_fine_one_and_keeps_every_large_land() -> None:
    lands = read_atlas().lands
    fine = sum(len(ring) for land in lands for ring in land.fine)
    coarse = sum(len(ring) for land in lands for ring in land.coarse)
    assert coarse * 4 < fine
    assert all(land.coarse for land in lands if land.box.width > 0.05)
