"""Files that were imported: who brought what and when, under which terms, and what was withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries
from app.reading.outside.events import EventMix, mix_of
from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.countries import CountryFile
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One imported file. ``unresolved``: places that stand for no country, with the reason."""

    batch_id: str
    number: str
    dataset: DataSet
    title: str
    file_name: str
    file_sha256: str
    file_size: int
    imported_at: datetime
    imported_by: str
    licence: str
    marking: str
    mapping: dict[str, Any]
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_refused: int
    unresolved: tuple[str, ...]
    first_on: date | None
    last_on: date | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawal_reason: str


def batch_lines(session: Session, *, dataset: DataSet | None = None) -> tuple[BatchLine, ...]:
    """All batches, the newest first, withdrawn ones among them."""
    wanted = sa.select(ImportBatch).order_by(ImportBatch.imported_at.desc(), ImportBatch.number.desc())
    if dataset is not None:
        wanted = wanted.where(ImportBatch.dataset == dataset)
    return tuple(_line(session, batch) for batch in session.scalars(wanted))


def batch_by_number(session: Session, number: str) -> BatchLine:
    """The batch with this number, as in ``IB-2026-0003``.

    Raises:
        BadInput: there is none.
    """
    typed = number.strip().upper()
    batch = session.scalar(sa.select(ImportBatch).where(ImportBatch.number == typed))
    if batch is None:
        raise BadInput(
            "batch",
            tr("There is no batch {number}.", number=shown(number)),
            remedy=tr("List the batches to find its number."),
        )
    return _line(session, batch)


def batch_mix(session: Session, batch_id: str) -> EventMix:
    """What kinds of events a file brought, combat and violence directed at civilians apart (S-03)."""
    batch = session.get_one(ImportBatch, batch_id)
    first = batch.first_seq or 0
    rows = EVENTS.c
    targeted = sa.func.coalesce(rows.civilians_targeted, 0)
    found = session.execute(
        sa.select(rows.kind, targeted, sa.func.count())
        # The rows of a batch follow one another without a gap.
        .where(
            rows.seq.between(first, first + batch.rows_new + batch.rows_changed - 1),
            rows.batch_id == batch_id,
        )
        .group_by(rows.kind, targeted)
    )
    return mix_of((EventKind(kind), bool(civilians), number) for kind, civilians, number in found)


def open_files_of(session: Session, batch_id: str) -> tuple[tuple[str, str], ...]:
    """The countries with an open file that events of a batch are about: code and name, by name."""
    brought = sa.select(EVENTS.c.country).where(EVENTS.c.batch_id == batch_id)
    codes = session.scalars(sa.select(CountryFile.country).where(CountryFile.country.in_(brought)))
    table = current_countries(session)
    return tuple(sorted(((code, table.name(code)) for code in codes), key=lambda each: each[1]))


def _line(session: Session, batch: ImportBatch) -> BatchLine:
    withdrawn_by = batch.withdrawn_by_id
    return BatchLine(
        batch_id=batch.id,
        number=batch.number,
        dataset=batch.dataset,
        title=batch.title,
        file_name=batch.file_name,
        file_sha256=batch.file_sha256,
        file_size=batch.file_size,
        imported_at=batch.imported_at,
        imported_by=person_named(session, batch.imported_by_id).name,
        licence=batch.licence,
        marking=batch.marking,
        mapping=batch.mapping,
        rows_new=batch.rows_new,
        rows_changed=batch.rows_changed,
        rows_unchanged=batch.rows_unchanged,
        rows_refused=batch.rows_refused,
        unresolved=tuple(batch.unresolved),
        first_on=batch.first_on,
        last_on=batch.last_on,
        withdrawn_at=batch.withdrawn_at,
        withdrawn_by=person_named(session, withdrawn_by).name if withdrawn_by else "",
        withdrawal_reason=batch.withdrawal_reason,
    )
