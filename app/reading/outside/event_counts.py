"""Events counted and added up out of the index alone, however many there are.

A row of an event holds its notes and sources, and a page of the database has room for a few: to read a hundred thousand
of them takes seconds. So what is counted stands in the index by country and day, and which rows count is told by their
``seq``: the rows of a batch follow one another without a gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.counting_rows import batch_counts
from app.reading.outside.event_query import EventQuery, wanted
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import EVENT_SETS, DataSet, EventKind
from language import mark, tr

COMBAT = (EventKind.STATE_BASED, EventKind.NON_STATE, EventKind.BATTLE, EventKind.EXPLOSION)
"""Violence between armed sides. What a data set says was directed at civilians is never counted here."""

CONFLICT_ONLY = mark("conflict-only: no lens")
"""Combat alone calls for no atrocity lens (requirement S-03)."""


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
            return tr("No events.")
        told = tr(
            "{combat:,} combat, {one_sided:,} directed at civilians, {other:,} other",
            combat=self.combat,
            one_sided=self.one_sided,
            other=self.other,
        )
        return f"{CONFLICT_ONLY} ({told})" if self.conflict_only else told


def events_total(session: Session, query: EventQuery) -> int:
    """How many events are wanted and count."""
    counted = sa.select(sa.func.count()).select_from(EVENTS).where(counting_by_index(session, query))
    return session.scalar(counted) or 0


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
        .where(counting_by_index(session, query))
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
        .where(counting_by_index(session, query))
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


def counting_by_index(session: Session, query: EventQuery) -> sa.ColumnElement[bool]:
    """The condition on :data:`db.events.EVENTS` alone for the events that are wanted and count.

    The same rows as those of :func:`app.reading.outside.events.counting`, without reading one, unless the query has words to look
    for in them.
    """
    runs = counting_seqs(session, query.dataset, query.as_of)
    # The data set is told by the runs; its column stands in no index by country.
    return sa.and_(_within(EVENTS.c.seq, runs), _not_replaced(runs), *wanted(replace(query, dataset=None)))


def counting_seqs(
    session: Session, dataset: DataSet | None = None, as_of: datetime | None = None
) -> tuple[tuple[int, int], ...]:
    """The first and last ``seq`` of each run of events whose batches count, at ``as_of`` or now; neighbours are joined."""
    sets = EVENT_SETS if dataset is None else (dataset,)
    rows = session.execute(
        sa.select(ImportBatch.first_seq, ImportBatch.rows_new + ImportBatch.rows_changed)
        .where(
            ImportBatch.dataset.in_(sets),
            ImportBatch.first_seq.is_not(None),
            batch_counts(ImportBatch, as_of),
        )
        .order_by(ImportBatch.first_seq)
    )
    found: list[tuple[int, int]] = []
    for first, count in rows:
        if first is None or not count:
            continue
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], first + count - 1)
        else:
            found.append((first, first + count - 1))
    return tuple(found)


def _within(seq: sa.ColumnElement[int], runs: Sequence[tuple[int, int]]) -> sa.ColumnElement[bool]:
    """Whether a row is of one of the runs. With nothing added, SQLite would walk the rows by their number instead."""
    return sa.or_(sa.false(), *((seq + 0).between(first, last) for first, last in runs))


def _not_replaced(runs: Sequence[tuple[int, int]]) -> sa.ColumnElement[bool]:
    """Whether no later row of the same data set and key counts: those that are replaced are found once, by their keys."""
    earlier, later = EVENTS.alias("earlier"), EVENTS.alias("later")
    replaced = (
        sa.select(earlier.c.seq)
        .select_from(later)
        .join(earlier, sa.and_(earlier.c.dataset == later.c.dataset, earlier.c.key == later.c.key))
        .where(later.c.replaces.is_not(None), later.c.seq > earlier.c.seq, _within(later.c.seq, runs))
    )
    return EVENTS.c.seq.not_in(replaced)
