"""Who can decide, and coverage, asked at the command line."""

from typing import Any

import pytest

from tests.cli.conftest import Desk

MINISTER = "Minister for Foreign Affairs"


def asked(desk: Desk, *arguments: str) -> dict[str, dict[str, Any]]:
    """The answer by office."""
    done = desk.signed_in("p-an1", "who-can-decide", *arguments, "--json")
    assert done.status == 0, done.err
    return {line["office"]: line for line in done.data["candidates"]}


def test_every_office_can_or_says_why_not(desk: Desk) -> None:
    answer = asked(
        desk,
        "--tool",
        "VE-6",
        "--country",
        "Myanmar",
        "--cost",
        "200000 EUR",
        "--phase",
        "violence-escalation",
    )
    assert len(answer) == 10
    minister, rights = answer[MINISTER], answer["Head, Human Rights Division"]
    assert (minister["can"], minister["person"], minister["instruments"]) == (True, "Helena Marsh", ["D-001"])
    assert (rights["can"], rights["rule"]) == (False, "authority.ceiling")
    assert "EUR 100,000.00" in rights["reason"]
    assert all(line["reason"] for line in answer.values())

    cheaper = asked(
        desk,
        "--tool",
        "ve-6",
        "--country",
        "MMR",
        "--cost",
        "EUR 90,000.50",
        "--phase",
        "violence_escalation",
    )
    assert cheaper["Head, Human Rights Division"]["can"] is True


def test_what_can_still_be_recorded_does_not_rule_an_office_out(desk: Desk) -> None:
    asks = ("--tool", "VE-4", "--country", "MMR", "--phase", "violence_escalation")
    sanctions = asked(desk, *asks)["Head, Sanctions Unit"]
    assert sanctions["can"] is True
    assert sanctions["second_signatures"] == ["Permanent Secretary"]
    assert len(sanctions["conditions"]) == 2
    met = asked(desk, *asks, "--consulted", "Legal", "--recorded", "legal_basis")["Head, Sanctions Unit"]
    assert (met["can"], met["conditions"]) == (True, [])


def test_the_phase_is_that_of_the_file_unless_another_is_asked_for(desk: Desk) -> None:
    asks = ("--tool", "IR-5", "--country", "MMR", "--urgency", "immediate")
    duty = "Duty Director, Crisis Centre"
    assert asked(desk, *asks)[duty]["can"] is False
    at_once = asked(desk, *asks, "--phase", "imminent risk")[duty]
    assert (at_once["can"], at_once["ratifying_office"]) == (True, MINISTER)
    assert at_once["ratify_by"] == "2026-01-18T09:00:00Z"


def test_authority_is_that_of_the_instant_asked_for(desk: Desk) -> None:
    asks = ("--tool", "RP-1", "--country", "MMR", "--phase", "none")
    office = "R2P Focal Point"
    assert asked(desk, *asks)[office]["can"] is False  # a tool of a later phase needs original authority
    asks = ("--tool", "RP-1", "--country", "MMR", "--phase", "risk_present")
    assert asked(desk, *asks)[office]["can"] is True
    assert asked(desk, *asks, "--at", "2026-02-01T00:00Z")[office]["rule"] == "authority.revoked"
    assert asked(desk, *asks, "--at", "2024-06-01")[office]["can"] is False


def test_an_option_is_asked_about_as_it_stands(desk: Desk) -> None:
    answer = asked(desk, "--report", desk.number, "--option", "2")
    assert answer["Head, Human Rights Division"]["rule"] == "authority.ceiling"
    assert next(iter(answer)) == "Head, Human Rights Division"
    shown = desk.signed_in("p-an1", "who-can-decide", "--report", desk.number, "--option", "2")
    assert f"can     {MINISTER} (Helena Marsh)" in shown.out
    assert "[authority.ceiling]" in shown.out
    assert asked(desk, "--report", desk.number, "--option", "3") == {}


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("--tool", "VE-44", "--country", "MMR"), "tool"),
        (("--tool", "VE-4", "--country", "Atlantis"), "country"),
        (("--tool", "VE-4"), "tool"),
        (("--tool", "VE-4", "--country", "MMR", "--cost", "12.345 EUR"), "cost"),
        (("--tool", "VE-4", "--country", "MMR", "--cost", "12"), "cost"),
        (("--tool", "VE-4", "--country", "MMR", "--cost", "much"), "cost"),
        (("--tool", "VE-4", "--country", "MMR", "--cost", "5 6"), "cost"),
        (("--tool", "VE-4", "--country", "MMR", "--at", "2026-02-30"), "at"),
        (("--tool", "VE-4", "--country", "MMR", "--at", "2026-01-01T10:00"), "at"),
        (("--tool", "VE-4", "--country", "MMR", "--urgency", "asap"), "urgency"),
        (("--tool", "VE-4", "--country", "MMR", "--phase", "calm"), "phase"),
        (("--tool", "VE-4", "--country", "MMR", "--near", "Nowhere"), "near"),
        (("--report", "EW-2026-0001", "--option", "1", "--tool", "VE-4"), "option"),
        (("--report", "EW-2026-0001"), "option"),
        (("--report", "EW-2026-0001", "--option", "8"), "option"),
    ],
)
def test_what_cannot_be_asked_is_bad_input(desk: Desk, arguments: tuple[str, ...], field: str) -> None:
    done = desk.signed_in("p-an1", "who-can-decide", *arguments, "--json")
    assert (done.status, done.data["error"]["field"]) == (2, field)
    assert done.data["error"]["remedy"]


def test_coverage_names_an_office_for_every_place_or_nobody(desk: Desk) -> None:
    data = desk.signed_in("p-adm", "coverage", "Myanmar", "--json").data
    assert len(data["cells"]) == 19 * 3
    assert not any(cell["gap"] for cell in data["cells"])
    (sanctions,) = [
        cell for cell in data["cells"] if (cell["tool"], cell["phase"]) == ("VE-4", "violence_escalation")
    ]
    assert {office["office"] for office in sanctions["offices"]} == {MINISTER, "Head, Sanctions Unit"}
    before = desk.signed_in("p-adm", "coverage", "MMR", "--at", "2024-06-01", "--gaps")
    assert "Nobody can decide in 57 of 57 places." in before.out
    none = desk.signed_in("p-adm", "coverage", "MMR", "--gaps")
    assert "There is no gap" in none.out
    assert desk.signed_in("p-adm", "coverage", "Narnia").status == 2


def test_the_nearest_office_is_that_of_who_asks_or_the_one_named(desk: Desk) -> None:
    asks = (
        "who-can-decide",
        "--tool",
        "VE-1",
        "--country",
        "MMR",
        "--phase",
        "violence_escalation",
        "--json",
    )
    own = desk.signed_in("p-hr", *asks).data["candidates"]
    assert [line["office"] for line in own[:4]] == [
        "Head, Human Rights Division",
        "Director-General, Political Affairs",
        "Permanent Secretary",
        MINISTER,
    ]
    named = desk.signed_in("p-hr", *asks, "--near", "yangon").data["candidates"]
    assert named[0]["office"] == "Ambassador, Yangon"


def test_what_would_fall_is_said_before_it_happens(desk: Desk) -> None:
    data = desk.signed_in("p-an1", "what-if", "--instrument", "d-003", "--json").data
    assert "D-004" in {one["number"] for one in data["instruments"]}
    gone = desk.signed_in("p-an1", "what-if", "--vacant", "Minister for Foreign", "--json").data
    assert any(power["gap"] for power in gone["powers"])
    told = desk.signed_in("p-an1", "what-if", "--vacant", "Minister for Foreign")
    assert "Gaps: nobody can decide any more" in told.out


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((), "instrument"),
        (("--instrument", "D-001", "--vacant", "Minister for Foreign"), "instrument"),
        (("--instrument", "D-999"), "instrument"),
        (("--vacant", "Nowhere"), "vacant"),
        (("--acting", "Minister for Foreign"), "person"),
        (("--instrument", "D-001", "--at", "2020-01-01"), "at"),
    ],
)
def test_what_cannot_be_supposed_is_bad_input(desk: Desk, arguments: tuple[str, ...], field: str) -> None:
    done = desk.signed_in("p-an1", "what-if", *arguments, "--json")
    assert (done.status, done.data["error"]["field"]) == (2, field)
