"""Putting a backup in the place of a case, so that at every instant either the old or the new one is whole.

The backup is first copied beside the case and checked. One rename then decides that it is to be; after it, an
interrupted restore is finished by starting it again, or by ``finish_restore`` when the case is opened next.
"""

import shutil
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.backup import Backup, verify_backup
from db.diagnosis import PENDING_RESTORE, translate
from db.engine import DATABASE
from db.faults import BackupDamaged
from db.files import PRIVATE_FOLDER, copy_private, make_private_folder, sync_folder, write_atomically
from db.locking import InstanceLock
from db.vault import COPY, VAULT
from language import tr

REPLACED = "replaced"
_STAGING = ".restore-staging"
_ASIDE = "aside"
# The log of the old database goes with it, and before it: beside the new one it would be played into it.
_OLD = (f"{DATABASE}-wal", f"{DATABASE}-shm", DATABASE, VAULT, COPY)
_NEW = (DATABASE, VAULT)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where the case that was there before is kept (None: there was none)."""

    backup: Backup
    aside: Path | None


def restore(
    path: Path,
    folder: Path,
    *,
    key: bytes | None = None,
    lock: InstanceLock | None = None,
    at: datetime | None = None,
) -> Restored:
    """Make the case in ``folder`` what the backup at ``path`` holds.

    The case that is there is moved below ``replaced/``, never deleted. ``lock``: the caller's own hold on
    ``folder``; without it one is taken for the time. ``key``: the database's key, to read the backup through
    before it is used. The passphrases are those of the time of the backup.

    Raises BackupDamaged and AlreadyOpen, then the case is untouched; DiskFull and the other faults of a disk,
    then it is untouched, or the restore goes on when it is started again.
    """
    backup = verify_backup(path, key=key)
    with nullcontext() if lock is not None and lock.held else InstanceLock(folder):
        try:
            make_private_folder(folder)
            _finish(folder)
            _stage(backup, folder)
            aside = _decide(folder, (at or datetime.now(UTC)).astimezone(UTC))
            _finish(folder)
        except OSError as error:
            raise translate(error, folder) or error from error
        finally:
            shutil.rmtree(folder / _STAGING, ignore_errors=True)
    return Restored(backup, aside if aside.exists() else None)


def finish_restore(folder: Path) -> bool:
    """Bring an interrupted restore to its end; whether there was one.

    Called with the case held (``InstanceLock``), before vault and database are opened.
    """
    try:
        return _finish(folder)
    except OSError as error:
        raise translate(error, folder) or error from error


def _stage(backup: Backup, folder: Path) -> None:
    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=PRIVATE_FOLDER)
    for name, (_, digest) in backup.files.items():
        # What was copied is compared, not only what lay there a moment ago.
        if copy_private(backup.path / name, staging / name) != digest:
            raise BackupDamaged(
                tr(
                    "“{path}” changed while it was read: {name} is not what the manifest says.",
                    path=backup.path,
                    name=name,
                ),
                remedy=tr(
                    "Copy the backup to a disk of this machine, then try again. The case is untouched."
                ),
            )


def _decide(folder: Path, at: datetime) -> Path:
    """The one rename after which the restore is to be."""
    aside = folder / REPLACED / f"{at:%Y%m%dT%H%M%SZ}"
    number = 2
    while aside.exists():
        aside = aside.with_name(f"{at:%Y%m%dT%H%M%SZ}-{number}")
        number += 1
    if any((folder / name).exists() for name in _OLD):
        _make_aside(aside)
    write_atomically(folder / _STAGING / _ASIDE, aside.name.encode())
    sync_folder(folder / _STAGING)
    (folder / _STAGING).rename(folder / PENDING_RESTORE)
    sync_folder(folder)
    return aside


def _finish(folder: Path) -> bool:
    """Move the old files aside and the new ones in. Every step may be the last before a power cut."""
    pending = folder / PENDING_RESTORE
    if not pending.is_dir():
        return False
    if (pending / _ASIDE).exists():
        aside = folder / REPLACED / (pending / _ASIDE).read_text("utf-8")
        waiting = [name for name in _NEW if (pending / name).exists()]
        if len(waiting) == len(_NEW):
            _move_aside(folder, aside)
        for name in waiting:
            (pending / name).replace(folder / name)
        sync_folder(folder)
    shutil.rmtree(pending)
    sync_folder(folder)
    return True


def _make_aside(aside: Path) -> None:
    for place in (aside.parent, aside):
        place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def _move_aside(folder: Path, aside: Path) -> None:
    present = [name for name in _OLD if (folder / name).exists()]
    if not present:
        return
    _make_aside(aside)
    for name in present:
        (folder / name).rename(aside / name)
    for place in (aside, aside.parent, folder):
        sync_folder(place)
