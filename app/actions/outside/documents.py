"""Documents that leave the case on paper or as files: numbered, marked, and on the ledger before a byte is out."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from app.actions.common import settings_of
from app.documents.cover import Document, document_hash, numbered
from app.documents.kinds import About, Kind, kind_of
from app.documents.leaving import Leaving
from app.exports.watching import Listeners
from app.paper import Paper
from app.printing import Printer
from app.protection import UNPROTECTED, ProtectedCopy, Protection, protected
from app.reading.authority.permission import require_content_reader
from app.reading.documents.asked import Asked, document_file_name
from app.reading.documents.binding import bound_cover
from app.reading.documents.gathering import gather
from app.refusals import BadInput
from app.rules.entry.filenames import safe_name
from db.actor import Actor
from db.ledger.entries import ledger
from db.work import Work
from language import Language, speaking, spoken, tr

ACTION = "document.print"
_SUBJECT = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDocument:
    """A numbered copy of a document.

    ``subject``: a country, a report's or an instrument's number, or empty where the kind asks for none. ``on``: the
    day that it speaks of, where the kind can speak of an earlier one. ``file_name``: what the user calls the file;
    empty: the program's own name, which carries nothing above the marking. ``running`` tells the files of one run apart.
    ``language`` is that of the fixed words; without one it is that of the person.
    """

    kind: str
    subject: str = ""
    on: date | None = None
    leaving: Leaving = Leaving.FILE
    file_name: str = ""
    running: int | None = None
    paper: Paper | None = None
    language: Language | None = None
    protection: Protection = field(default=UNPROTECTED, repr=False)
    printer: Printer = field(repr=False, compare=False)
    hold: Callable[[str], object] = field(default=len, repr=False, compare=False)
    """Told the file's name before anything stands on the ledger: whoever cannot write it raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintVolume:
    """One document about each of ``subjects``, bound in one file under one marking and one copy number."""

    kind: str
    subjects: tuple[str, ...]
    on: date | None = None
    leaving: Leaving = Leaving.FILE
    file_name: str = ""
    paper: Paper | None = None
    language: Language | None = None
    protection: Protection = field(default=UNPROTECTED, repr=False)
    printer: Printer = field(repr=False, compare=False)
    hold: Callable[[str], object] = field(default=len, repr=False, compare=False)
    listeners: Listeners = field(default=Listeners(), repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDocument:
    """A copy on its way out, and what stands on the ledger of it. ``marking`` is the whole wording."""

    content: bytes = field(repr=False)
    file_name: str
    reference: str
    copy_number: int
    marking: str
    data_sha256: str
    sha256: str


def print_document(work: Work, actor: Actor, request: PrintDocument) -> PrintedDocument:
    """Draw a numbered copy; that it leaves stands on the ledger with its copy number, marking and hashes.

    Raises:
        Refused: ``role.content``; ``marking.missing``.
        BadInput: no such kind or subject, a day that the kind cannot speak of, or a text with a letter that no
            bundled font has.
    """
    kind = allowed_kind(actor, request.kind, request.subject, request.on)
    asked = Asked(kind, request.subject, work.at, actor.name, request.on)
    with speaking(request.language or spoken()):
        bare = gather(work.session, asked)
    name = request.file_name or document_file_name(work.session, bare.cover, number=request.running)
    request.hold(name)
    key = ":".join(filter(None, (kind.code, bare.cover.topic, bare.cover.on.isoformat())))
    document = numbered(bare, _next_copy(work, key))
    copy = protected(_on(work, request).document(document), request.protection, work.at)
    return _recorded(work, request.leaving, name, document, copy, key=key, topic=bare.cover.topic)


def print_volume(work: Work, actor: Actor, request: PrintVolume) -> PrintedDocument:
    """Draw one document about each subject, bound in one file.

    They are gathered twice, once for the marking of the whole and its hash and once to be drawn, so that no more than
    one is held at a time.

    Raises:
        Refused, BadInput: as :func:`print_document`; a kind that cannot be bound, or nothing to bind.
        Stopped: the person stopped it; nothing stands on the ledger.
    """
    if not request.subjects:
        raise BadInput("subject", tr("There is nothing to print."), remedy=tr("Open a country file first."))
    kind = allowed_kind(actor, request.kind, request.subjects[0], request.on)
    if not kind.many:
        raise BadInput(
            "subject",
            tr("The {kind} is not bound.", kind=kind.title.lower()),
            remedy=tr("Print one at a time, to a file each."),
        )
    listeners, count = request.listeners, len(request.subjects)

    def gathered(first: int, total: int) -> Iterator[Document]:
        for place, subject in enumerate(request.subjects):
            listeners.ask()
            if listeners.progress is not None:
                listeners.progress(first + place, total)
            with speaking(request.language or spoken()):
                document = gather(work.session, Asked(kind, subject, work.at, actor.name, request.on))
            yield document

    with speaking(request.language or spoken()):
        bound = bound_cover(work.session, kind, gathered(0, 2 * count))
    key = f"{kind.code}:volume:{bound.cover.on.isoformat()}"
    name = request.file_name or document_file_name(work.session, bound.cover)
    request.hold(name)
    volume = numbered(bound, _next_copy(work, key))
    content = _on(work, request).volume(volume, gathered(count, 2 * count))
    listeners.ask()
    copy = protected(content, request.protection, work.at)
    return _recorded(work, request.leaving, name, volume, copy, key=key)


def allowed_kind(actor: Actor, code: str, subject: str, on: date | None) -> Kind:
    """The kind, where the person may print it and it was asked for in full.

    Raises:
        Refused: ``role.content``.
        BadInput: no such kind; no subject named; a day that the kind cannot speak of.
    """
    kind = kind_of(code)
    if kind.content:
        require_content_reader(actor)
    if kind.about is About.MINISTRY and subject:
        raise BadInput(
            "subject",
            tr("The {kind} is about the whole ministry.", kind=kind.title.lower()),
            remedy=tr("Name nothing else."),
        )
    if kind.about is not About.MINISTRY and not subject.strip():
        raise BadInput(
            "subject",
            tr("It is not said which {about} is meant.", about=kind.about.label.lower()),
            remedy=tr("Name the {about}.", about=kind.about.label.lower()),
        )
    if on is not None and not kind.dated:
        raise BadInput(
            "on",
            tr("The {kind} shows what stands now.", kind=kind.title.lower()),
            remedy=tr("Leave the date out."),
        )
    return kind


def _on(work: Work, request: PrintDocument | PrintVolume) -> Printer:
    """The printer with the paper that was asked for, or else the ministry's."""
    return request.printer.on(request.paper or settings_of(work).paper)


def _next_copy(work: Work, key: str) -> int:
    """One more than the copies that left before: of the kind, about the same subject, of the same day."""
    before = (
        sa.select(sa.func.count())
        .select_from(ledger)
        .where(ledger.c.subject_kind == _SUBJECT, ledger.c.subject_id == key, ledger.c.action == ACTION)
    )
    return (work.session.scalar(before) or 0) + 1


def _recorded(
    work: Work,
    leaving: Leaving,
    name: str,
    document: Document,
    copy: ProtectedCopy,
    *,
    key: str,
    topic: str = "",
) -> PrintedDocument:
    """Put on the ledger what leaves. ``topic``: the country, report or instrument in whose history it stands."""
    cover = document.cover
    printed = PrintedDocument(
        content=copy.content,
        file_name=safe_name(name),
        reference=cover.reference,
        copy_number=cover.copy_number or 0,
        marking=cover.marking.line,
        data_sha256=document_hash(document),
        sha256=hashlib.sha256(copy.content).hexdigest(),
    )
    work.note(
        ACTION,
        _SUBJECT,
        key,
        topic=topic or None,
        detail={
            "kind": cover.kind,
            "copy": printed.copy_number,
            "marking": printed.marking,
            "to": leaving.value,
            "file": printed.file_name if leaving is Leaving.FILE else "",
            "data_sha256": printed.data_sha256,
            "sha256": printed.sha256,
            **copy.detail,
        },
    )
    return printed
