"""Documents that leave the case on paper or as files: numbered, marked, and on the ledger before a byte is out."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.actions.outside.copies import BegunCopy, Copies, begun
from app.documents.cover import Document, document_hash, numbered
from app.documents.kinds import About, Kind, kind_of
from app.documents.leaving import Leaving
from app.exports.watching import Listeners
from app.faults import faults_in_words
from app.paper import Paper
from app.perform import reading
from app.printing import Printer
from app.protection import UNPROTECTED, ProtectedCopy, Protection, protected
from app.reading.authority.permission import require_content_reader
from app.reading.documents.asked import Asked, document_file_name
from app.reading.documents.binding import bound_cover
from app.reading.documents.gathering import gather
from app.reading.ministry.settings import read_settings
from app.refusals import BadInput
from app.rules.entry.filenames import safe_name
from db.actor import Actor
from db.store import Store
from language import Language, speaking, spoken, tr


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


def print_document(store: Store, actor: Actor, request: PrintDocument) -> PrintedDocument:
    """Draw a numbered copy; that it leaves stands on the ledger with its copy number, marking and hashes.

    Others write while it is drawn: see :mod:`app.actions.outside.copies`.

    Raises:
        Refused: ``role.content``; ``marking.missing``.
        BadInput: no such kind or subject, a day that the kind cannot speak of, or a text with a letter that no
            bundled font has.
    """
    with faults_in_words(), reading(store, actor, print_document.__name__) as session:
        kind = allowed_kind(actor, request.kind, request.subject, request.on)
        at = store.clock()
        with speaking(request.language or spoken()):
            bare = gather(session, Asked(kind, request.subject, at, actor.name, request.on))
        name = request.file_name or document_file_name(session, bare.cover, number=request.running)
        request.hold(name)
        key = ":".join(filter(None, (kind.code, bare.cover.topic, bare.cover.on.isoformat())))
        copies = _copies(request, bare, key, name, topic=bare.cover.topic)
        with begun(store, actor, copies) as copy:
            document = numbered(bare, copy.number)
            drawn = _on(session, request).document(document)
            return _leaving(copies, copy, document, protected(drawn, request.protection, at))


def print_volume(store: Store, actor: Actor, request: PrintVolume) -> PrintedDocument:
    """Draw one document about each subject, bound in one file.

    They are gathered twice, once for the marking of the whole and its hash and once to be drawn, so that no more than
    one is held at a time; both times as they stood when the first was.

    Raises:
        Refused, BadInput: as :func:`print_document`; a kind that cannot be bound, or nothing to bind.
        Stopped: the person stopped it; of a copy that had its number the ledger says that it failed.
    """
    if not request.subjects:
        raise BadInput("subject", tr("There is nothing to print."), remedy=tr("Open a country file first."))
    with faults_in_words(), reading(store, actor, print_volume.__name__) as session:
        kind = allowed_kind(actor, request.kind, request.subjects[0], request.on)
        if not kind.many:
            raise BadInput(
                "subject",
                tr("The {kind} is not bound.", kind=kind.title.lower()),
                remedy=tr("Print one at a time, to a file each."),
            )
        listeners, count, at = request.listeners, len(request.subjects), store.clock()

        def gathered(first: int, total: int) -> Iterator[Document]:
            for place, subject in enumerate(request.subjects):
                listeners.ask()
                if listeners.progress is not None:
                    listeners.progress(first + place, total)
                with speaking(request.language or spoken()):
                    document = gather(session, Asked(kind, subject, at, actor.name, request.on))
                yield document

        with speaking(request.language or spoken()):
            bound = bound_cover(session, kind, gathered(0, 2 * count))
        name = request.file_name or document_file_name(session, bound.cover)
        request.hold(name)
        copies = _copies(request, bound, f"{kind.code}:volume:{bound.cover.on.isoformat()}", name)
        with begun(store, actor, copies) as copy:
            volume = numbered(bound, copy.number)
            drawn = _on(session, request).volume(volume, gathered(count, 2 * count))
            listeners.ask()
            return _leaving(copies, copy, volume, protected(drawn, request.protection, at))


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


def _on(session: Session, request: PrintDocument | PrintVolume) -> Printer:
    """The printer with the paper that was asked for, or else the ministry's."""
    return request.printer.on(request.paper or read_settings(session).paper)


def _copies(
    request: PrintDocument | PrintVolume, document: Document, key: str, name: str, *, topic: str = ""
) -> Copies:
    return Copies(cover=document.cover, key=key, leaving=request.leaving, file=safe_name(name), topic=topic)


def _leaving(copies: Copies, copy: BegunCopy, document: Document, drawn: ProtectedCopy) -> PrintedDocument:
    """Put on the ledger what leaves, before anybody is given it."""
    printed = PrintedDocument(
        content=drawn.content,
        file_name=copies.file,
        reference=document.cover.reference,
        copy_number=copy.number,
        marking=document.cover.marking.line,
        data_sha256=document_hash(document),
        sha256=hashlib.sha256(drawn.content).hexdigest(),
    )
    copy.left(data_sha256=printed.data_sha256, sha256=printed.sha256, **drawn.detail)
    return printed
