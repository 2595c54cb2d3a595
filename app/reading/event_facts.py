"""Imported events as the signs read them: one data set, one country, only the rows that count now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.events import EventQuery, counting
from app.rules.signals.coverage import Span
from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month, month_of
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind

_BLOCK = 2_000
_JOINED = EVENTS.join(ImportBatch, ImportBatch.id == EVENTS.c.batch_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedEvent:
    """An event as evidence cites it."""

    key: str
    days: str
    where: str
    what: str
    deaths: str


def newest_dataset(session: Session, country: str) -> tuple[DataSet, ...]:
    """The data sets that hold events of the country, the one with the newest event first."""
    rows = session.execute(
        sa.select(EVENTS.c.dataset, sa.func.max(EVENTS.c.starts_on).label("newest"))
        .select_from(_JOINED)
        .where(counting(EventQuery(country=country)))
        .group_by(EVENTS.c.dataset)
        .order_by(sa.desc("newest"), EVENTS.c.dataset)
    )
    return tuple(DataSet(row.dataset) for row in rows)


def spans_of(session: Session, dataset: DataSet) -> tuple[Span, ...]:
    """The months that the files of a data set cover, a span a file that is not withdrawn."""
    rows = session.execute(
        sa.select(ImportBatch.first_on, ImportBatch.last_on).where(
            ImportBatch.dataset == dataset,
            ImportBatch.withdrawn_at.is_(None),
            ImportBatch.first_on.is_not(None),
            ImportBatch.last_on.is_not(None),
        )
    )
    return tuple(Span(month_of(first), month_of(last)) for first, last in rows if first and last)


def covering_batches(session: Session, dataset: DataSet, first: Month, last: Month) -> tuple[str, ...]:
    """Numbers of the batches that reach into these months."""
    return tuple(
        session.scalars(
            sa.select(ImportBatch.number)
            .where(
                ImportBatch.dataset == dataset,
                ImportBatch.withdrawn_at.is_(None),
                ImportBatch.first_on <= last.last_day,
                ImportBatch.last_on >= first.first_day,
            )
            .order_by(ImportBatch.number)
        )
    )


def current_facts(
    session: Session, country: str, dataset: DataSet, first: date, last: date
) -> Iterator[EventFact]:
    """The events that touch the days from ``first`` to ``last``, in blocks, so that not all are held at once."""
    e = EVENTS.c
    statement = (
        sa.select(
            e.key,
            e.starts_on,
            e.ends_on,
            e.kind,
            e.deaths_best,
            e.deaths_civilians,
            e.deaths_low,
            e.deaths_high,
            e.side_a,
            e.side_b,
            e.area1,
            e.subkind,
            e.notes,
            e.civilians_targeted,
        )
        .select_from(_JOINED)
        .where(counting(EventQuery(country=country, dataset=dataset, first=first, last=last)))
        .order_by(e.starts_on, e.key)
        .execution_options(yield_per=_BLOCK)
    )
    for row in session.execute(statement):
        yield EventFact(
            key=row.key,
            start=row.starts_on,
            end=row.ends_on,
            kind=EventKind(row.kind),
            best=row.deaths_best or 0,
            civilians=row.deaths_civilians,
            low=row.deaths_low,
            high=row.deaths_high,
            side_a=row.side_a or "",
            side_b=row.side_b or "",
            area1=row.area1 or "",
            subkind=row.subkind or "",
            notes=row.notes or "",
            violent_to_civilians=bool(row.civilians_targeted),
        )


def cited_events(session: Session, dataset: DataSet, keys: Sequence[str]) -> tuple[CitedEvent, ...]:
    """The events with these keys, oldest first, as the data set now holds them."""
    e = EVENTS.c
    rows = session.execute(
        sa.select(e.key, e.starts_on, e.ends_on, e.place, e.area1, e.side_a, e.side_b, e.deaths_best)
        .select_from(_JOINED)
        .where(counting(EventQuery(dataset=dataset)), e.key.in_(keys))
        .order_by(e.starts_on, e.key)
    )
    return tuple(
        CitedEvent(
            key=row.key,
            days=row.starts_on.isoformat()
            if row.starts_on == row.ends_on
            else f"{row.starts_on.isoformat()} to {row.ends_on.isoformat()}",
            where=", ".join(dict.fromkeys(part for part in (row.place, row.area1) if part)),
            what=" – ".join(part for part in (row.side_a, row.side_b) if part) or "sides not given",
            deaths="number not given" if row.deaths_best is None else str(row.deaths_best),
        )
        for row in rows
    )
