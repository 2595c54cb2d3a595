"""Checking the ledger and exporting it from the command line."""

import subprocess
import sys

import pytest

from db.engine import DATABASE, connect
from db.vault import unlock
from tests.cli.conftest import PASSPHRASE, Desk, actions
from tests.support.tampering import change_unseen


def tampered(desk: Desk) -> None:
    """Change a report past the program, as who has the key could."""
    key = unlock(desk.folder, "p-aud", PASSPHRASE).database_key
    connection = connect(desk.folder / DATABASE, key)
    change_unseen(connection.execute, "reports", "update reports set summary = 'All is calm.'")
    connection.close()


def test_a_whole_ledger_is_found_whole(desk: Desk) -> None:
    done = desk.signed_in("p-aud", "audit", "verify", "--json")
    assert done.status == 0, done.out
    assert done.data["ok"] is True
    assert done.data["verdict"] == "whole"
    assert done.data["checked"] == done.data["head"]["number"]
    head = done.data["head"]
    shown = desk.signed_in("p-aud", "audit", "verify", "--head", f"{head['number']}:{head['hash']}")
    assert shown.status == 0
    assert "The ledger is whole" in shown.out


def test_a_printed_head_that_does_not_fit_is_found(desk: Desk) -> None:
    for head in (f"3:{'0' * 64}", f"999999:{'0' * 64}"):
        done = desk.signed_in("p-aud", "audit", "verify", "--head", head, "--json")
        assert done.status == 3
        assert done.data["verdict"] in {"altered", "truncated"}
    assert desk.signed_in("p-aud", "audit", "verify", "--head", "three").status == 2


def test_a_printed_brief_is_compared(desk: Desk) -> None:
    target = desk.folder.parent / "brief.pdf"
    saved = desk.signed_in("p-aud", "brief", desk.number, "--out", str(target), "--json").data
    done = desk.signed_in("p-aud", "audit", "verify", "--brief", saved["sha256"], "--json")
    assert done.status == 0
    assert done.data["brief"]["report_number"] == desk.number
    unknown = desk.signed_in("p-aud", "audit", "verify", "--brief", "0" * 64, "--json")
    assert unknown.status == 3
    assert unknown.data["brief"]["known"] is False


def test_a_changed_row_is_found_and_named(desk: Desk) -> None:
    tampered(desk)
    done = desk.signed_in("p-aud", "audit", "verify", "--json")
    assert done.status == 3
    assert done.data["checked"] == done.data["head"]["number"]
    assert {"reports"} <= {fault["table"] for fault in done.data["faults"]}
    shown = desk.signed_in("p-aud", "audit", "verify")
    assert "The ledger is not as it must be (altered)" in shown.out


def test_an_inquiry_checks_the_export_without_the_program(desk: Desk) -> None:
    target = desk.folder.parent / "for the inquiry"
    done = desk.signed_in("p-aud", "audit", "export", str(target), "--json")
    assert done.status == 0
    head = done.data["head"]
    found = subprocess.run(
        [sys.executable, "-I", "verify_ledger.py", ".", "--head", f"{head['number']}:{head['hash']}"],
        cwd=target,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert actions(desk)[-2:] == ["ledger.export_begin", "ledger.export"]
    again = desk.signed_in("p-aud", "audit", "export", str(target), "--json")
    assert again.status == 2


def test_an_export_of_what_was_tampered_with_is_made_and_says_so_by_its_status(desk: Desk) -> None:
    tampered(desk)
    target = desk.folder.parent / "tampered"
    done = desk.signed_in("p-aud", "audit", "export", str(target), "--json")
    assert (done.status, done.data["verdict"]) == (3, "altered")
    assert (target / "manifest.json").is_file()


@pytest.mark.parametrize("login", ["p-an1", "p-adm"])
def test_not_everyone_hands_over_the_ledger(desk: Desk, login: str) -> None:
    target = desk.folder.parent / "mine"
    done = desk.signed_in(login, "audit", "export", str(target), "--json")
    assert (done.status, done.data["error"]["rule"]) == (1, "role")
    assert not target.exists()
