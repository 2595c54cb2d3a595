"""Imported events as lists, histories and counts. Only the rows that count now, unless said otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.counting_rows import batch_counts, row_counts
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind

COMBAT = (EventKind.STATE_BASED, EventKind.NON_STATE, EventKind.BATTLE, EventKind.EXPLOSION)
"""Violence between armed sides. What a data set says was directed at civilians is never counted here."""

CONFLICT_ONLY = "conflict-only: no lens"
"""Combat alone calls for no atrocity lens (requirement S-03)."""

MOST_A_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which events are wanted; what is empty sets no limit. ``country`` is an alpha-3 code.

    ``first`` and ``last`` are days: an event counts that has any day between them. ``text`` is looked for in sides,
    places, sources and notes. ``as_of``: the events that counted at that instant.
    """

    country: str = ""
    dataset: DataSet | None = None
    kinds: tuple[EventKind, ...] = ()
    first: date | None = None
    last: date | None = None
    text: str = ""
    as_of: datetime | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """Events of one kind that began in one month, and their deaths (best estimates; none given counts nothing)."""

    month: date
    kind: EventKind
    events: int
    deaths: int
    civilian_deaths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMix:
    """How many events are combat, how many are directed at civilians, and how many are neither (S-03)."""

    combat: int
    one_sided: int
    other: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.combat + self.one_sided + self.other

    @property
    def conflict_only(self) -> bool:
        """Whether there is combat and nothing that was directed at civilians."""
        return self.combat > 0 and self.one_sided == 0

    @property
    def words(self) -> str:
        """The mix as a sentence; for combat alone with what that means."""
        if not self.total:
            return "No events."
        told = f"{self.combat:,} combat, {self.one_sided:,} directed at civilians, {self.other:,} other"
        return f"{CONFLICT_ONLY} ({told})" if self.conflict_only else told


def counting(query: EventQuery) -> sa.ColumnElement[bool]:
    """The condition on :data:`db.events.EVENTS` joined to its batch for the events that are wanted and count."""
    rows = EVENTS.c
    limits: list[sa.ColumnElement[bool]] = [
        batch_counts(ImportBatch, query.as_of),
        row_counts(EVENTS, query.as_of),
    ]
    if query.country:
        limits.append(rows.country == query.country)
    if query.dataset is not None:
        limits.append(rows.dataset == query.dataset.value)
    if query.kinds:
        limits.append(rows.kind.in_([kind.value for kind in query.kinds]))
    if query.first is not None:
        limits.append(rows.ends_on >= query.first)
    if query.last is not None:
        limits.append(rows.starts_on <= query.last)
    if query.text.strip():
        looked_in = (rows.side_a, rows.side_b, rows.area1, rows.area2, rows.place, rows.sources, rows.notes)
        limits.append(
            sa.or_(*(column.icontains(query.text.strip(), autoescape=True) for column in looked_in))
        )
    return sa.and_(*limits)


def events_page(session: Session, query: EventQuery, *, offset: int = 0, limit: int = 100) -> EventsPage:
    """A page of events, the latest first; at most :data:`MOST_A_PAGE`."""
    wanted = counting(query)
    total = session.scalar(sa.select(sa.func.count()).select_from(_JOINED).where(wanted)) or 0
    rows = session.execute(
        _select()
        .where(wanted)
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


def counts_by_month(session: Session, query: EventQuery) -> tuple[MonthCount, ...]:
    """Events and deaths by the month in which they began, and by kind; months without any are left out."""
    rows = EVENTS.c
    month = sa.func.substr(sa.cast(rows.starts_on, sa.Text), 1, 7).label("month")
    found = session.execute(
        sa.select(
            month,
            rows.kind,
            sa.func.count().label("events"),
            sa.func.coalesce(sa.func.sum(rows.deaths_best), 0).label("deaths"),
            sa.func.coalesce(sa.func.sum(rows.deaths_civilians), 0).label("civilians"),
        )
        .select_from(_JOINED)
        .where(counting(query))
        .group_by(month, rows.kind)
        .order_by(month, rows.kind)
    )
    return tuple(
        MonthCount(
            month=date.fromisoformat(f"{row.month}-01"),
            kind=EventKind(row.kind),
            events=row.events,
            deaths=row.deaths,
            civilian_deaths=row.civilians,
        )
        for row in found
    )


def event_mix(session: Session, query: EventQuery) -> EventMix:
    """Combat, violence directed at civilians, and the rest, held apart (S-03)."""
    rows = EVENTS.c
    found = session.execute(
        sa.select(rows.kind, sa.func.coalesce(rows.civilians_targeted, 0), sa.func.count())
        .select_from(_JOINED)
        .where(counting(query))
        .group_by(rows.kind, sa.func.coalesce(rows.civilians_targeted, 0))
    )
    return mix_of((EventKind(kind), bool(targeted), number) for kind, targeted, number in found)


def mix_of(counted: Iterable[tuple[EventKind, bool, int]]) -> EventMix:
    """The mix of events by kind, whether civilians were their target, and number."""
    combat = one_sided = other = 0
    for kind, targeted, number in counted:
        if kind is EventKind.ONE_SIDED or targeted:
            one_sided += number
        elif kind in COMBAT:
            combat += number
        else:
            other += number
    return EventMix(combat=combat, one_sided=one_sided, other=other)


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
