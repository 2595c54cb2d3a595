"""Mappings are remembered by the layout of a file; nobody overwrites another's silently."""

from dataclasses import replace

from app.actions.outside.import_mappings import RememberMapping, remember_mapping
from app.imports.mapping import ImportMapping
from app.reading.outside.import_mappings import RememberedMapping, mappings_for
from db.vocabulary.recommendations import MappingTarget
from tests.support.ministry import Ministry

TITLES = ("When", "Land", "Dead")
MAPPING = ImportMapping(
    target=MappingTarget.EVENTS,
    columns={"date": "When", "country": "Land"},
    title="Own list",
    day_first=True,
)
REQUEST = RememberMapping(name="Ours", titles=TITLES, mapping=MAPPING)


def found(ministry: Ministry, *titles: str) -> tuple[RememberedMapping, ...]:
    with ministry.store.read() as session:
        return mappings_for(session, titles or TITLES)


def test_a_mapping_is_found_again_for_files_with_the_same_columns_only(ministry: Ministry) -> None:
    ministry.do("P-AN1", remember_mapping, REQUEST)
    (kept,) = found(ministry)
    assert (kept.name, kept.mapping, kept.made_by) == ("Ours", MAPPING, "Amina Okoro")
    assert found(ministry, "when", "LAND", "dead ")
    assert found(ministry, "When", "Land") == ()


def test_a_mapping_is_changed_only_by_who_looked_at_it(ministry: Ministry) -> None:
    kept = ministry.do("P-AN1", remember_mapping, REQUEST)
    changed = replace(REQUEST, mapping=replace(MAPPING, columns={**MAPPING.columns, "deaths": "Dead"}))
    assert ministry.refused("P-AN2", remember_mapping, changed).rule == "mapping.name_taken"
    again = ministry.do("P-AN2", remember_mapping, replace(changed, based_on=kept.version))
    assert again.mapping_id == kept.mapping_id
    (shown,) = found(ministry)
    assert shown.mapping.columns["deaths"] == "Dead"
    assert shown.made_by == "Jonas Berg"
    assert ministry.refused("P-AN1", remember_mapping, replace(REQUEST, based_on=kept.version)).rule == (
        "mapping.stale"
    )
    same = replace(changed, based_on=again.version)
    assert ministry.refused("P-AN1", remember_mapping, same).rule == "unchanged"


def test_a_mapping_that_no_file_can_be_read_by_is_not_kept(ministry: Ministry) -> None:
    useless = replace(REQUEST, mapping=replace(MAPPING, columns={"country": "Land"}))
    assert "No column is the day" in ministry.rejected("P-AN1", remember_mapping, useless).message
    assert ministry.rejected("P-AN1", remember_mapping, replace(REQUEST, name=" ")).field == "name"
    assert ministry.refused("P-AUD", remember_mapping, REQUEST).rule == "role"
