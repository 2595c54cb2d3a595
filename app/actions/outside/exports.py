"""Tables that leave the case: marked, safe to open, and on the ledger with who took out what."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.actions.common import today_of
from app.exports.cells import Value
from app.exports.table import Column, ExportFormat, ExportTable, Written
from app.exports.tables import COLUMNS, ExportSubject, Row, licences_of, markings_of, rows_of, total_of
from app.exports.watching import Listeners
from app.exports.writing import written
from app.faults import faults_in_words
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.ministry.reference import current_countries, current_marking_scheme
from app.reading.ministry.settings import read_settings
from app.reading.veil import every_protected_name, veil
from app.refusals import BadInput
from app.rules.entry.filenames import document_name
from app.rules.markings import Marking, combine, document_title, file_name, marking_text
from db.actor import Actor
from db.countries import CountryFile
from db.store import Store
from db.vocabulary import words
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportData:
    """What of a country goes out, and as what kind of file. ``country`` is an alpha-3 code."""

    country: str
    subject: ExportSubject
    format: ExportFormat
    listeners: Listeners = field(default=Listeners(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportList:
    """A table that someone sees and takes along, such as the refused rows of an import.

    ``topic``: the country in whose history the act stands, where it is one's. ``marking``: a level of the scheme.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    marking: str
    format: ExportFormat
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file on its way out: its bytes, the name it should have, and what stands on the ledger of it."""

    content: bytes = field(repr=False)
    name: str
    rows: int
    sha256: str
    marking: str
    country: str = ""


def export_data(store: Store, actor: Actor, request: ExportData) -> Exported:
    """Events, evidence, rankings or recommendations of a country, as a file.

    Others write while the table is made: it is of one state of the case, and only that it leaves is an act.

    Raises:
        Refused: ``role.content``; ``marking.missing``.
        BadInput: nothing to export, no such country, or more than that kind of file holds.
        Stopped: the person stopped it; nothing stands on the ledger.
    """
    with faults_in_words(), reading(store, actor, export_data.__name__, request=request) as session:
        require_content_reader(actor)
        country = current_countries(session).find(request.country)
        scheme = current_marking_scheme(session)
        levels = markings_of(session, request.subject, country.alpha3)
        if not levels:
            raise BadInput(
                "subject",
                tr(
                    "There are no {subject} of {country} to export.",
                    subject=words(request.subject).lower(),
                    country=country.name,
                ),
                remedy=tr("Import or record some first."),
            )
        marking = combine((Marking(level) for level in levels), scheme)
        title = tr("{subject}: {country}", subject=words(request.subject), country=country.name)
        table = ExportTable(
            title=document_title(tr("Export"), marking, scheme, subject=title),
            marking=marking_text(marking, scheme),
            about=(
                f"{title}. {_taken_out(session, actor, store.clock())}",
                *licences_of(session, request.subject, country.alpha3),
            ),
            columns=COLUMNS[request.subject],
            rows=request.listeners.watched(
                _unnamed(session, request.subject, rows_of(session, request.subject, country.alpha3)),
                total_of(session, request.subject, country.alpha3),
            ),
        )
        subject = f"{request.subject.value} {country.alpha3}"
        name = file_name("export", marking, scheme, extension=request.format.extension, subject=subject)
        made = written(table, request.format)
        request.listeners.ask()
        with store.work(actor) as work:
            kept = _kept(
                work, table, request.format, made, name, what=request.subject.value, topic=country.alpha3
            )
            work.commit()
        return kept


def export_list(work: Work, actor: Actor, request: ExportList) -> Exported:
    """A table as it is seen, as a file.

    Raises:
        Refused: ``role.content``; ``marking.missing``.
        BadInput: a marking that is not of the scheme, or more than that kind of file holds.
    """
    require_content_reader(actor)
    scheme = current_marking_scheme(work.session)
    parts = [Marking(request.marking)] if request.marking else []
    marking = combine(parts, scheme)
    table = ExportTable(
        title=request.title,
        marking=marking_text(marking, scheme),
        about=(f"{request.title}. {_taken_out(work.session, actor, work.at)}",),
        columns=request.columns,
        rows=_veiled(work.session, request.rows),
    )
    name = document_name("table", today_of(work).isoformat(), extension=request.format.extension)
    made = written(table, request.format)
    return _kept(work, table, request.format, made, name, what=request.title, topic=request.topic)


def _unnamed(session: Session, subject: ExportSubject, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows without the names of who is protected; what others published stays as it came."""
    return _veiled(session, rows) if subject is ExportSubject.EVIDENCE else rows


def _veiled(session: Session, rows: Iterable[Row]) -> Iterator[Row]:
    names = every_protected_name(session)
    return (veil(row, names) for row in rows)


def _taken_out(session: Session, actor: Actor, at: datetime) -> str:
    taken = tr("Taken out of Tocsin by {actor} at {at:%Y-%m-%d %H:%M} UTC.", actor=actor.name, at=at)
    demonstration = read_settings(session).demonstration
    return " ".join((taken, tr("DEMO: demonstration casework."))) if demonstration else taken


def _kept(
    work: Work, table: ExportTable, kind: ExportFormat, made: Written, name: str, *, what: str, topic: str
) -> Exported:
    """Put on the ledger who took out what, how much of it, and the hash of the file."""
    digest = hashlib.sha256(made.content).hexdigest()
    file_id = work.session.scalar(sa.select(CountryFile.id).where(CountryFile.country == topic))
    work.note(
        "data.export",
        "country_files" if file_id else "exports",
        file_id or digest,
        topic=topic or None,
        detail={
            "what": what,
            "format": kind.value,
            "rows": made.rows,
            "sha256": digest,
            "marking": table.marking,
        },
    )
    return Exported(
        content=made.content,
        name=name,
        rows=made.rows,
        sha256=digest,
        marking=table.marking,
        country=topic,
    )
