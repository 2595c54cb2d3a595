"""What the play leaves behind: the folder ``out/`` made ready, briefs, a decision record, the checked ledger."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.actions.keeping.audit import COMPANIONS, export_ledger, verify_ledger
from app.actions.outside.documents import PrintDocument, print_document
from app.actions.reports.briefs import OpenBrief, open_brief
from app.briefs.data import BriefMarking
from app.briefs.encoding import decode
from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from app.perform import perform
from app.printing import Printer
from app.reading.ministry.reference import current_marking_scheme
from app.reading.reports.reports import report_lines
from app.reading.reports.trail import briefs_of
from app.refusals import BadInput
from app.rules.markings import Marking, file_name
from db.files import make_private_folder, write_atomically
from db.ledger.exporting import ENTRIES
from db.ledger.findings import PrintedHead
from db.locking import InstanceLock
from db.reports import Brief
from db.vocabulary import ReportStatus

CASE, BRIEFS, RECORDS, LEDGER = "demo-case", "briefs", "records", "ledger"
README, PASSPHRASE = "README.txt", "passphrase.txt"
OURS = (CASE, BRIEFS, RECORDS, LEDGER, README, PASSPHRASE)
"""Everything that a play writes; nothing else in the folder is touched."""

FIRST_LINE = "TOCSIN DEMONSTRATION"
"""By it an older play knows its own page."""

_VERIFIER = COMPANIONS[1].name


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBrief:
    """A frozen brief as it was written to a file."""

    report: str
    path: Path
    head: PrintedHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the checks came to: in the program, by the free-standing one, and on a copy with one changed letter."""

    entries: int
    whole: bool
    head: PrintedHead
    outside_status: int
    outside_words: str
    tampered_status: int
    tampered_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportState:
    """Where a report stands at the end."""

    number: str
    country: str
    title: str
    status: ReportStatus


def make_ready(out: Path) -> None:
    """An ``out`` folder without an older play.

    Raises:
        BadInput: something that no play wrote stands where this one writes.
        Damaged: the older demonstration is open in another Tocsin, or the disk fails.
    """
    with faults_in_words(out):
        make_private_folder(out)
        there = [out / name for name in OURS if (out / name).exists()]
        if not there:
            return
        page = out / README
        if not page.is_file() or not page.read_text("utf-8", "replace").startswith(FIRST_LINE):
            raise BadInput(
                "out",
                f"“{there[0]}” is there and was not written by a demonstration.",
                remedy="Choose another folder with --out.",
            )
        if (out / CASE).is_dir():
            with InstanceLock(out / CASE):
                pass
        # The page goes last: while it is there, what is left of an older play is known for what it is.
        for path in sorted(there, key=lambda path: path == page):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def write_briefs(ministry: OpenMinistry, folder: Path) -> tuple[PrintedBrief, ...]:
    """Every frozen brief, the very bytes that were frozen; that they were opened is recorded."""
    make_private_folder(folder)
    written = []
    with ministry.store.read() as session:
        scheme = current_marking_scheme(session)
        found = [
            (line.number, line.country_name, brief)
            for line in reversed(report_lines(session))
            for brief in briefs_of(session, line.report_id)
        ]
        markings = {brief.brief_id: _marking(session.get_one(Brief, brief.brief_id)) for _, _, brief in found}
    for number, country, brief in found:
        shown = perform(ministry.store, ministry.actor, open_brief, OpenBrief(brief_id=brief.brief_id))
        name = file_name(
            f"{number}-v{brief.version}", markings[brief.brief_id], scheme, extension="pdf", subject=country
        )
        write_atomically(folder / name, shown.pdf)
        head = PrintedHead(brief.head_number, brief.head_hash)
        written.append(PrintedBrief(report=number, path=folder / name, head=head))
    return tuple(written)


def write_record(ministry: OpenMinistry, printer: Printer, number: str, folder: Path) -> Path:
    """The record of the decisions on a report, printed as anybody prints it; that it left is recorded."""
    make_private_folder(folder)
    asked = PrintDocument(kind="decision-record", subject=number, printer=printer)
    printed = print_document(ministry.store, ministry.actor, asked)
    write_atomically(folder / printed.file_name, printed.content)
    return folder / printed.file_name


def prove(ministry: OpenMinistry, folder: Path, printed: PrintedHead) -> Proof:
    """Export the ledger, check it inside and outside of the program, and show that a changed letter is found."""
    inside = verify_ledger(ministry.store, printed)
    export = export_ledger(ministry.store, ministry.actor, folder)
    head = PrintedHead(export.head.number, export.head.hash)
    status, words = _check(folder / _VERIFIER, folder, head)
    copy = folder.with_name(f".{folder.name}.tampered")
    try:
        shutil.copytree(folder, copy)
        _change_one_letter(copy / ENTRIES)
        tampered_status, tampered_words = _check(folder / _VERIFIER, copy, head)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return Proof(
        entries=export.count,
        whole=inside.ok,
        head=head,
        outside_status=status,
        outside_words=words,
        tampered_status=tampered_status,
        tampered_words=tampered_words,
    )


def report_states(ministry: OpenMinistry) -> tuple[ReportState, ...]:
    """Every report and where it stands, the oldest first."""
    with ministry.store.read() as session:
        lines = report_lines(session)
    return tuple(
        ReportState(number=line.number, country=line.country_name, title=line.title, status=line.status)
        for line in reversed(lines)
    )


def _marking(brief: Brief) -> Marking | None:
    return _of(decode(brief.data.encode()).marking)


def _of(marking: BriefMarking | None) -> Marking | None:
    return None if marking is None else Marking(marking.level, frozenset(marking.caveats))


def _change_one_letter(file: Path) -> None:
    """Give the ambassador's refusal another word: the kind of thing that somebody might wish away."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("No instrument of", "An instrument of", 1), "utf-8")


def _check(program: Path, folder: Path, head: PrintedHead) -> tuple[int, str]:
    command = [sys.executable, "-I", str(program), str(folder), "--head", f"{head.number}:{head.hash}"]
    done = subprocess.run(  # noqa: S603 - our own program, on our own files
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, (done.stdout or done.stderr).strip()
