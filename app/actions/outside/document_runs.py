"""A run over many: one document to a file each, one held in memory at a time."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.actions.outside.documents import PrintDocument, print_document
from app.exports.watching import Listeners
from app.faults import Stopped, faults_in_words
from app.printing import Printer
from app.refusals import BadInput
from db.actor import Actor
from db.files import write_atomically
from db.store import Store
from language import Language, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEach:
    """One document of a kind about each of ``subjects``, into a folder under the program's own names."""

    kind: str
    subjects: tuple[str, ...]
    folder: Path
    on: date | None = None
    language: Language | None = None
    printer: Printer = field(repr=False, compare=False)
    listeners: Listeners = field(default=Listeners(), repr=False, compare=False)


def print_each(store: Store, actor: Actor, request: PrintEach) -> int:
    """Print them one after another, each under an act of its own; how many were written.

    Raises:
        Refused, BadInput: as :func:`print_document`; a file that is there already. Those before it stay.
        Stopped: the person stopped it; the sentence says how many stay.
    """
    total = len(request.subjects)
    for done, subject in enumerate(request.subjects):
        if request.listeners.cancelled is not None and request.listeners.cancelled():
            raise Stopped(
                tr("Printing was stopped; {done} of {total} files are written.", done=done, total=total),
                remedy=tr("They stand on the ledger as copies that left; delete those that are not wanted."),
            )
        if request.listeners.progress is not None:
            request.listeners.progress(done, total)
        _print_one(store, actor, request, subject, done + 1)
    return total


def _print_one(store: Store, actor: Actor, request: PrintEach, subject: str, number: int) -> None:
    def hold(name: str) -> None:
        if (request.folder / name).exists():
            raise BadInput(
                "folder",
                tr("There is a file “{name}” in the folder, which is not overwritten.", name=name),
                remedy=tr("Choose an empty folder."),
            )

    one = PrintDocument(
        kind=request.kind,
        subject=subject,
        on=request.on,
        running=number,
        language=request.language,
        printer=request.printer,
        hold=hold,
    )
    printed = print_document(store, actor, one)
    with faults_in_words(request.folder):
        write_atomically(request.folder / printed.file_name, printed.content)
