"""``tocsin find`` and ``tocsin reindex``."""

from tests.cli.conftest import Desk


def test_words_are_found_and_told_with_what_was_found_marked(desk: Desk) -> None:
    told = desk.signed_in("p-an1", "find", "troops", "mass")
    assert told.status == 0, told.err
    assert "Reports" in told.out
    assert "[Troops] [mass]" in told.out


def test_filters_and_data(desk: Desk) -> None:
    found = desk.signed_in(
        "p-an1", "find", "--kind", "brief", "--country", "Burma", "--from", "2026", "--json"
    )
    assert found.status == 0, found.err
    [group] = found.data["groups"]
    assert group["kind"] == "brief"
    assert group["hits"][0]["key"] == f"{desk.number}/brief/1"
    assert found.data["behind"] == 0


def test_what_is_no_filter_is_refused_and_what_is_typed_never(desk: Desk) -> None:
    assert desk.signed_in("p-an1", "find", "--kind", "nonsense").status == 2
    assert desk.signed_in("p-an1", "find", "--to", "yesterday", "x").status == 2
    assert desk.signed_in("p-an1", "find").status == 2
    assert "Nothing was found" in desk.signed_in("p-an1", "find", '"AND (', "zzyzzwin*").out


def test_the_index_is_made_anew(desk: Desk) -> None:
    before = desk.signed_in("p-an1", "find", "troops").out
    assert desk.signed_in("p-an1", "reindex").status == 0
    assert desk.signed_in("p-an1", "find", "troops").out == before
