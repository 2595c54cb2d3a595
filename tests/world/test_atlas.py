"""The shipped map: which bytes it is, that every country is on it, and what it gives no code."""

import hashlib
from itertools import pairwise

from app.reference.countries import COUNTRIES, Country, CountryTable
from app.reference.crosswalk import Crosswalk
from app.reference.registry import REFERENCE_KINDS
from app.world.atlas import MAP, WITHOUT_CODE, Land, countries_of, read_atlas
from app.world.equal_earth import project

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
    assert sorted(land.name for land in read_atlas().lands if not land.code) == list(WITHOUT_CODE)
    assert not {land.name for land in resolved().values()} & set(WITHOUT_CODE)


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
    assert not lands["TUV"].rings


def test_the_coarse_picture_is_a_quarter_of_the_fine_one_and_keeps_every_large_land() -> None:
    atlas = read_atlas()
    fine, coarse = (sum(map(len, arcs)) for arcs in (atlas.fine, atlas.coarse))
    assert coarse * 4 < fine
    for land in atlas.lands:
        if land.body.width > 0.05:
            assert atlas.outline(land, fine=False)
            assert len(atlas.outline(land, fine=True)) == len(land.rings)


def test_no_outline_runs_across_the_map() -> None:
    atlas = read_atlas()
    for land in atlas.lands:
        for ring in atlas.outline(land, fine=True):
            # Only the edge along the pole is long, and it is straight.
            steps = (abs(x1 - x2) for (x1, y1), (x2, y2) in pairwise(ring) if abs(y1 - y2) > 1e-3)
            longest = max(steps, default=0)
            assert longest < 0.3, land.name


def test_russia_is_drawn_whole_and_antarctica_down_to_the_pole() -> None:
    lands = resolved()
    atlas = read_atlas()
    assert lands["RUS"].reach.left > 0
    assert min(y for ring in atlas.outline(lands["ATA"], fine=True) for _x, y in ring) == project(0, -90)[1]
