"""Imported events as lists, histories and counts. Only the rows that count now, unless said otherwise."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.counting_rows import batch_counts, row_counts
from app.reading.outside.event_counts import (
    COMBAT,
    CONFLICT_ONLY,
    EventMix,
    MonthCount,
    counts_by_month,
    event_mix,
    events_total,
    mix_of,
)
from app.reading.outside.event_query import EventQuery, wanted
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind

MOST_A_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event as its data set tells it. Its day, the day of its first report and its receipt are kept apart.

    Precisions are on the data set's own scale. ``country`` is empty where the place resolved to none.
    """

    seq: int
    dataset: DataSet
    key: str
    country: str
    country_name: str
    starts_on: date
    ends_on: date
    date_precision: int | None
    reported_on: date | None
    received_at: datetime
    kind: EventKind
    subkind: str
    conflict: str
    side_a: str
    side_b: str
    with_a: str
    with_b: str
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    deaths_best: int | None
    deaths_low: int | None
    deaths_high: int | None
    civilians_targeted: bool | None
    injured: int | None
    displaced: int | None
    area1: str
    area2: str
    place: str
    latitude: float | None
    longitude: float | None
    place_precision: int | None
    sources: str
    notes: str
    caution: str
    batch: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Some of the events that were asked for, the latest first, and how many there are in all."""

    events: tuple[EventView, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """One form of an event as it was imported. ``counts`` is true for the one that counts now, if any does."""

    event: EventView
    imported_at: datetime
    withdrawn: bool
    counts: bool


def counting(query: EventQuery) -> sa.ColumnElement[bool]:
    """The condition on :data:`db.events.EVENTS` joined to its batch for the events that are wanted and count."""
    return sa.and_(batch_counts(ImportBatch, query.as_of), row_counts(EVENTS, query.as_of), *wanted(query))


def events_page(session: Session, query: EventQuery, *, offset: int = 0, limit: int = 100) -> EventsPage:
    """A page of events, the latest first; at most :data:`MOST_A_PAGE`."""
    total = events_total(session, query)
    rows = session.execute(
        _select()
        .where(counting(query))
        .order_by(EVENTS.c.starts_on.desc(), EVENTS.c.seq.desc())
        .offset(max(offset, 0))
        .limit(min(max(limit, 0), MOST_A_PAGE))
    )
    return EventsPage(events=tuple(_view(row) for row in rows), total=total, offset=max(offset, 0))


def event_history(session: Session, dataset: DataSet, key: str) -> tuple[EventVersion, ...]:
    """Every form in which an event was imported, the first one first; those of withdrawn batches too."""
    rows = session.execute(
        _select(ImportBatch.withdrawn_at)
        .where(EVENTS.c.dataset == dataset.value, EVENTS.c.key == key)
        .order_by(EVENTS.c.seq)
    ).all()
    standing = [row.seq for row in rows if row.withdrawn_at is None]
    return tuple(
        EventVersion(
            event=_view(row),
            imported_at=row.imported_at,
            withdrawn=row.withdrawn_at is not None,
            counts=bool(standing) and row.seq == standing[-1],
        )
        for row in rows
    )


_JOINED = EVENTS.join(ImportBatch, ImportBatch.id == EVENTS.c.batch_id)


def _select(*more: Any) -> sa.Select[Any]:
    columns = [column for column in EVENTS.c if column.name not in {"batch_id", "replaces", "content"}]
    return sa.select(
        *columns,
        ImportBatch.imported_at,
        ImportBatch.number.label("batch"),
        ImportBatch.licence,
        *more,
    ).select_from(_JOINED)


_SAME = [
    "seq",
    "key",
    "country_name",
    "starts_on",
    "ends_on",
    "date_precision",
    "reported_on",
    "subkind",
    "conflict",
    "side_a",
    "side_b",
    "with_a",
    "with_b",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "deaths_best",
    "deaths_low",
    "deaths_high",
    "injured",
    "displaced",
    "area1",
    "area2",
    "place",
    "latitude",
    "longitude",
    "place_precision",
    "sources",
    "notes",
    "caution",
    "batch",
    "licence",
]


def _view(row: Any) -> EventView:
    targeted = row.civilians_targeted
    return EventView(
        **{name: getattr(row, name) for name in _SAME},
        dataset=DataSet(row.dataset),
        country=row.country or "",
        received_at=row.imported_at,
        kind=EventKind(row.kind),
        civilians_targeted=None if targeted is None else bool(targeted),
    )


__all__ = [
    "COMBAT",
    "CONFLICT_ONLY",
    "MOST_A_PAGE",
    "EventMix",
    "EventQuery",
    "EventVersion",
    "EventView",
    "EventsPage",
    "MonthCount",
    "counting",
    "counts_by_month",
    "event_history",
    "event_mix",
    "events_page",
    "mix_of",
]
