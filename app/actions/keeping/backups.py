"""Backups and restoring, joined with the ledger: both stand on it, with the head that was kept or replaced."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.actions.common import require_role
from app.faults import faults_in_words
from app.opening.ministry import Clock, OpenMinistry, open_ministry
from app.opening.upgrading import describe
from app.perform import perform
from app.refusals import BadInput
from db.actor import Actor
from db.backup import MANIFEST, Backup, Content, back_up, backups_in, read_manifest
from db.clock import utc_now
from db.engine import open_database
from db.faults import StoreFault
from db.files import private_umask
from db.locking import InstanceLock
from db.restore import restore
from db.vault import BACKUPS, VAULT, Opened, unlock
from db.vault.file import load
from db.vocabulary import Role
from db.work import Work
from language import tr

MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUpNow:
    """A backup wanted. ``target``: the folder of backups (none: the one in the case); ``keep``: newest that stay."""

    target: Path | None = None
    keep: int | None = None
    progress: Callable[[int, int], None] | None = field(default=None, compare=False)
    cancelled: Callable[[], bool] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """What a backup holds: its folder's name and the head of the ledger in it."""

    name: str
    head_number: int
    head_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreBackup:
    """A backup to put in place of the case in ``folder``.

    With ``login`` and ``passphrase``, as they were at the time of the backup, it is read through first and the
    ledger records the restore; without them only its files are compared with its manifest.
    """

    path: Path
    folder: Path
    login: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRestored:
    """A restore that was made.

    ``aside``: where the case that was there is kept; ``replaced``: what it held, as far as that could be
    read; ``recorded``: whether the restore stands on the ledger.
    """

    backup: Backup
    aside: Path | None
    replaced: Content | None
    recorded: bool


def back_up_now(ministry: OpenMinistry, request: BackUpNow) -> Backup:
    """Make and verify a backup while work goes on, and record it.

    Raises:
        Refused: ``role``.
        Damaged: the copy does not read back, or the disk.
        Stopped: it was cancelled; nothing of it is left.
    """
    perform(ministry.store, ministry.actor, begin_backup, request)
    with faults_in_words(request.target or ministry.folder):
        backup = back_up(
            ministry.store.engine,
            ministry.folder,
            ministry.unlocked,
            request.target or ministry.folder / BACKUPS,
            describe=describe,
            kind=MANUAL,
            keep=request.keep,
            progress=request.progress,
            cancelled=request.cancelled,
            at=ministry.store.clock(),
        )
    content = backup.content
    made = BackupMade(name=backup.path.name, head_number=content.ledger_number, head_hash=content.ledger_head)
    perform(ministry.store, ministry.actor, record_backup, made)
    return backup


def begin_backup(work: Work, actor: Actor, request: BackUpNow) -> None:  # noqa: ARG001 - the shape of every use case
    """Whether the person may make backups.

    Raises:
        Refused: ``role``.
        BadInput: fewer than one backup is to stay.
    """
    require_role(actor, Role.ADMINISTRATOR, Role.FOCAL_POINT)
    if request.keep is not None and request.keep < 1:
        raise BadInput("keep", tr("At least one backup stays."), remedy=tr("Give 1 or more."))


def record_backup(work: Work, actor: Actor, request: BackupMade) -> None:
    """Record a finished backup.

    Raises:
        Refused: ``role``.
    """
    require_role(actor, Role.ADMINISTRATOR, Role.FOCAL_POINT)
    head = {"hash": request.head_hash, "number": request.head_number}
    work.note("backup.make", "backups", request.name, detail={"head": head})


def record_restore(work: Work, actor: Actor, request: BackupRestored) -> None:  # noqa: ARG001 - the shape of every use case
    """Record that the case is now what a backup held, and the head of what it replaced."""
    replaced = request.replaced
    detail = {
        "made": request.backup.created.isoformat(),
        "replaced": {"hash": replaced.ledger_head, "number": replaced.ledger_number} if replaced else {},
    }
    work.note("backup.restore", "backups", request.backup.path.name, detail=detail)


def restore_backup(request: RestoreBackup, *, clock: Clock = utc_now) -> BackupRestored:
    """Put a backup in place of the case; the case that was there is kept aside. Nobody may have it open.

    Raises:
        BadInput: no such folder, or the backup is of another ministry than the one in the folder.
        Locked: name and passphrase do not fit the backup.
        Damaged: the backup is not whole (then nothing was touched), another instance, or the disk.
    """
    private_umask()
    path, folder = request.path.absolute(), request.folder.absolute()
    if not path.is_dir():
        raise BadInput(
            "backup",
            tr("There is no folder “{path}”.", path=path),
            remedy=tr("Choose the folder of a backup."),
        )
    with faults_in_words(folder):
        _require_a_backup(path)
        backup = read_manifest(path)
        opened = _unlocked(path, request, clock) if request.login else None
        with InstanceLock(folder) as lock:
            replaced = _present(folder, backup, opened)
            put = restore(path, folder, key=opened.database_key if opened else None, lock=lock, at=clock())
    done = BackupRestored(backup=put.backup, aside=put.aside, replaced=replaced, recorded=opened is not None)
    if opened is not None:
        with open_ministry(folder, request.login, request.passphrase, clock=clock) as ministry:
            perform(ministry.store, ministry.actor, record_restore, done)
    return done


def _require_a_backup(path: Path) -> None:
    """Not the folder in which backups lie, as one chooses it by mistake."""
    held = [] if (path / MANIFEST).exists() else backups_in(path)
    if held:
        raise BadInput(
            "backup",
            tr("“{path}” holds backups, and is none itself.", path=path),
            remedy=tr("Choose one of the folders in it, such as “{name}”.", name=held[0].path.name),
        )


def _unlocked(path: Path, request: RestoreBackup, clock: Clock) -> Opened:
    # A copy: unlocking counts attempts in the vault, and a backup never changes.
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(path / VAULT, Path(folder) / VAULT)
        return unlock(Path(folder), request.login, request.passphrase, at=clock())


def _present(folder: Path, backup: Backup, opened: Opened | None) -> Content | None:
    """What the case to be replaced holds; none where it cannot be read, which may be why it is replaced."""
    try:
        vault_id = load(folder).vault_id
    except StoreFault:
        return None
    if vault_id != backup.vault_id:
        raise BadInput(
            "folder",
            tr("The ministry in “{folder}” is another than that of the backup.", folder=folder),
            remedy=tr("Restore it into a folder of its own."),
        )
    if opened is None:
        return None
    with suppress(StoreFault):
        engine = open_database(folder, opened.database_key)
        try:
            with engine.connect() as connection:
                return describe(connection)
        finally:
            engine.dispose()
    return None
