"""Imported events as the signs read them: one data set, one country, only the rows that count now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.event_counts import counting_by_index
from app.reading.outside.events import EventQuery, counting
from app.reading.timeline.density import event_extents
from app.rules.signals.coverage import Span
from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month, month_of
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind
from language import tr

Values = Mapping[str, Any] | sa.RowMapping
"""The values of an event by the names of the columns of :data:`db.events.EVENTS`."""

_BLOCK = 5_000
_KINDS = {kind.value: kind for kind in EventKind}
_READ = (
    *("key", "country", "country_name", "starts_on", "ends_on", "kind", "subkind", "side_a"),
    *("side_b", "with_b", "deaths_civilians", "deaths_best", "deaths_low", "deaths_high"),
    *("civilians_targeted", "area1", "notes", "sources"),
)
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
    return tuple(extent.dataset for extent in event_extents(session, country))


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
    """The events that touch the days from ``first`` to ``last`` in no order, in blocks, so that not all are held at once."""
    query = EventQuery(country=country, dataset=dataset, first=first, last=last)
    # Which rows are wanted is told by the index; then they are read in the order in which they lie in the database, so
    # that each page is decrypted once.
    wanted = sa.select(EVENTS.c.seq).where(counting_by_index(session, query))
    rows = session.execute(
        sa.select(*(EVENTS.c[name] for name in _READ))
        .where(EVENTS.c.seq.in_(wanted))
        .execution_options(yield_per=_BLOCK)
    )
    for row in rows.mappings():
        yield event_fact(row["key"], row)


def stored_facts(
    session: Session, country: str, dataset: DataSet, span: Span
) -> Iterator[tuple[str, EventFact]]:
    """The events of a data set that count now and touch these months, with their countries; all for an empty code.

    They are read a block at a time: there may be a million.
    """
    query = EventQuery(country=country, dataset=dataset, first=span.first.first_day, last=span.last.last_day)
    for row in session.execute(_facts(query)).mappings():
        yield country_of(row), event_fact(row["key"], row)


def country_of(values: Values) -> str:
    """The alpha-3 code of an event's country; where none was resolved, its name as the data have it."""
    found: str = values["country"] or values["country_name"].strip() or tr("(no country)")
    return found


def event_fact(key: str, values: Values) -> EventFact:
    """An event as the signs read it, from its values by the names of the columns of :data:`db.events.EVENTS`."""
    return EventFact(
        key=key,
        start=values["starts_on"],
        end=values["ends_on"],
        kind=_KINDS[values["kind"]],
        best=values["deaths_best"] or 0,
        civilians=values["deaths_civilians"],
        low=values["deaths_low"],
        high=values["deaths_high"],
        side_a=values["side_a"],
        # The group to which the victims belong says more than “Civilians (Myanmar)”.
        side_b=values["with_b"] or values["side_b"],
        area1=values["area1"].strip(),
        subkind=values["subkind"],
        # UCDP's older events have no headline but in the list of their sources.
        notes=f"{values['notes']}\n{values['sources']}",
        violent_to_civilians=bool(values["civilians_targeted"]),
    )


def _facts(query: EventQuery) -> sa.Select[Any]:
    return (
        sa.select(*(EVENTS.c[name] for name in _READ))
        .select_from(_JOINED)
        .where(counting(query))
        .execution_options(yield_per=_BLOCK)
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
            else tr(
                "{starts_on} to {ends_on}",
                starts_on=row.starts_on.isoformat(),
                ends_on=row.ends_on.isoformat(),
            ),
            where=", ".join(dict.fromkeys(part for part in (row.place, row.area1) if part)),
            what=" – ".join(part for part in (row.side_a, row.side_b) if part) or tr("sides not given"),
            deaths=tr("number not given") if row.deaths_best is None else str(row.deaths_best),
        )
        for row in rows
    )
