"""Accounts, passphrases and recovery from the command line."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Desk, actions

PROVISIONAL = "borrowed umbrella 58 cinnamon"
OWN = "quartz meadow 27 lighthouse"


def written(desk: Desk, name: str, text: str) -> str:
    file = desk.folder.parent / name
    file.write_text(f"{text}\n", encoding="utf-8")
    file.chmod(0o600)
    return str(file)


def added(desk: Desk, login: str = "n.aung", name: str = "Nyein Aung", role: str = "analyst") -> None:
    given = written(desk, "provisional", PROVISIONAL)
    done = desk.signed_in(
        "p-adm",
        "users",
        "add",
        name,
        "--login",
        login,
        "--role",
        role,
        "--new-passphrase-file",
        given,
        "--json",
    )
    assert done.status == 0, done.err
    assert done.data == {"login": login, "name": name, "roles": [role]}


def as_person(desk: Desk, login: str, passphrase: str) -> Desk:
    return Desk(desk.folder, Path(written(desk, f"of-{login}", passphrase)), desk.number, desk.clock)


def test_lists_everyone_with_roles_and_offices(desk: Desk) -> None:
    users = {user["login"]: user for user in desk.signed_in("p-adm", "users", "list", "--json").data["users"]}
    assert len(users) == 17
    assert users["p-hr"]["roles"] == ["analyst", "authority"]
    assert users["p-hr"]["offices"] == ["Head, Human Rights Division"]
    assert "Ambra Bellini" in desk.signed_in("p-adm", "users", "list").out


def test_a_new_person_chooses_their_own_passphrase_first(desk: Desk) -> None:
    added(desk)
    theirs = as_person(desk, "n.aung", PROVISIONAL)
    first = theirs.signed_in("n.aung", "report", "list", "--json")
    assert (first.status, first.data["error"]["rule"]) == (1, "account.must_change")
    chosen = theirs.signed_in(
        "n.aung", "users", "passphrase", "--new-passphrase-file", written(desk, "own", OWN)
    )
    assert chosen.status == 0, chosen.err
    assert theirs.signed_in("n.aung", "report", "list").status == 2
    assert as_person(desk, "n.aung", OWN).signed_in("n.aung", "report", "list").status == 0
    assert desk.signed_in("p-aud", "audit", "verify").status == 0


def test_a_person_on_file_without_an_account_is_the_one_that_is_meant(desk: Desk) -> None:
    added(desk)
    again = desk.signed_in(
        "p-adm", "users", "add", "NYEIN AUNG", "--login", "other", "--role", "analyst",
        "--new-passphrase-file", written(desk, "provisional", PROVISIONAL), "--json",
    )  # fmt: skip
    assert (again.status, again.data["error"]["rule"]) == (1, "account.exists")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        (("--login", "p-hr"), 1, "account.login_taken"),
        (("--login", "two words"), 2, "login"),
        (("--role", "auditor"), 1, "account.auditor_alone"),
        (("--role", "queen"), 2, "role"),
        (("--new-passphrase-file", "weak"), 2, "new-passphrase"),
    ],
)
def test_an_account_that_cannot_be_opened_leaves_no_way_in(
    desk: Desk, changes: tuple[str, str], status: int, code: str
) -> None:
    written(desk, "weak", "password1")
    options = {"--login": "n.aung", "--new-passphrase-file": written(desk, "provisional", PROVISIONAL)}
    name, value = changes
    given = [*options.items(), ("--role", "analyst")]
    given = [pair for pair in given if pair[0] != name or name == "--role"]
    given.append((name, str(desk.folder.parent / "weak") if value == "weak" else value))
    done = desk.signed_in(
        "p-adm", "users", "add", "Nyein Aung", *(word for pair in given for word in pair), "--json"
    )
    error = done.data["error"]
    assert (done.status, error.get("rule") or error.get("field")) == (status, code)
    users = desk.signed_in("p-adm", "users", "list", "--json").data["users"]
    assert "n.aung" not in {user["login"] for user in users}
    assert as_person(desk, "n.aung", PROVISIONAL).signed_in("n.aung", "report", "list").status == 2


def test_only_an_administrator_manages_accounts(desk: Desk) -> None:
    for arguments in (
        ("users", "add", "X Y", "--login", "xy", "--role", "analyst", "--new-passphrase-file", "{new}"),
        ("users", "close", "p-hr", "--reason", "Left."),
        ("users", "reset", "p-hr", "--reason", "Forgot.", "--new-passphrase-file", "{new}"),
        ("users", "recovery-key", "--json"),
    ):
        new = written(desk, "provisional", PROVISIONAL)
        done = desk.signed_in("p-an1", *(word.format(new=new) for word in arguments))
        assert done.status == 1, arguments
        assert "administrator" in done.err


def test_a_closed_account_opens_nothing_and_its_work_stands(desk: Desk) -> None:
    done = desk.signed_in("p-adm", "users", "close", "Amina Okoro", "--reason", "Moved to a post abroad.")
    assert done.status == 0, done.err
    assert desk.signed_in("p-an1", "report", "list").status == 2
    shown = desk.signed_in("p-aud", "report", "show", desk.number)
    assert "Amina Okoro" in shown.out
    own = desk.signed_in("p-adm", "users", "close", "p-adm", "--reason", "Enough.")
    assert own.status == 1


def test_who_forgot_gets_a_provisional_passphrase_from_an_administrator(desk: Desk) -> None:
    given = written(desk, "provisional", PROVISIONAL)
    done = desk.signed_in(
        "p-adm", "users", "reset", "p-hr", "--reason", "Forgot.", "--new-passphrase-file", given
    )
    assert done.status == 0, done.err
    assert desk.signed_in("p-hr", "report", "list").status == 2
    theirs = as_person(desk, "p-hr", PROVISIONAL)
    assert theirs.signed_in("p-hr", "report", "list").status == 1


def test_the_recovery_key_opens_the_way_when_nobody_else_can(desk: Desk) -> None:
    key = desk.signed_in("p-adm", "users", "recovery-key", "--json").data["recovery_key"]
    given = written(desk, "provisional", PROVISIONAL)

    def recover(typed: str, login: str) -> int:
        return desk.run(
            "users", "recover", login, "--folder", str(desk.folder),
            "--recovery-key-file", written(desk, "key", typed), "--new-passphrase-file", given,
        ).status  # fmt: skip

    assert recover(key[:-1] + ("0" if key[-1] != "0" else "1"), "p-adm") == 2
    assert recover(key, "nobody") == 2
    assert recover(key.lower().replace("-", " "), "p-adm") == 0
    theirs = as_person(desk, "p-adm", PROVISIONAL)
    chosen = theirs.signed_in(
        "p-adm", "users", "passphrase", "--new-passphrase-file", written(desk, "own", OWN)
    )
    assert chosen.status == 0, chosen.err
    assert "vault.recovered" in actions(desk, "p-aud")


def test_one_descriptor_carries_old_and_new_passphrase(desk: Desk) -> None:
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n{OWN}\n".encode())
    os.close(write)
    try:
        done = desk.run(
            "users", "passphrase", "--folder", str(desk.folder), "--as", "p-hr",
            "--passphrase-fd", str(read), "--new-passphrase-fd", str(read),
        )  # fmt: skip
    finally:
        os.close(read)
    assert done.status == 0, done.err
    assert as_person(desk, "p-hr", OWN).signed_in("p-hr", "report", "list").status == 0
