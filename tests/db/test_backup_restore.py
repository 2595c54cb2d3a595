"""Restoring: the old case is kept, a bad backup changes nothing, an interruption is finished."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.backup import Backup, Content, back_up
from db.engine import open_database, require_integrity, writing
from db.faults import AlreadyOpen, BackupDamaged, RestoreUnfinished
from db.files import copy_private
from db.locking import InstanceLock
from db.restore import finish_restore, restore
from db.vault import change_passphrase, unlock
from tests.db.conftest import PASSPHRASE, Case

CONTENT = Content(revision="0001", ledger_number=42, ledger_head="ab" * 32)
LATER = "otter gravel lantern 77 pole"


@pytest.fixture
def backup(case: Case, tmp_path: Path) -> Backup:
    """A backup, after which one more row was written and the passphrase was changed."""
    engine = open_database(case.folder, case.key)
    made = back_up(engine, case.folder, case.unlocked, tmp_path / "stick", describe=lambda _: CONTENT)
    with writing(engine).begin() as connection:
        connection.execute(sa.text("INSERT INTO notes (body) VALUES ('after the backup')"))
    engine.dispose()
    change_passphrase(case.folder, "amina", PASSPHRASE, LATER)
    return made


def notes(folder: Path, passphrase: str) -> int:
    """How many rows the case holds, opened as a person would."""
    engine = open_database(folder, unlock(folder, "amina", passphrase).database_key)
    require_integrity(engine)
    with engine.connect() as connection:
        count: int = connection.execute(sa.text("SELECT count(*) FROM notes")).scalar_one()
    engine.dispose()
    return count


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_case_comes_back_as_it_was_on_another_machine(case: Case, backup: Backup, tmp_path: Path) -> None:
    restored = restore(backup.path, tmp_path / "other machine")
    assert restored.aside is None
    assert notes(tmp_path / "other machine", PASSPHRASE) == 100
    assert (tmp_path / "other machine").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "other machine" / "tocsin.db").stat().st_mode & 0o777 == 0o600


def test_the_case_that_was_there_is_kept_and_still_opens(case: Case, backup: Backup) -> None:
    restored = restore(backup.path, case.folder, key=case.key)
    assert notes(case.folder, PASSPHRASE) == 100
    assert restored.aside is not None
    assert notes(restored.aside, LATER) == 101


def test_the_old_log_goes_with_the_old_database(case: Case, backup: Backup) -> None:
    (case.folder / "tocsin.db-wal").write_bytes(b"left by a killed process")
    restored = restore(backup.path, case.folder)
    assert restored.aside is not None
    assert (restored.aside / "tocsin.db-wal").read_bytes() == b"left by a killed process"
    assert notes(case.folder, PASSPHRASE) == 100


def test_restoring_twice_keeps_both_former_cases(case: Case, backup: Backup) -> None:
    first, second = restore(backup.path, case.folder), restore(backup.path, case.folder)
    assert first.aside is not None
    assert second.aside is not None
    assert first.aside != second.aside
    assert notes(first.aside, LATER) == 101


@pytest.mark.parametrize("name", ["tocsin.db", "tocsin.vault", "manifest.json"])
def test_a_backup_altered_by_one_byte_changes_nothing(case: Case, backup: Backup, name: str) -> None:
    content = bytearray((backup.path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (backup.path / name).write_bytes(content)
    before = snapshot(case.folder)
    with pytest.raises(BackupDamaged):
        restore(backup.path, case.folder)
    assert snapshot(case.folder) == before


def test_a_backup_that_changes_while_it_is_copied_changes_nothing(
    case: Case, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swapped(source: Path, target: Path) -> str:
        source.write_bytes(source.read_bytes()[:-1] + b"?")
        return copy_private(source, target)

    monkeypatch.setattr("db.restore.copy_private", swapped)
    with pytest.raises(BackupDamaged):
        restore(backup.path, case.folder)
    assert notes(case.folder, LATER) == 101
    assert not (case.folder / "replaced").exists()


def test_an_open_case_is_not_replaced_under_its_user(case: Case, backup: Backup) -> None:
    with InstanceLock(case.folder) as lock:
        with pytest.raises(AlreadyOpen):
            restore(backup.path, case.folder)
        restore(backup.path, case.folder, lock=lock)
        assert lock.held
    assert notes(case.folder, PASSPHRASE) == 100


class PowerCut(Exception):
    """The machine stopped here."""


@pytest.mark.parametrize("after", range(7))
def test_a_power_cut_at_any_move_loses_neither_case(
    case: Case, backup: Backup, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    moves = 0
    real_rename, real_replace = Path.rename, Path.replace

    def stop_after(real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def moved(self: Path, target: Path) -> Path:
            nonlocal moves
            if self.name.startswith("tocsin.") and "stick" not in str(self):
                moves += 1
                if moves > after:
                    raise PowerCut
            return real(self, target)

        return moved

    monkeypatch.setattr(Path, "rename", stop_after(real_rename))
    monkeypatch.setattr(Path, "replace", stop_after(real_replace))
    try:
        restore(backup.path, case.folder)
        stopped = False
    except PowerCut:
        stopped = True
    monkeypatch.undo()
    assert stopped == (after < 5), "three old files go out, two new ones come in"
    if stopped:
        with pytest.raises(RestoreUnfinished):
            open_database(case.folder, case.key)
    assert finish_restore(case.folder) is stopped
    assert notes(case.folder, PASSPHRASE) == 100
    (aside,) = (case.folder / "replaced").iterdir()
    assert notes(aside, LATER) == 101


def test_nothing_to_finish_changes_nothing(case: Case) -> None:
    before = snapshot(case.folder)
    assert not finish_restore(case.folder)
    assert snapshot(case.folder) == before
