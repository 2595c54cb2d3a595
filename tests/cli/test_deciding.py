"""Opening the brief, deciding and referring from the command line."""

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.conftest import DECIDER, Desk, actions

MINISTER = "Minister for Foreign Affairs"


def read_brief(desk: Desk, login: str = DECIDER) -> Path:
    """The brief, saved by a person."""
    target = desk.folder.parent / f"{login}.pdf"
    assert desk.signed_in(login, "brief", desk.number, "--out", str(target)).status == 0
    return target


def test_saves_the_bytes_that_were_frozen_and_records_who_opened_them(desk: Desk) -> None:
    done = desk.signed_in(DECIDER, "brief", desk.number, "--out", str(desk.folder.parent), "--json")
    assert done.status == 0
    saved = Path(done.data["file"])
    assert saved.name.startswith(f"{desk.number}-v1")
    assert saved.read_bytes().startswith(b"%PDF brief")
    assert hashlib.sha256(saved.read_bytes()).hexdigest() == done.data["pdf_sha256"]
    assert done.data["sha256"] in saved.read_text("utf-8")
    if os.name == "posix":
        assert saved.stat().st_mode & 0o777 == 0o600
    assert actions(desk)[-2:] == ["brief.show", "brief.save"]


def test_a_brief_goes_to_standard_output_as_it_is(desk: Desk) -> None:
    done = desk.signed_in(DECIDER, "brief", desk.number, "--out", "-")
    assert done.status == 0
    assert done.out.startswith("%PDF brief")
    both = desk.signed_in(DECIDER, "brief", desk.number, "--out", "-", "--json")
    assert both.status == 2


def test_nobody_is_recorded_as_a_reader_of_a_file_that_could_not_be_written(desk: Desk) -> None:
    target = desk.folder.parent / "taken.pdf"
    target.write_text("mine")
    before = actions(desk)
    for path in (target, desk.folder.parent / "missing" / "brief.pdf"):
        done = desk.signed_in(DECIDER, "brief", desk.number, "--out", str(path), "--json")
        assert done.status == 2
        assert done.data["error"]["field"] == "out"
    assert target.read_text() == "mine"
    assert actions(desk) == before


def test_a_preview_is_not_a_brief(desk: Desk) -> None:
    target = desk.folder.parent / "preview.pdf"
    done = desk.signed_in("p-fp", "brief", desk.number, "--preview", "--out", str(target), "--json")
    assert done.status == 0
    assert done.data["preview"] is True
    assert done.data["version"] == 2
    # The printer was told that something is missing: it has not been frozen.
    assert target.read_text("utf-8").split()[-1] != "0"
    unread = desk.signed_in(DECIDER, "decide", desk.number, "--authorise", "1", "--json")
    assert unread.data["error"]["rule"] == "decide.unread"


@pytest.mark.parametrize("number", ["7", "99"])
def test_a_version_that_is_not_there_is_named(desk: Desk, number: str) -> None:
    done = desk.signed_in(DECIDER, "brief", desk.number, "--version", number)
    assert done.status == 2
    assert "There is: 1." in done.err


def test_an_administrator_gets_no_brief(desk: Desk) -> None:
    for more in ((), ("--preview",)):
        done = desk.signed_in("p-adm", "brief", desk.number, *more, "--json")
        assert done.status == 1
        assert done.data["error"]["rule"] == "role.content"


def test_decides_after_opening_the_brief(desk: Desk) -> None:
    read_brief(desk)
    done = desk.signed_in(DECIDER, "decide", desk.number, "--authorise", "1", "--json")
    assert done.status == 0
    (made,) = done.data["decisions"]
    assert made["option"] == 1
    assert made["outcome"] == "authorise"
    assert made["effect"] == "in_force"
    assert made["instrument"] == "D-004"
    assert done.data["status"] == "escalated"
    shown = desk.signed_in(DECIDER, "report", "show", desk.number)
    assert made["number"] in shown.out


def test_a_refused_decision_ends_with_status_1_names_its_rule_and_changes_nothing(desk: Desk) -> None:
    read_brief(desk)
    # Option 1 could be decided; together with option 2 nothing is.
    done = desk.signed_in(DECIDER, "decide", desk.number, "--authorise", "1", "--authorise", "2", "--json")
    assert done.status == 1
    error = done.data["error"]
    assert error["kind"] == "refused"
    assert error["rule"].startswith("authority.")
    assert error["message"] in done.err
    assert error["remedy"] in done.err
    shown = desk.signed_in(DECIDER, "report", "show", desk.number, "--json").data
    assert shown["report"]["decisions"] == []
    assert actions(desk)[-2:] == ["refused.decide", "report.look"], (
        "who looked afterwards is on record as well"
    )


def test_declines_defers_and_takes_no_action_with_what_each_needs(desk: Desk) -> None:
    read_brief(desk)
    for arguments, field in (
        (("--decline", "1"), "reason"),
        (("--defer", "1", "--reason", "The embassy answers first."), "date"),
        (("--authorise", "3"), "review date"),
        ((), "option"),
        (("--authorise", "1", "--decline", "1", "--reason", "Both"), "option"),
        (("--authorise", "9"), "option"),
        (("--authorise", "1", "--reason", "2:Another"), "reason"),
        (("--authorise", "1", "--reason", "One", "--reason", "Two"), "reason"),
        (("--defer", "1", "--reason", "Later", "--until", "tomorrow"), "until"),
    ):
        done = desk.signed_in(DECIDER, "decide", desk.number, *arguments, "--json")
        assert (done.status, done.data["error"]["field"]) == (2, field), arguments
    refer = ("refer", desk.number, "--to", MINISTER, "--reason", "Option 2 is above our ceiling.")
    assert desk.signed_in(DECIDER, *refer).status == 0
    read_brief(desk, "p-min")
    done = desk.signed_in(
        "p-min", "decide", desk.number, "--decline", "1", "--authorise", "3", "--defer", "2",
        "--reason", "1:Too early.", "--reason", "2:The embassy answers first.",
        "--until", "2:2026-01-20", "--review-on", "3:2026-02-15", "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert [(made["option"], made["effect"]) for made in done.data["decisions"]] == [
        (1, "declined"),
        (2, "deferred"),
        (3, "in_force"),
    ]


def test_an_instruction_needs_the_deciders_own_judgement(desk: Desk) -> None:
    read_brief(desk)
    told = ("decide", desk.number, "--authorise", "1", "--instruction", "The minister wants it.", "--json")
    done = desk.signed_in(DECIDER, *told)
    assert done.data["error"]["rule"] == "authority.own_judgement"
    assert desk.signed_in(DECIDER, *told, "--own-judgement").status == 0


def test_an_office_decides_in_its_own_name_only(desk: Desk) -> None:
    read_brief(desk)
    done = desk.signed_in(DECIDER, "decide", desk.number, "--authorise", "1", "--office", MINISTER, "--json")
    assert (done.status, done.data["error"]["rule"]) == (1, "authority.not_holder")


def test_refers_to_an_office_that_can_decide(desk: Desk) -> None:
    refer = ("refer", desk.number, "--reason", "Beyond our ceiling.", "--json", "--to")
    refused = desk.signed_in(DECIDER, *refer, "Ambassador, Yangon")
    assert (refused.status, refused.data["error"]["rule"]) == (1, "refer.authority")
    done = desk.signed_in(DECIDER, *refer, "foreign affairs")
    assert done.status == 0
    assert done.data["office"] == MINISTER
    again = desk.signed_in(DECIDER, *refer, "permanent")
    assert again.status == 1


def test_a_focal_point_refers_upward_when_the_clock_has_run_out(desk: Desk) -> None:
    refer = ("refer", desk.number, "--to", MINISTER, "--reason", "No decision came.", "--json")
    assert desk.signed_in("p-fp", *refer).status == 1
    desk.clock.at = desk.clock.at.replace(month=3)
    done = desk.signed_in("p-fp", *refer)
    assert done.status == 0
    assert f"A clock ran out: {desk.number}" in done.err


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Head", "Head, Human Rights Division; Head, Sanctions Unit"),
        ("Heed, Sanctions Unit", "Head, Sanctions Unit"),
        ("", "Choose one of"),
    ],
)
def test_an_office_that_is_not_meant_clearly_is_asked_for_again(desk: Desk, office: str, said: str) -> None:
    done = desk.signed_in(DECIDER, "refer", desk.number, "--to", office, "--reason", "Why not.")
    assert done.status == 2
    assert said in done.err
