"""Listing and showing reports, for people and as data."""

import pytest

from tests.cli.conftest import Desk, actions


def test_lists_what_waits_for_whom(desk: Desk) -> None:
    shown = desk.signed_in("p-an1", "report", "list")
    assert shown.status == 0
    assert desk.number in shown.out
    assert "Troops mass in the north" in shown.out

    data = desk.signed_in("p-an1", "report", "list", "--json").data
    assert [line["number"] for line in data["reports"]] == [desk.number]
    assert data["reports"][0]["status"] == "escalated"
    assert data["reports"][0]["waits_for"] == "a decision of Head, Human Rights Division"
    assert data["reports"][0]["due_at"].endswith("Z")


@pytest.mark.parametrize(
    ("option", "value", "count"),
    [
        ("--country", "Myanmar", 1),
        ("--country", "burma", 1),
        ("--country", "UKR", 0),
        ("--status", "escalated", 1),
        ("--status", "draft", 0),
    ],
)
def test_lists_only_what_is_asked_for(desk: Desk, option: str, value: str, count: int) -> None:
    data = desk.signed_in("p-an1", "report", "list", option, value, "--json").data
    assert len(data["reports"]) == count


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("report", "list", "--country", "Myanmarr"), "country"),
        (("report", "list", "--status", "pending"), "status"),
        (("report", "show", "EW-1999-0001"), "report"),
    ],
)
def test_what_is_unknown_is_bad_input(desk: Desk, arguments: tuple[str, ...], field: str) -> None:
    done = desk.signed_in("p-an1", *arguments, "--json")
    assert done.status == 2
    assert done.data["error"]["kind"] == "error"
    assert done.data["error"]["field"] == field
    assert done.data["error"]["remedy"] in done.err


def test_shows_everything_about_a_report(desk: Desk) -> None:
    shown = desk.signed_in("p-hr", "report", "show", desk.number.lower())
    assert shown.status == 0
    for part in ("Myanmar", "VE-2", "no action", "Head, Human Rights Division", "Villages burned", "decide"):
        assert part in shown.out

    data = desk.signed_in("p-hr", "report", "show", desk.number, "--json").data
    assert set(data) == {"report", "options", "evidence", "responses"}
    assert data["report"]["content"]["proposed_phase"] == "violence_escalation"
    assert data["report"]["verdicts"]["decide"]["allowed"] is True
    assert [option["tool"] for option in data["options"]] == ["VE-2", "VE-6", ""]
    assert data["options"][0]["cost"] == {"amount": "200000.00", "currency": "EUR"}
    assert "report_id" not in data["report"]


def test_an_administrator_sees_no_content_and_the_attempt_is_on_record(desk: Desk) -> None:
    for arguments in (("report", "list"), ("report", "show", desk.number)):
        done = desk.signed_in("p-adm", *arguments, "--json")
        assert done.status == 1
        assert done.data["error"]["rule"] == "role.content"
        assert desk.number not in done.out
    assert actions(desk)[-1] == "refused.report.show"
    assert "refused.report.list" in actions(desk)


def test_an_auditor_reads_and_can_do_nothing(desk: Desk) -> None:
    shown = desk.signed_in("p-aud", "report", "show", desk.number)
    assert shown.status == 0
    assert "by you: nothing" in shown.out


def test_bytes_that_are_no_text_name_no_report(desk: Desk) -> None:
    # What a shell hands on of a byte that is not UTF-8.
    shown = desk.signed_in("p-an1", "report", "show", "EW\udcff")
    assert shown.status == 2
    assert "There is no report EW." in shown.err
