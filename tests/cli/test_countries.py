"""``tocsin country show``: the file as it stands, and as it stood on a day."""

from datetime import timedelta

from tests.cli.conftest import Desk, actions
from tests.support.ministry import NOW


def test_shows_the_file_as_it_stands(desk: Desk) -> None:
    shown = desk.signed_in("p-an1", "country", "show", "burma")
    assert shown.status == 0
    for part in ("Myanmar (MMR)", "now", "A/HRC/RES/39/2", "Villages burned"):
        assert part in shown.out
    data = desk.signed_in("p-an1", "country", "show", "MMR", "--json").data
    assert set(data) == {
        "country",
        "country_name",
        "on",
        "known_then",
        "true_then",
        "learned_later",
        "file",
        "evidence",
        "background",
    }
    assert data["on"] is None
    assert data["file"]["review_every_days"] == 90
    assert {one["code"] for one in data["background"]["mechanisms"]} >= {
        "ffm_mmr",
        "iimm",
        "icc_mmr",
        "icj_mmr",
    }


def test_shows_what_the_file_said_on_a_day(desk: Desk) -> None:
    opened = NOW.date().isoformat()
    desk.clock.at = NOW + timedelta(days=40)
    data = desk.signed_in("p-an1", "country", "show", "Myanmar", "--on", opened, "--json").data
    assert data["on"] == opened
    assert data["known_then"]["phase"] == data["true_then"]["phase"] == "violence_escalation"
    assert not data["learned_later"]
    assert [one["title"] for one in data["evidence"]]
    shown = desk.signed_in("p-an1", "country", "show", "Myanmar", "--on", opened)
    assert f"on {opened}, recorded by" in shown.out


def test_a_day_before_the_file_a_day_to_come_and_no_day_are_bad_input(desk: Desk) -> None:
    for typed, field in (("2020-01-01", "day"), ("2030-01-01", "day"), ("yesterday", "on")):
        done = desk.signed_in("p-an1", "country", "show", "MMR", "--on", typed, "--json")
        assert done.status == 2
        assert done.data["error"]["field"] == field
    done = desk.signed_in("p-an1", "country", "show", "UKR", "--json")
    assert (done.status, done.data["error"]["field"]) == (2, "country")


def test_an_administrator_sees_no_file_and_the_attempt_is_on_record(desk: Desk) -> None:
    done = desk.signed_in("p-adm", "country", "show", "MMR", "--json")
    assert done.status == 1
    assert actions(desk)[-1] == "refused.country.show"


def test_compares_the_file_on_two_days(desk: Desk) -> None:
    first, second = NOW.date().isoformat(), (NOW + timedelta(days=20)).date().isoformat()
    desk.clock.at = NOW + timedelta(days=40)
    data = desk.signed_in("p-an1", "country", "compare", "burma", first, second, "--json").data
    assert set(data) == {"country", "country_name", "then", "now", "changed", "lines"}
    assert (data["country"], data["then"], data["now"]) == ("MMR", first, second)
    phase = next(line for line in data["lines"] if line["what"] == "Phase")
    assert set(phase) == {"topic", "what", "then", "now", "turn"}
    assert phase["turn"] == "same"
    shown = desk.signed_in("p-an1", "country", "compare", "MMR", first, second)
    assert "How it stands" in shown.out
    assert "= Unchanged" in shown.out
    changed = desk.signed_in("p-an1", "country", "compare", "MMR", first, second, "--changed", "--json").data
    assert all(line["turn"] != "same" for line in changed["lines"])
    assert len(changed["lines"]) == data["changed"]
    wrong = desk.signed_in("p-an1", "country", "compare", "MMR", second, first, "--json")
    assert (wrong.status, wrong.data["error"]["field"]) == (2, "second_day")
