"""What an error of the driver, the disk or the file itself means, in words."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from db import at_rest
from db.faults import (
    DamagedDatabase,
    DatabaseBusy,
    DatabaseMissing,
    NotADatabase,
    RestoreUnfinished,
    StoreFault,
    TruncatedDatabase,
    WrongKey,
)
from db.files import disk_failed, disk_full, fault_of_system, read_only
from language import tr

PENDING_RESTORE = at_rest.PENDING_RESTORE
_PAGE = 4096
_PLAIN_SQLITE = b"SQLite format 3\x00"


def translate(error: BaseException, path: Path | None = None) -> StoreFault | None:
    """The fault behind an error of SQLAlchemy, the driver or the system; None where it is a bug of ours."""
    if isinstance(error, StoreFault):
        return error
    if isinstance(error, OSError):
        return fault_of_system(error, path)
    driver = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if not isinstance(driver, dbapi2.Error):
        return None
    # The low byte is the kind of the error (sqlite.org/rescode.html).
    # While a database is copied page by page the driver gives no code, only SQLite's own text for it.
    code = getattr(driver, "sqlite_errorcode", None) or _TEXTS.get(str(driver), 0)
    make = _FAULTS.get(code & 0xFF)
    return make(f"“{path}”" if path else tr("the database")) if make else None


def examine(path: Path) -> None:
    """What can be told about the file without its key."""
    if (path.parent / PENDING_RESTORE).exists():
        raise RestoreUnfinished(
            tr("A restore into “{parent}” was interrupted.", parent=path.parent),
            remedy=tr("Start the restore again; it goes on where it stopped."),
        )
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_database(path)
        with path.open("rb") as file:
            start = file.read(512)
    except (FileNotFoundError, NotADirectoryError):
        raise DatabaseMissing(
            tr("The database of the case is not there: “{path}”.", path=path),
            remedy=tr("Put the file back, or restore the case from a backup."),
        ) from None
    except OSError as error:
        raise fault_of_system(error, path) or error from error
    if start.startswith(_PLAIN_SQLITE) or (start and _is_text(start)):
        raise _not_a_database(path)
    if status.st_size < _PAGE:
        raise truncated(path)
    for place in (path, path.parent):
        # The mode counts as well as the right: an administrator may write anything, and still must not.
        if not place.stat().st_mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            raise read_only(f"“{place}”")


def ends_inside_a_page(path: Path) -> bool:
    """Whether the last page is cut, which SQLite overlooks. Asked before the database is opened.

    A power cut may leave part of a page as well; then the log beside it holds the whole one.
    """
    log = path.with_name(f"{path.name}-wal")
    return path.stat().st_size % _PAGE != 0 and not (log.exists() and log.stat().st_size > 0)


def closer_look(error: BaseException, path: Path, key: bytes) -> StoreFault | None:
    """As ``translate``, and tells a shortened file from one that is damaged otherwise."""
    fault = translate(error, path)
    # What opens either way has its length, and is damaged in some page further on.
    if (
        isinstance(fault, DamagedDatabase)
        and not _opens(path, key, ignore_length=False)
        and _opens(path, key, ignore_length=True)
    ):
        return truncated(path)
    return fault


def _opens(path: Path, key: bytes, *, ignore_length: bool) -> bool:
    """SQLite refuses a file shorter than its first page says, except with ``writable_schema``."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if ignore_length:
            connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA schema_version").fetchall()
    except dbapi2.Error:
        return False
    finally:
        connection.close()
    return True


def _is_text(start: bytes) -> bool:
    try:
        text = start.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two at the end of what was read.
        return error.start > len(start) - 4 and start[: error.start].isascii()
    return all(mark.isprintable() or mark.isspace() for mark in text)


def _not_a_database(path: Path) -> NotADatabase:
    return NotADatabase(
        tr("“{path}” is not a Tocsin database.", path=path),
        remedy=tr("Choose the folder of a case, or restore the case from a backup."),
    )


def truncated(path: Path) -> TruncatedDatabase:
    return TruncatedDatabase(
        tr("The end of “{path}” is missing, as after an interrupted copy.", path=path),
        remedy=tr("Copy the whole case folder again, or restore the case from a backup."),
    )


def damaged(where: str, detail: str = "") -> DamagedDatabase:
    """``detail``: what exactly did not check, where that is known."""
    return DamagedDatabase(
        tr(
            "{where} is damaged or was changed outside Tocsin ({detail}).",
            where=_capital(where),
            detail=detail,
        )
        if detail
        else tr("{where} is damaged or was changed outside Tocsin.", where=_capital(where)),
        remedy=tr("Restore the case from the last backup; the present files are kept beside it."),
    )


def _busy(_where: str) -> DatabaseBusy:
    return DatabaseBusy(
        tr("Another part of Tocsin is still writing to the database."),
        remedy=tr("Nothing was changed; try again in a moment."),
    )


def _wrong_key(where: str) -> WrongKey:
    return WrongKey(
        tr(
            "The vault’s key does not open {where}: one of the two belongs to another case, or the "
            "database is damaged at its beginning.",
            where=where,
        ),
        remedy=tr("Put vault and database of the same case together, or restore the case from a backup."),
    )


def _cannot_open(where: str) -> DatabaseMissing:
    return DatabaseMissing(
        tr("{where} cannot be opened.", where=_capital(where)),
        remedy=tr("Check that the case folder is there and that you may read and write it."),
    )


def _capital(where: str) -> str:
    return where[0].upper() + where[1:]


_FAULTS: Mapping[int, Callable[[str], StoreFault]] = {
    dbapi2.SQLITE_PERM: _cannot_open,
    dbapi2.SQLITE_BUSY: _busy,
    dbapi2.SQLITE_LOCKED: _busy,
    dbapi2.SQLITE_READONLY: read_only,
    dbapi2.SQLITE_IOERR: disk_failed,
    dbapi2.SQLITE_CORRUPT: damaged,
    dbapi2.SQLITE_FULL: disk_full,
    dbapi2.SQLITE_CANTOPEN: _cannot_open,
    dbapi2.SQLITE_NOTADB: _wrong_key,
}

_TEXTS: Mapping[str, int] = {
    "database is locked": dbapi2.SQLITE_BUSY,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "database or disk is full": dbapi2.SQLITE_FULL,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
}
"""SQLite's texts for its codes (sqlite3_errstr), which stay as they are."""
