"""Backup and restore from the command line, and what the ledger says of them."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.engine import DATABASE
from db.ledger.entries import ledger
from tests.cli.conftest import DECIDER, Desk, actions, opened


def backed_up(desk: Desk) -> Path:
    done = desk.signed_in("p-adm", "backup", "--to", str(desk.folder.parent / "kept"), "--json")
    assert done.status == 0
    return Path(done.data["folder"])


def test_a_backup_is_made_and_recorded(desk: Desk) -> None:
    done = desk.signed_in("p-adm", "backup", "--json")
    assert done.status == 0
    made = Path(done.data["folder"])
    assert made.parent == desk.folder / "backups"
    assert (
        sum(file.stat().st_size for file in made.iterdir() if file.name != "manifest.json")
        == done.data["bytes"]
    )
    assert actions(desk)[-1] == "backup.make"
    with opened(desk) as store, store.read() as session:
        hash_of = sa.select(ledger.c.hash).where(ledger.c.number == done.data["head"]["number"])
        assert session.scalar(hash_of) == done.data["head"]["hash"]


def test_old_backups_make_room(desk: Desk) -> None:
    for _ in range(3):
        desk.clock.at = desk.clock.at.replace(minute=desk.clock.at.minute + 1)
        assert desk.signed_in("p-fp", "backup", "--keep", "2").status == 0
    assert len(list((desk.folder / "backups").iterdir())) == 2


@pytest.mark.parametrize("login", ["p-an1", "p-aud"])
def test_not_everyone_makes_backups(desk: Desk, login: str) -> None:
    done = desk.signed_in(login, "backup", "--json")
    assert (done.status, done.data["error"]["rule"]) == (1, "role")
    assert actions(desk)[-1] == "refused.begin_backup"


def test_a_restore_brings_back_what_was_keeps_the_rest_and_says_so_on_the_ledger(desk: Desk) -> None:
    kept = backed_up(desk)
    assert desk.signed_in(DECIDER, "brief", desk.number, "--out", "-").status == 0
    assert "brief.show" in actions(desk)
    done = desk.signed_in("p-adm", "restore", str(kept), "--json")
    assert done.status == 0, done.err
    assert "brief.show" not in actions(desk)
    assert (Path(done.data["aside"]) / DATABASE).exists()
    with opened(desk) as store, store.read() as session:
        body = session.scalars(sa.select(ledger.c.body).where(ledger.c.action == "backup.restore")).one()
    assert json.loads(body)["detail"]["replaced"] == done.data["replaced"]
    assert done.data["replaced"]["number"] > done.data["head"]["number"]
    assert desk.signed_in("p-aud", "audit", "verify").status == 0


def test_a_damaged_case_is_replaced(desk: Desk) -> None:
    kept = backed_up(desk)
    (desk.folder / DATABASE).write_bytes(b"\x00" * 8192)
    assert desk.signed_in("p-aud", "report", "list").status == 3
    done = desk.signed_in("p-adm", "restore", str(kept), "--json")
    assert done.status == 0, done.err
    assert done.data["replaced"] is None
    assert desk.signed_in("p-aud", "report", "list").status == 0


def test_without_a_passphrase_the_files_alone_are_compared(desk: Desk) -> None:
    kept = backed_up(desk)
    new = desk.folder.parent / "elsewhere"
    done = desk.run("restore", str(kept), "--folder", str(new), "--json")
    assert done.status == 0
    assert done.data["recorded"] is False
    moved = Desk(new, desk.secret, desk.number)
    assert moved.signed_in("p-aud", "audit", "verify").status == 0


def test_nothing_is_touched_where_a_restore_cannot_be(desk: Desk, tmp_path: Path) -> None:
    kept = backed_up(desk)
    before = actions(desk)
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase")
    wrong.chmod(0o600)
    for arguments, status in (
        ((str(tmp_path / "nowhere"), "--as", "p-adm", "--passphrase-file", str(desk.secret)), 2),
        ((str(desk.folder), "--as", "p-adm", "--passphrase-file", str(desk.secret)), 3),
        ((str(kept), "--as", "p-adm", "--passphrase-file", str(wrong)), 2),
    ):
        assert desk.run("restore", *arguments, "--folder", str(desk.folder)).status == status
    with (kept / DATABASE).open("r+b") as file:
        file.seek(5000)
        file.write(b"X")
    damaged = desk.signed_in("p-adm", "restore", str(kept))
    assert damaged.status == 3
    assert "was altered" in damaged.err
    assert actions(desk) == before
    assert not (desk.folder / "replaced").exists()


def test_the_backup_of_another_ministry_does_not_replace_this_one(desk: Desk) -> None:
    kept = backed_up(desk)
    other = desk.folder.parent / "other"
    made = desk.run(
        "init", "--folder", str(other), "--name", "Another", "--person", "Ana Lima", "--login", "ana",
        "--office", "Minister", "--basis", "The Act", "--passphrase-file", str(desk.secret),
    )  # fmt: skip
    assert made.status == 0, made.err
    done = desk.run("restore", str(kept), "--folder", str(other), "--json")
    assert (done.status, done.data["error"]["field"]) == (2, "folder")
