"""Files that a power cut cannot leave half-written, and that only their owner can read."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from db.faults import DiskFailed, DiskFull, NotAllowed, ReadOnlyDatabase, StoreFault
from language import tr

if TYPE_CHECKING:
    import hashlib

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_BLOCK = 1 << 20


def private_umask() -> None:
    """Let every file that this process makes be for its owner alone. Called once, as the program starts."""
    os.umask(0o077)


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing, for its owner alone. One that already holds files is left as it is.

    So is an empty one that belongs to somebody else, such as a share that many may write to: its modes are not ours to
    set, and every file in it is for its owner alone anyway.
    """
    created = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    if created:
        folder.chmod(PRIVATE_FOLDER)
    elif not any(folder.iterdir()):
        with suppress(PermissionError):
            folder.chmod(PRIVATE_FOLDER)


def write_atomically(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that after a crash either the old or the new file is there, whole."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def is_same_file(path: Path, other: Path) -> bool:
    """Whether both are one file on the disk, by whatever names and links; what is not there is no file."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def copy_private(source: Path, target: Path) -> str:
    """Copy to a new file for its owner alone, wait until it is on the disk, and return its SHA-256 in hex."""
    digest = _sha256()
    descriptor = os.open(
        target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE
    )
    with os.fdopen(descriptor, "wb") as writing, source.open("rb") as reading:
        while block := reading.read(_BLOCK):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    digest = _sha256()
    with path.open("rb") as reading:
        while block := reading.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sha256() -> "hashlib._Hash":
    import hashlib  # noqa: PLC0415 - late: OpenSSL comes with it, and the start window needs neither

    return hashlib.sha256()


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system has such a call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fault_of_system(error: OSError, path: Path | None = None) -> StoreFault | None:
    """The sentence for an error of the file system, or None for one that has no words of its own."""
    where = f"“{path or error.filename}”" if (path or error.filename) else tr("the file")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return disk_full(where)
        case errno.EROFS:
            return read_only(where)
        case errno.EACCES | errno.EPERM:
            return NotAllowed(
                tr("You are not allowed to open or change {where}.", where=where),
                remedy=tr("Ask the administrator of this machine for access to the folder, then try again."),
            )
        # The last four: a stick that was pulled out, a share whose connection broke.
        case (
            errno.EIO
            | errno.ENXIO
            | errno.ESTALE
            | errno.ENODEV
            | errno.ENOTCONN
            | errno.ETIMEDOUT
            | errno.EHOSTDOWN
        ):
            return disk_failed(where)
    return None


def disk_full(where: str) -> DiskFull:
    return DiskFull(
        tr("The disk that holds {where} is full, so nothing of this was saved.", where=where),
        remedy=tr("Free some space on that disk, then try again; what was saved before is safe."),
    )


def read_only(where: str) -> ReadOnlyDatabase:
    return ReadOnlyDatabase(
        tr(
            "{where} cannot be written: the file, its folder or its disk is read-only.",
            where=where[0].upper() + where[1:],
        ),
        remedy=tr(
            "Remove the write protection, or copy the whole case folder to a place that you can write."
        ),
    )


def disk_failed(where: str) -> DiskFailed:
    return DiskFailed(
        tr("The disk that holds {where} could not be read or written.", where=where),
        remedy=tr(
            "Check the disk and its connection; if it fails again, restore the last backup to another disk."
        ),
    )
