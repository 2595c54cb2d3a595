"""Conflicts of interest on the command line: declared, listed, ended, and what they bar (S-67)."""

from tests.cli.conftest import DECIDER, Desk, actions
from tests.support.ministry import NOW, STAFF


def test_s67_who_declares_a_conflict_is_named_as_one_who_cannot_decide(desk: Desk) -> None:
    assert "No conflict" in desk.signed_in("p-fp", "conflict", "list").out
    words = "My brother runs a mine there."
    made = desk.signed_in(DECIDER, "conflict", "declare", "Burma", "--statement", words)
    assert made.status == 0, made.err
    assert "neither assesses nor decides on Myanmar" in made.out
    shown = desk.signed_in("p-aud", "conflict", "list", "MMR")
    assert words in shown.out
    [told] = desk.signed_in("p-aud", "conflict", "list", "--json").data["conflicts"]
    assert (told["country"], told["country_name"], told["statement"]) == ("MMR", "Myanmar", words)
    assert (told["declared_at"], told["ended_at"]) == (f"{NOW:%Y-%m-%dT%H:%M:%SZ}", None)
    asked = (
        "who-can-decide",
        "--tool",
        "VE-2",
        "--country",
        "MMR",
        "--phase",
        "violence_escalation",
        "--json",
    )
    candidates = desk.signed_in("p-fp", *asked).data["candidates"]
    reasons = [one["reason"] for one in candidates if one["person"] == told["person"]]
    assert any("conflict of interest" in reason for reason in reasons)


def test_another_ends_it_with_a_reason_and_it_stays_on_record(desk: Desk) -> None:
    desk.signed_in(DECIDER, "conflict", "declare", "MMR", "--statement", "Shares in a pipeline.")
    whose = ("conflict", "end", "MMR", "--person", STAFF[DECIDER.upper()][0], "--reason", "They were sold.")
    refused = desk.signed_in(DECIDER, *whose)
    assert refused.status == 1
    assert "focal point" in refused.err
    done = desk.signed_in("p-adm", *whose, "--json")
    assert done.data["country_name"] == "Myanmar"
    assert "No conflict" in desk.signed_in("p-fp", "conflict", "list", "MMR").out
    assert "Shares in a pipeline." in desk.signed_in("p-fp", "conflict", "list", "MMR", "--ended").out
    assert actions(desk)[-1] == "conflict.end"
    again = desk.signed_in("p-adm", *whose)
    assert again.status == 2
    assert "conflict list" in again.err


def test_that_of_another_is_recorded_by_a_focal_point_and_by_nobody_without_that_role(desk: Desk) -> None:
    other = ("conflict", "declare", "MMR", "--statement", "Family there.", "--person", STAFF["P-AN1"][0])
    assert desk.signed_in(DECIDER, *other).status == 1
    assert desk.signed_in("p-fp", *other).status == 0
    twice = desk.signed_in("p-fp", *other)
    assert twice.status == 1
    assert "stands already" in twice.err
