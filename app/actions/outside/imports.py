"""Files from outside: looked at without keeping anything, imported whole or not at all, withdrawn with a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.actions.common import find, next_number, person_of, require_role, settings_of, today_of, unchanged
from app.imports.aside import Job, is_large, source_of
from app.imports.blocks import Source
from app.imports.engine import Listeners, Pass, Tally
from app.imports.formats import Format, Layout
from app.imports.opening import open_sheet
from app.imports.refusals import ROWS_REFUSED
from app.imports.registry import recognise
from app.imports.sheets import Sheet
from app.reading.ministry.reference import current_crosswalk, current_marking_scheme
from app.reading.ministry.settings import read_settings
from app.reference.crosswalk import Crosswalk
from app.refusals import BadInput, Refused
from app.rules.entry.dates import day_in
from app.rules.entry.filenames import safe_name
from app.rules.entry.texts import clean_line, clean_text, required_text, shown
from app.rules.markings import Marking, check_ceiling, check_marking
from db.actor import Actor
from db.finding.index import PORTION, events_behind, index_events
from db.imported_rows import ImportedRows
from db.imports import ImportBatch
from db.vocabulary import Role
from db.vocabulary.imports import DataSet
from db.work import Work
from language import tr

WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
_TOLD = 20
"""Refused rows that the ledger tells one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file to be looked at, or imported.

    ``dataset`` narrows what it may be; ``format`` is given for a file that is read through a mapping. ``encoding``
    is found out where it is empty, and so is the ``sheet`` of a workbook. ``title`` (such as the release), ``licence`` and ``marking`` have defaults: the
    name of the file, the terms of the format, the lowest level. Rows that are refused stop the import, unless
    ``accept_refusals`` says to keep the others.

    ``listeners``: who is told of progress and refused rows, and asked whether to stop.
    """

    path: Path
    dataset: DataSet | None = None
    format: Format | None = None
    encoding: str = ""
    sheet: str = ""
    title: str = ""
    licence: str = ""
    marking: str = ""
    accept_refusals: bool = False
    listeners: Listeners = field(default=Listeners(), repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What importing a file would do. Nothing was kept.

    ``columns`` are the names of the values in the rows of ``tally``, after the key. ``unresolved``: places that
    resolve to no country, with the reason.
    """

    dataset: DataSet
    format_title: str
    file_name: str
    file_sha256: str
    described: str
    licence: str
    columns: tuple[str, ...]
    tally: Tally
    unresolved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchKept:
    """A batch as it was imported or withdrawn."""

    batch_id: str
    number: str
    dataset: DataSet
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_refused: int
    cautions: int = 0
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawBatch:
    """A batch that is not to count any more, and why."""

    batch_id: str
    reason: str


def plan_import(session: Session, actor: Actor, request: ImportFile, at: datetime) -> ImportPlan:
    """Read a whole file as an import at that instant would, against what is kept, and keep nothing.

    Raises:
        Refused: ``role``.
        BadInput: no readable file, or none whose format is known.
        Stopped: the person stopped it.
    """
    require_role(actor, *WRITERS)
    today = day_in(at, read_settings(session).time_zone)
    with _opened(request, current_crosswalk(session), today, kept=False) as (sheet, format_, _layout, source):
        rows = ImportedRows(session.connection(), format_.target.table, format_.code.value)
        tally = Pass(source, rows, request.listeners).run()
        return ImportPlan(
            dataset=format_.code,
            format_title=tr(format_.title),
            file_name=sheet.name,
            file_sha256=source.sha256(),
            described=sheet.described,
            licence=tr(format_.licence),
            columns=format_.target.columns,
            tally=tally,
            unresolved=source.unresolved,
        )


def import_file(work: Work, actor: Actor, request: ImportFile) -> BatchKept:
    """Import a file: every row that is new or changed, in one transaction, under one batch.

    A row that is here already under the data set's own number and differs is kept beside the earlier one, which it
    replaces; what does not differ is not written again.

    Raises:
        Refused: ``role``; ``import.refusals``: rows were refused and that was not accepted; ``unchanged``: all that
            the file holds is here already; ``marking.ceiling``.
        BadInput: no readable file, none whose format is known, none with a row that can be kept; unusable text.
        Stopped: the person stopped it; nothing was kept.
        Damaged: the database or its disk.
    """
    require_role(actor, *WRITERS)
    with _opened(request, current_crosswalk(work.session), today_of(work), kept=True) as (
        sheet,
        format_,
        layout,
        source,
    ):
        name = safe_name(sheet.name)
        work.act("import.begin")
        batch = work.add(
            ImportBatch(
                number=next_number(work, ImportBatch.number, "IB"),
                dataset=format_.code,
                title=clean_line(request.title, "title") or name,
                file_name=name,
                file_size=sheet.size,
                imported_at=work.at,
                imported_by_id=person_of(actor),
                licence=clean_text(request.licence, "licence") or tr(format_.licence),
                marking=_marking(work, request.marking),
                mapping={"format": format_.title, "read_as": sheet.described, **layout.as_mapping()},
            )
        )
        rows = ImportedRows(work.session.connection(), format_.target.table, format_.code.value)
        with rows.writer(batch.id, many=is_large(sheet)) as writer:
            reading = Pass(source, rows, request.listeners)
            tally = reading.run(writer, until_refused=not request.accept_refusals)
        _require_kept(tally, sheet, format_, accept=request.accept_refusals)
        reading.pause()
        work.act("import.complete", detail={"refused": [fault.sentence() for fault in tally.faults[:_TOLD]]})
        batch.file_sha256 = source.sha256()
        batch.rows_new, batch.rows_changed = tally.new, tally.changed
        batch.rows_unchanged, batch.rows_refused = tally.unchanged, tally.refused
        batch.unresolved = list(source.unresolved)
        batch.first_on, batch.last_on = _day(tally.first_on), _day(tally.last_on)
        batch.first_seq = writer.first_seq
        batch.rows_sha256 = writer.hexdigest()
        work.save()
        _index(work)
        return _kept(batch, cautions=tally.cautions)


def withdraw_batch(work: Work, actor: Actor, request: WithdrawBatch) -> BatchKept:
    """Withdraw a batch as a whole: its rows stay, marked, and what they had replaced counts again.

    Raises:
        Refused: ``role``; ``import.withdrawn``.
        BadInput: no such batch, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    batch = find(work, ImportBatch, request.batch_id, "batch")
    reason = required_text(request.reason, "reason")
    if batch.withdrawn_at is not None:
        raise Refused(
            "import.withdrawn",
            tr("The batch {batch_number} is withdrawn.", batch_number=batch.number),
            remedy=tr("Nothing needs to be done."),
        )
    work.act("import.withdraw", reason=reason)
    batch.withdrawn_at = work.at
    batch.withdrawn_by_id = person_of(actor)
    batch.withdrawal_reason = reason
    work.save()
    return _kept(batch)


@contextmanager
def _opened(
    request: ImportFile, crosswalk: Crosswalk, today: date, *, kept: bool
) -> Iterator[tuple[Sheet, Format, Layout, Source]]:
    """The file, how it is read, and where its rows come from."""
    with open_sheet(request.path, request.encoding, request.sheet) as sheet:
        formats = {} if request.format is None else {"formats": (request.format,)}
        format_, layout = recognise(sheet, request.dataset, **formats)
        job = Job(
            path=request.path,
            encoding=request.encoding,
            sheet=request.sheet,
            size=sheet.size,
            top=sheet.top,
            format=format_,
            layout=layout,
            crosswalk=crosswalk,
            today=today,
            kept=kept,
        )
        with source_of(job, sheet) as source:
            yield sheet, format_, layout, source


def _index(work: Work) -> None:
    """Let what came be found at once; the events of a large file follow afterwards (:mod:`app.opening.finding`)."""
    connection = work.session.connection()
    if events_behind(connection) <= PORTION:
        index_events(connection)


def _require_kept(tally: Tally, sheet: Sheet, format_: Format, *, accept: bool) -> None:
    """Refuse an import that keeps nothing, or less than the file holds where that was not accepted."""
    many = format_.target.many
    if tally.refused and not accept:
        raise Refused(
            ROWS_REFUSED,
            tr(
                "{refused:,} of {rows:,} rows of “{name}” cannot be kept, so nothing was imported. The first: "
                "{sentence}",
                refused=tally.refused,
                rows=tally.refused + tally.readable,
                name=shown(sheet.name),
                sentence=tally.faults[0].sentence(),
            ),
            remedy=tr("Look at the refused rows and correct the file, or import the others without them."),
        )
    if not tally.readable:
        raise BadInput(
            "file",
            tr("“{sheet}” has no row that can be kept.", sheet=sheet.name)
            + (f" {tally.faults[0].sentence()}" if tally.faults else ""),
            remedy=tr("Check that it is the whole file as it was published."),
        )
    if not tally.new and not tally.changed:
        raise unchanged(
            tr(
                "All {unchanged:,} {many} of this file are here already, exactly as they are; nothing was "
                "changed.",
                unchanged=tally.unchanged,
                many=tr(many),
            )
        )


def _marking(work: Work, asked: str) -> str:
    """The level asked for, or the lowest.

    Raises:
        BadInput: no such level.
        Refused: ``marking.ceiling``.
    """
    scheme = current_marking_scheme(work.session)
    marking = check_marking(Marking(asked or scheme.levels[0].code), scheme)
    ceiling = settings_of(work).ceiling
    if ceiling:
        check_ceiling(marking, ceiling, scheme)
    return marking.level


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _kept(batch: ImportBatch, *, cautions: int = 0) -> BatchKept:
    return BatchKept(
        batch_id=batch.id,
        number=batch.number,
        dataset=batch.dataset,
        rows_new=batch.rows_new,
        rows_changed=batch.rows_changed,
        rows_unchanged=batch.rows_unchanged,
        rows_refused=batch.rows_refused,
        cautions=cautions,
        unresolved=tuple(batch.unresolved),
    )
