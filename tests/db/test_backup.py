"""Backups hold one whole state, and say when they do not."""

import errno
import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.backup import Content, back_up, backups_in, read_manifest, verify_backup
from db.engine import connect, writing
from db.faults import BackupCancelled, BackupDamaged, DiskFailed, DiskFull, StoreFault
from db.files import fault_of_system
from db.vault import Opened, unlock
from tests.db.conftest import PASSPHRASE, Case

CONTENT = Content(revision="0001", ledger_number=42, ledger_head="ab" * 32)


def described(_connection: sa.Connection) -> Content:
    return CONTENT


def test_a_backup_is_whole_private_and_encrypted(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    backup = back_up(engine, case.folder, case.unlocked, tmp_path / "stick", describe=described)
    assert {path.name for path in backup.path.iterdir()} == {"tocsin.db", "tocsin.vault", "manifest.json"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in backup.path.iterdir())
    assert backup.path.stat().st_mode & 0o777 == 0o700
    assert all(b"Rathedaung" not in path.read_bytes() for path in backup.path.iterdir())
    assert verify_backup(backup.path, key=case.key) == backup
    assert read_manifest(backup.path).content == CONTENT
    assert unlock(backup.path, "amina", PASSPHRASE).database_key == case.key
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [backup.path.name]


def test_a_backup_is_the_state_that_its_manifest_describes(
    case: Case, engine: sa.Engine, tmp_path: Path
) -> None:
    def describe_while_others_write(connection: sa.Connection) -> Content:
        count = connection.execute(sa.text("SELECT count(*) FROM notes")).scalar_one()
        with writing(engine).begin() as other:
            other.execute(sa.text("INSERT INTO notes (body) VALUES ('too late')"))
        return Content("0001", count, "ab" * 32)

    backup = back_up(engine, case.folder, case.unlocked, tmp_path, describe=describe_while_others_write)
    copy = connect(backup.path / "tocsin.db", case.key, immutable=True)
    try:
        assert copy.execute("SELECT count(*) FROM notes").fetchone()[0] == backup.content.ledger_number == 100
    finally:
        copy.close()


def test_progress_reaches_the_end(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    back_up(
        engine,
        case.folder,
        case.unlocked,
        tmp_path,
        describe=described,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_cancelled_backup_leaves_nothing(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupCancelled):
        back_up(
            engine,
            case.folder,
            case.unlocked,
            tmp_path / "stick",
            describe=described,
            cancelled=lambda: True,
        )
    assert list((tmp_path / "stick").iterdir()) == []
    assert back_up(engine, case.folder, case.unlocked, tmp_path / "stick", describe=described).size > 0


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.ENODEV, DiskFailed),
        (errno.ENOTCONN, DiskFailed),
        (errno.ETIMEDOUT, DiskFailed),
    ],
)
def test_a_disk_that_is_gone_or_a_share_that_is_cut_off_is_said_in_words(
    number: int, fault: type[StoreFault]
) -> None:
    assert type(fault_of_system(OSError(number, "as the system says it"), Path("stick"))) is fault


def test_a_full_stick_leaves_nothing(
    case: Case, engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _opened: Opened, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.backup.copy_vault", full)
    with pytest.raises(DiskFull):
        back_up(engine, case.folder, case.unlocked, tmp_path / "stick", describe=described)
    assert list((tmp_path / "stick").iterdir()) == []


def test_only_the_newest_of_a_kind_are_kept(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    (tmp_path / "holiday photos").mkdir()
    manual = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described)
    made = [
        back_up(engine, case.folder, case.unlocked, tmp_path, describe=described, kind="daily", keep=2)
        for _ in range(4)
    ]
    assert {backup.path for backup in backups_in(tmp_path)} == {manual.path, made[2].path, made[3].path}
    assert (tmp_path / "holiday photos").is_dir()


def test_a_backup_made_by_a_clock_that_was_set_back_is_not_the_one_that_goes(
    case: Case, engine: sa.Engine, tmp_path: Path
) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    back_up(engine, case.folder, case.unlocked, tmp_path, describe=described, keep=1, at=now)
    last_year = now - timedelta(days=365)
    made = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described, keep=1, at=last_year)
    assert [backup.path for backup in backups_in(tmp_path)] == [made.path]


def test_a_backup_opens_though_the_first_copy_of_the_vault_was_damaged(
    case: Case, engine: sa.Engine, tmp_path: Path
) -> None:
    (case.folder / "tocsin.vault").write_bytes(b"bad sector")
    backup = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described)
    assert unlock(backup.path, "amina", PASSPHRASE).database_key == case.key


@pytest.mark.parametrize("name", ["tocsin.db", "tocsin.vault", "manifest.json"])
@pytest.mark.parametrize("place", [0.0, 0.3, 0.6, 0.98])
def test_one_altered_byte_anywhere_is_found(
    case: Case, engine: sa.Engine, tmp_path: Path, name: str, place: float
) -> None:
    backup = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described)
    path = backup.path / name
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(content)
    with pytest.raises(BackupDamaged) as refused:
        verify_backup(backup.path)
    assert str(backup.path) in refused.value.message


def test_a_missing_or_shortened_part_is_named(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    backup = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described)
    path = backup.path / "tocsin.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:-4096])
    with pytest.raises(BackupDamaged, match="bytes and should have"):
        verify_backup(backup.path)
    path.unlink()
    with pytest.raises(BackupDamaged, match="is missing"):
        verify_backup(backup.path)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"checksum": 1}', "[" * 100_000])
def test_what_is_not_a_manifest_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(BackupDamaged):
        read_manifest(tmp_path)
    with pytest.raises(BackupDamaged, match="no manifest"):
        read_manifest(tmp_path / "nowhere")


def test_a_manifest_cannot_point_outside_the_backup(case: Case, engine: sa.Engine, tmp_path: Path) -> None:
    backup = back_up(engine, case.folder, case.unlocked, tmp_path, describe=described)
    raw = json.loads((backup.path / "manifest.json").read_text())
    del raw["checksum"]
    raw["files"]["../../x"] = raw["files"]["tocsin.db"]
    canonical = json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()
    raw["checksum"] = hashlib.sha256(canonical).hexdigest()
    (backup.path / "manifest.json").write_text(json.dumps(raw))
    with pytest.raises(BackupDamaged, match="other files"):
        verify_backup(backup.path)


def test_an_empty_share_of_somebody_else_takes_backups(
    case: Case, engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, chmod = tmp_path / "share", Path.chmod
    share.mkdir()

    def as_a_guest(path: Path, mode: int, *, follow_symlinks: bool = True) -> None:
        if path == share:
            raise PermissionError(1, "Operation not permitted")
        chmod(path, mode, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "chmod", as_a_guest)
    assert back_up(engine, case.folder, case.unlocked, share, describe=described).size > 0
