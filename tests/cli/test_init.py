"""A new ministry from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.vault.recovery_key import read
from tests.cli.conftest import Desk

ANSWERS: dict[str, Any] = {
    "ministry": {
        "name": "Ministério dos Negócios Estrangeiros",
        "country": "Portugal",
        "time_zone": "Europe/Lisbon",
    },
    "founder": {"name": "Ana Lima", "login": "a.lima", "roles": ["administrator", "focal point"]},
    "people": [{"key": "min", "name": "Rui Costa"}],
    "offices": [
        {"key": "minister", "name": "Ministro", "holder": "min", "grade": 9, "held_since": "2024-04-02"},
        {"key": "focal", "name": "Ponto focal R2P", "superior": "minister", "holder": "founder"},
    ],
    "authority": {"office": "minister", "basis": "Decreto-Lei 121/2011", "since": "2024-04-02"},
}


@pytest.fixture
def empty(desk: Desk) -> Desk:
    """A desk whose folder is not there yet."""
    return Desk(desk.folder.parent / "new" / "case", desk.secret, "")


def from_answers(desk: Desk, answers: object, *more: str) -> tuple[int, Any, str]:
    file = desk.secret.with_name("answers.json")
    file.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
    done = desk.run(
        "init", "--folder", str(desk.folder), "--answers", str(file),
        "--passphrase-file", str(desk.secret), "--json", *more,
    )  # fmt: skip
    return done.status, done.data, done.err


def test_options_make_a_ministry_that_opens(empty: Desk) -> None:
    done = empty.run(
        "init", "--folder", str(empty.folder), "--name", "Ministry of External Relations",
        "--country", "IRL", "--time-zone", "Europe/Dublin", "--ceiling", "restricted",
        "--person", "Siobhán Kelly", "--login", "s.kelly", "--role", "administrator", "--role", "focal_point",
        "--office", "Minister=Liam Byrne", "--office", "R2P Focal Point=Siobhán Kelly",
        "--basis", "Ministers and Secretaries Act 1924", "--passphrase-file", str(empty.secret), "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert len(read(done.data["recovery_key"])) == 20
    users = empty.signed_in("s.kelly", "users", "list", "--json").data["users"]
    assert [(user["login"], user["roles"]) for user in users] == [
        ("s.kelly", ["administrator", "focal_point"])
    ]
    assert users[0]["offices"] == ["R2P Focal Point"]
    cells = empty.signed_in("s.kelly", "coverage", "MMR", "--json").data["cells"]
    assert all([found["office"] for found in cell["offices"]] == ["Minister"] for cell in cells)
    assert empty.signed_in("s.kelly", "audit", "verify").status == 0


def test_answers_make_the_same_and_options_come_first(empty: Desk) -> None:
    status, data, err = from_answers(empty, ANSWERS, "--login", "ana.lima")
    assert status == 0, err
    assert data["login"] == "ana.lima"
    shown = empty.signed_in("ana.lima", "coverage", "Myanmar", "--at", "2024-04-01")
    assert "WEST" in shown.out
    assert "NOBODY" in shown.out


def test_the_recovery_key_is_shown_once_to_a_person(empty: Desk) -> None:
    words = "velvet anchor 93 orchard thunder\n"
    done = empty.run(
        "init", "--folder", str(empty.folder), "--name", "M", "--person", "Ana", "--login", "ana",
        "--office", "Minister", "--basis", "The Act", stdin=words * 2,
    )  # fmt: skip
    assert done.status == 0, done.err
    assert done.out.count("-") >= 7
    assert words.strip() not in done.out + done.err


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ministry": {"name": "M", "country": "Utopia"}}, "country"),
        ({"ministry": {"name": "M", "time_zone": "Mars/Olympus"}}, "time zone"),
        ({"ministry": {"name": "M", "ceiling": "cosmic"}}, None),
        ({"ministry": {"name": "M", "colour": "red"}}, "ministry.colour"),
        ({"ministry": {}}, "ministry.name"),
        ({"ministry": ["M"]}, "ministry"),
        ({"offices": []}, "offices"),
        ({"offices": ["Minister"]}, "offices[1]"),
        ({"offices": [{"key": "a", "name": "A", "superior": "b"}]}, "superior"),
        ({"offices": [{"key": "minister", "name": "A", "grade": "9"}]}, "offices[1].grade"),
        ({"authority": {"office": "minister", "basis": "x", "since": "long ago"}}, "authority.since"),
        ({"founder": {"name": "A", "login": "a b", "roles": ["administrator"]}}, "login"),
        ({"founder": {"name": "A", "login": "ana", "roles": ["king"]}}, "role"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_unusable_answers_make_nothing(empty: Desk, change: dict[str, object], field: str | None) -> None:
    status, data, _ = from_answers(empty, ANSWERS | change)
    assert status == 2
    assert data["error"]["remedy"]
    if field is not None:
        assert data["error"]["field"] == field
    assert not empty.folder.exists()
    assert not empty.folder.parent.exists() or not list(empty.folder.parent.iterdir())


@pytest.mark.parametrize("content", ["{", "[]", '{"a": ' * 100_000])
def test_a_file_that_is_not_an_object_is_named(empty: Desk, content: str) -> None:
    status, data, _ = from_answers(empty, content)
    assert status == 2
    assert "answers.json" in data["error"]["message"]


def test_a_folder_in_use_a_weak_passphrase_and_a_founder_without_power_are_refused(
    empty: Desk, desk: Desk
) -> None:
    status, data, _ = from_answers(desk, ANSWERS)
    assert (status, data["error"]["field"]) == (2, "folder")
    weak = empty.secret.with_name("weak")
    weak.write_text("password1")
    weak.chmod(0o600)
    status, data, _ = from_answers(empty, ANSWERS, "--passphrase-file", str(weak))
    assert (status, data["error"]["field"]) == (2, "passphrase")
    status, data, _ = from_answers(empty, ANSWERS, "--role", "analyst")
    assert (status, data["error"]["rule"]) == (1, "role")
    assert not empty.folder.exists()


def test_answers_that_are_not_there_are_named(empty: Desk) -> None:
    missing = Path("no such answers.json")
    done = empty.run("init", "--folder", str(empty.folder), "--answers", str(missing))
    assert done.status == 2
    assert str(missing) in done.err
