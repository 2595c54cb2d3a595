"""Backups: a verified copy of the database as it was at one instant, with its vault and a manifest.

A backup is a folder with ``tocsin.db`` (encrypted with the same key), ``tocsin.vault`` and
``manifest.json``. It is made under another name and gets its own only when it was read back whole.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from db.diagnosis import translate
from db.engine import DATABASE, connect, integrity_problems
from db.faults import BackupCancelled, BackupDamaged, StoreFault
from db.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    make_private_folder,
    sha256_of,
    sync_file,
    sync_folder,
    write_atomically,
)
from db.vault import VAULT, Opened, copy_vault
from language import tr

MANIFEST = "manifest.json"
VERSION = 1
_FORMAT = "tocsin-backup"
_PREFIX = "tocsin-"
_PARTIAL = ".partial-"
_PAGES_A_STEP = 1024
_LARGEST_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What the copied database holds: Alembic revision, and number and hash of the ledger's head."""

    revision: str
    ledger_number: int
    ledger_head: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup, as its manifest says. ``kind``: why it was made, such as ``manual``."""

    path: Path
    created: datetime
    kind: str
    vault_id: str
    content: Content
    files: Mapping[str, tuple[int, str]]
    """Size in bytes and SHA-256 in hex of each file."""

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(size for size, _ in self.files.values())


def back_up(
    engine: sa.Engine,
    folder: Path,
    opened: Opened,
    target: Path,
    *,
    describe: Callable[[sa.Connection], Content],
    kind: str = "manual",
    keep: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    at: datetime | None = None,
) -> Backup:
    """Copy the case in ``folder`` into a new folder below ``target``.

    Others may go on writing: what is copied, and what ``describe`` reads, is the state at the start.
    ``progress(done, total)`` counts pages. ``keep``: of the backups of this case and ``kind`` in ``target``,
    the newest that stay, this one among them; None keeps all.

    Raises BackupCancelled, BackupDamaged (it does not read back), VaultDamaged, DiskFull and the other faults of a
    disk; then nothing of it is left.
    """
    at = (at or datetime.now(UTC)).astimezone(UTC)
    watch = _Watch(progress, cancelled)
    partial: Path | None = None
    try:
        make_private_folder(target)
        name = _free_name(target, at)
        partial = target / f"{_PARTIAL}{os.getpid()}-{name}"
        partial.mkdir(mode=PRIVATE_FOLDER)
        content = _copy_database(engine, partial / DATABASE, opened.database_key, describe, watch)
        _require_whole(partial / DATABASE, opened.database_key)
        copy_vault(folder, opened, partial)
        files = {
            part: ((partial / part).stat().st_size, sha256_of(partial / part)) for part in (DATABASE, VAULT)
        }
        backup = Backup(target / name, at, kind, opened.vault_id, content, files)
        write_atomically(partial / MANIFEST, _manifest(backup))
        partial.rename(backup.path)
        sync_folder(target)
    except (OSError, sa.exc.DBAPIError, dbapi2.Error) as error:
        raise translate(error, target) or error from error
    finally:
        if partial is not None and partial.exists():
            shutil.rmtree(partial, ignore_errors=True)
    if keep is not None:
        rotate(backup, keep=keep)
    return backup


def backups_in(target: Path) -> list[Backup]:
    """The backups in a folder, newest first. What is not a readable backup is left out."""
    found = []
    if target.is_dir():
        for path in target.iterdir():
            try:
                found.append(read_manifest(path))
            except StoreFault:
                continue
    return sorted(found, key=lambda backup: (backup.created, backup.path.name), reverse=True)


def rotate(made: Backup, *, keep: int) -> list[Path]:
    """Delete all but the newest ``keep`` backups beside ``made`` of its case and kind; return what was deleted.

    ``made`` always stays: by a clock that was set back it would be the oldest of all.
    """
    others = [
        backup
        for backup in backups_in(made.path.parent)
        if (backup.vault_id, backup.kind) == (made.vault_id, made.kind) and backup.path != made.path
    ]
    old = [backup.path for backup in others[max(0, keep - 1) :]]
    for path in old:
        shutil.rmtree(path)
    return old


def verify_backup(path: Path, *, key: bytes | None = None) -> Backup:
    """Compare every file with the manifest and, with the database's ``key``, read the database through.

    Raises BackupDamaged, which names the file.
    """
    backup = read_manifest(path)
    try:
        for name, (size, digest) in backup.files.items():
            part = path / name
            if not part.is_file():
                raise _damaged(path, tr("the file {name} is missing", name=name))
            if part.stat().st_size != size:
                raise _damaged(
                    path,
                    tr(
                        "{name} has {st_size:,} bytes and should have {size:,}",
                        name=name,
                        st_size=part.stat().st_size,
                        size=size,
                    ),
                )
            if sha256_of(part) != digest:
                raise _damaged(path, tr("{name} was altered", name=name))
        if key is not None:
            _require_whole(path / DATABASE, key)
    except (OSError, dbapi2.Error) as error:
        raise translate(error, path) or error from error
    return backup


def read_manifest(path: Path) -> Backup:
    """What the manifest of a backup says. Raises BackupDamaged."""
    try:
        with (path / MANIFEST).open("rb") as file:
            raw = json.loads(file.read(_LARGEST_MANIFEST))
        checksum = raw.pop("checksum")
        if raw["format"] != _FORMAT or checksum != hashlib.sha256(_canonical(raw)).hexdigest():
            raise _damaged(path, tr("its manifest was altered"))
        if raw["version"] > VERSION:
            raise _damaged(
                path, tr("it is of version {version}, made by a newer Tocsin", version=raw["version"])
            )
        files = {str(name): (int(part["bytes"]), str(part["sha256"])) for name, part in raw["files"].items()}
        if set(files) != {DATABASE, VAULT}:
            raise _damaged(path, tr("its manifest names other files than a backup has"))
        return Backup(
            path=path,
            created=datetime.fromisoformat(raw["created"]),
            kind=str(raw["kind"]),
            vault_id=str(raw["vault_id"]),
            content=Content(str(raw["revision"]), int(raw["ledger"]["number"]), str(raw["ledger"]["head"])),
            files=files,
        )
    except (FileNotFoundError, NotADirectoryError):
        raise _damaged(path, tr("there is no manifest in it")) from None
    except OSError as error:
        raise translate(error, path) or error from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(path, tr("its manifest cannot be read")) from None


class _Watch:
    """Passes progress on, and stops when asked."""

    def __init__(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise BackupCancelled(
                tr("The backup was stopped; nothing of it was kept."),
                remedy=tr("Start it again when there is time."),
            )
        if self._progress is not None:
            self._progress(total - remaining, total)


def _copy_database(
    engine: sa.Engine,
    path: Path,
    key: bytes,
    describe: Callable[[sa.Connection], Content],
    watch: _Watch,
) -> Content:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    copy = connect(path, key)
    try:
        # A file that nobody knows yet needs no log: when the copy fails it is deleted.
        copy.execute("PRAGMA journal_mode = OFF").fetchall()
        copy.execute("PRAGMA synchronous = OFF")
        with engine.connect() as source:
            # Reading pins the state of this instant for the connection: later commits do not reach the copy.
            source.exec_driver_sql("SELECT count(*) FROM sqlite_master").all()
            content = describe(source)
            driver: Any = source.connection.driver_connection
            # Page by page, not VACUUM INTO: that may number rows anew, and the search index points at them.
            driver.backup(copy, pages=_PAGES_A_STEP, progress=watch)
        # One file, with nothing beside it to lose.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        copy.close()
    sync_file(path)
    return content


def _require_whole(path: Path, key: bytes) -> None:
    try:
        connection = connect(path, key, immutable=True)
        try:
            problems = integrity_problems(connection)
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        raise _damaged(path.parent, tr("its database cannot be read: {error}", error=error)) from error
    if problems:
        raise _damaged(path.parent, tr("its database does not check: {problems}", problems=problems[0]))


def _free_name(target: Path, at: datetime) -> str:
    name = f"{_PREFIX}{at:%Y%m%dT%H%M%SZ}"
    number = 2
    free = name
    while (target / free).exists():
        free = f"{name}-{number}"
        number += 1
    return free


def _manifest(backup: Backup) -> bytes:
    raw: dict[str, object] = {
        "format": _FORMAT,
        "version": VERSION,
        "created": backup.created.isoformat(),
        "kind": backup.kind,
        "vault_id": backup.vault_id,
        "revision": backup.content.revision,
        "ledger": {"number": backup.content.ledger_number, "head": backup.content.ledger_head},
        "files": {name: {"bytes": size, "sha256": digest} for name, (size, digest) in backup.files.items()},
    }
    raw["checksum"] = hashlib.sha256(_canonical(raw)).hexdigest()
    return json.dumps(raw, indent=1, sort_keys=True).encode() + b"\n"


def _canonical(raw: Mapping[str, object]) -> bytes:
    return json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()


def _damaged(path: Path, detail: str) -> BackupDamaged:
    return BackupDamaged(
        tr("“{path}” is not a whole backup: {detail}.", path=path, detail=detail),
        remedy=tr("Use another backup; this one was not used for anything."),
    )
