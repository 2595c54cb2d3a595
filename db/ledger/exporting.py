"""The ledger as files that can be checked without the program: JSON lines and a manifest."""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import sqlalchemy as sa

from db.diagnosis import translate
from db.faults import StoreFault
from db.files import PRIVATE_FILE, PRIVATE_FOLDER, copy_private, sync_file, sync_folder, write_atomically
from db.ledger.entries import Head, instant_text
from db.ledger.findings import AuditCancelled, Cancelled, Progress, VerificationReport
from db.ledger.raw import driver_connection
from language import tr

ENTRIES = "ledger.jsonl"
MANIFEST = "manifest.json"
FORMAT = "tocsin-ledger-export"
VERSION = 1
_BLOCK = 2048


class ExportExists(StoreFault):
    """Something is in the folder already; an export never mixes with other files."""


@dataclass(frozen=True, slots=True)
class Export:
    """A finished export. ``head`` is the head of the ledger as the database named it, ``found`` what the check said that
    was made before."""

    path: Path
    count: int
    head: Head
    sha256: str
    found: VerificationReport


def require_free(target: Path) -> None:
    """An export goes into a folder of its own.

    Raises:
        ExportExists: the folder is there and not empty, or a file has its name.
    """
    if target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise ExportExists(
            tr("“{target}” holds something already.", target=target),
            remedy=tr("Choose a new or an empty folder for the export."),
        )


def write_export(
    connection: sa.Connection,
    target: Path,
    *,
    found: VerificationReport,
    companions: Sequence[Path],
    exported_at: datetime,
    program: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Export:
    """Write all entries as the transaction of ``connection`` sees them; the folder appears when it is whole.

    ``found`` goes into the manifest: whoever has the export alone cannot see whether the rows on file are still what the
    entries say. ``companions`` are copied beside the entries: the description of the format and the checking program.

    Raises:
        ExportExists: something is there already.
        AuditCancelled: ``cancelled()`` was true; nothing is left.
        DiskFull: and other faults of a disk; nothing is left.
    """
    require_free(target)
    partial = target.parent / f".partial-{uuid4().hex}-{target.name}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir(mode=PRIVATE_FOLDER)
        count, head, digest = _write_entries(connection, partial / ENTRIES, progress, cancelled)
        for companion in companions:
            copy_private(companion, partial / companion.name)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "count": count,
            "head": {"hash": head.hash, "number": head.number},
            "exported_at": instant_text(exported_at),
            "program": program,
            "checked": _checked(found),
            "entries": {"file": ENTRIES, "sha256": digest},
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        write_atomically(partial / MANIFEST, text.encode())
        if target.is_dir():
            target.rmdir()
        partial.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise translate(error, target) or error from error
    finally:
        if partial.exists():
            shutil.rmtree(partial, ignore_errors=True)
    return Export(target, count, head, digest, found)


def _checked(found: VerificationReport) -> dict[str, Any]:
    """What a check said, for the manifest."""
    faults = [{"code": fault.code, "entry": fault.entry, "message": fault.message} for fault in found.faults]
    return {"verdict": found.verdict.value, "fault_count": found.fault_count, "faults": faults}


def _write_entries(
    connection: sa.Connection, path: Path, progress: Progress | None, cancelled: Cancelled | None
) -> tuple[int, Head, str]:
    digest = hashlib.sha256()
    count = 0
    with driver_connection(connection) as driver, _private(path) as file:
        total = driver.execute("select count(*) from ledger").fetchone()[0]
        head = driver.execute("select number, hash from ledger_head").fetchone() or (0, "")
        cursor = driver.execute("select number, previous, hash, signature, body from ledger order by number")
        while block := cursor.fetchmany(_BLOCK):
            if cancelled is not None and cancelled():
                raise AuditCancelled
            for row in block:
                line = _line(row)
                digest.update(line)
                file.write(line)
            count += len(block)
            if progress is not None:
                progress(count, total)
    sync_file(path)
    return count, Head(head[0], str(head[1])), digest.hexdigest()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb")


def _line(row: tuple[Any, ...]) -> bytes:
    """One entry as a line. A value that is no text, in a ledger that was tampered with, becomes null."""
    names = ("number", "previous", "hash", "signature", "body")
    entry = {
        name: value if isinstance(value, str | int) else None for name, value in zip(names, row, strict=True)
    }
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace") + b"\n"
