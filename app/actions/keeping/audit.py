"""Checking the ledger, checking a printed brief, and handing the ledger to an inquiry."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.actions.common import require_role
from app.briefs.stamp import read_stamp
from app.opening.upgrading import migrate
from app.perform import perform
from app.refusals import BadInput
from db.actor import Actor
from db.ledger.entries import ledger
from db.ledger.exporting import Export, require_free, write_export
from db.ledger.findings import Cancelled, PrintedHead, Progress, VerificationReport
from db.ledger.raw import driver_connection
from db.ledger.schema import Schema, read_schema
from db.ledger.verification import find_brief, verify
from db.store import Store
from db.vocabulary import Role
from db.work import Work
from language import tr

_HASH_CHARACTERS = 64
_INQUIRY = Path(__file__).resolve().parents[3] / "resources" / "inquiry"
COMPANIONS = (_INQUIRY / "LEDGER_FORMAT.md", _INQUIRY / "verify_ledger.py")
"""What goes with every export, so that it can be checked without Tocsin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReport:
    """What a printed brief and the database say of each other.

    ``known``: the database holds a brief with this hash. ``head_fits``: the ledger runs through the head
    that is printed; none when the paper carries no head.
    """

    known: bool
    report_number: str = ""
    version: int = 0
    data_whole: bool = False
    pdf_whole: bool = False
    head_fits: bool | None = None

    @property
    def ok(self) -> bool:
        """Whether the paper and the database agree in everything."""
        return self.known and self.data_whole and self.pdf_whole and self.head_fits is not False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHandedOver:
    """Where an export of the ledger goes, and when it is done, what it holds."""

    target: str
    count: int = 0
    head_number: int = 0
    head_hash: str = ""
    sha256: str = ""
    verdict: str = ""


@cache
def expected_schema() -> Schema:
    """The schema that this version's migrations make, read from a database made in memory."""
    engine = sa.create_engine("sqlite://", module=dbapi2)
    try:
        migrate(engine)
        with engine.connect() as connection, driver_connection(connection) as driver:
            return read_schema(driver)
    finally:
        engine.dispose()


def parse_printed_head(text: str) -> PrintedHead:
    """The head of the ledger as printed on a brief: ``NUMBER:HASH``, or the whole code of the QR stamp.

    Raises:
        BadInput: neither of the two.
    """
    number, colon, digest = "".join(text.split()).partition(":")
    if colon and number.isascii() and number.isdigit():
        if not _is_hash(digest):
            raise BadInput(
                "printed head",
                tr(
                    "The hash after the colon has {digest} characters, or others than a hash has.",
                    digest=len(digest),
                ),
                remedy=tr(
                    "Type all {hash_characters} characters as printed: digits and the letters a to f.",
                    hash_characters=_HASH_CHARACTERS,
                ),
            )
        return PrintedHead(int(number), digest.lower())
    stamp = read_stamp(text)
    if stamp.ledger_number is None:
        raise BadInput(
            "printed head",
            tr("The code on this paper does not carry the head of the ledger."),
            remedy=tr("Type the entry’s number, a colon and the 64 characters of its hash as printed."),
        )
    return PrintedHead(stamp.ledger_number, stamp.ledger_hash)


def verify_ledger(
    store: Store,
    printed_head: PrintedHead | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> VerificationReport:
    """Check the whole chain, every signature, and that the live rows are what the ledger says.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
        DamagedDatabase: pages of the database cannot be read.
    """
    with store.engine.connect() as connection:
        return verify(
            connection, expected_schema(), printed=printed_head, progress=progress, cancelled=cancelled
        )


def verify_paper(store: Store, code: str) -> PaperReport:
    """Check a printed brief: ``code`` is its 64-character hash, or what its QR code says.

    Raises:
        BadInput: neither of the two.
    """
    text = "".join(code.split())
    stamp = None if _is_hash(text) else read_stamp(code)
    with store.engine.connect() as connection:
        brief = find_brief(connection, text if stamp is None else stamp.brief_hash)
        if brief is None:
            return PaperReport(known=False)
        head_fits = None
        if stamp is not None and stamp.ledger_number is not None:
            stored = connection.scalar(sa.select(ledger.c.hash).where(ledger.c.number == stamp.ledger_number))
            head_fits = stored == stamp.ledger_hash
    return PaperReport(
        known=True,
        report_number=brief.report_number,
        version=brief.version,
        data_whole=brief.data_whole,
        pdf_whole=brief.pdf_whole,
        head_fits=head_fits,
    )


def export_ledger(
    store: Store,
    actor: Actor,
    target_dir: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Export:
    """Check the case, and write the ledger into the new folder ``target_dir`` with all that is needed to check it elsewhere.

    What the check found goes with it, and does not keep it back: an inquiry wants a ledger that was tampered with the most.
    That it was begun and that it was finished are on the ledger; the first is in the export itself.

    Raises:
        Refused: ``role``: auditors and focal points hand over the ledger.
        ExportExists: the folder holds something.
        AuditCancelled: ``cancelled()`` was true; no file is left.
        DamagedDatabase: pages of the database cannot be read; no file is left.
        DiskFull: and other faults of a disk; no file is left.
    """
    require_free(target_dir)
    perform(store, actor, begin_ledger_export, LedgerHandedOver(target=target_dir.name))
    with store.engine.connect() as connection:
        found = verify(connection, expected_schema(), progress=progress, cancelled=cancelled)
        export = write_export(
            connection,
            target_dir,
            found=found,
            companions=COMPANIONS,
            exported_at=store.clock(),
            program=f"Tocsin {version('tocsin')}",
            progress=progress,
            cancelled=cancelled,
        )
    done = LedgerHandedOver(
        target=target_dir.name,
        count=export.count,
        head_number=export.head.number,
        head_hash=export.head.hash,
        sha256=export.sha256,
        verdict=found.verdict.value,
    )
    perform(store, actor, finish_ledger_export, done)
    return export


def begin_ledger_export(work: Work, actor: Actor, request: LedgerHandedOver) -> None:
    """Record that someone sets out to export the ledger.

    Raises:
        Refused: ``role``.
    """
    require_role(actor, Role.AUDITOR, Role.FOCAL_POINT)
    work.note("ledger.export_begin", "ledger", request.target, detail={"folder": request.target})


def finish_ledger_export(work: Work, actor: Actor, request: LedgerHandedOver) -> None:
    """Record what was exported, so that the files can be told from others.

    Raises:
        Refused: ``role``.
    """
    require_role(actor, Role.AUDITOR, Role.FOCAL_POINT)
    work.note(
        "ledger.export",
        "ledger",
        request.target,
        detail={
            "folder": request.target,
            "count": request.count,
            "head": {"number": request.head_number, "hash": request.head_hash},
            "sha256": request.sha256,
            "verdict": request.verdict,
        },
    )


def _is_hash(text: str) -> bool:
    return len(text) == _HASH_CHARACTERS and all(letter in "0123456789abcdefABCDEF" for letter in text)
