"""Which imported events are wanted, and the limits that this sets on their rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from db.events import EVENTS
from db.vocabulary.imports import DataSet, EventKind


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


def wanted(query: EventQuery) -> Iterator[sa.ColumnElement[bool]]:
    """The limits that a query sets, whether a row counts or not; none reads a column that the query leaves empty."""
    rows = EVENTS.c
    if query.country:
        yield rows.country == query.country
    if query.dataset is not None:
        yield rows.dataset == query.dataset.value
    if query.kinds:
        yield rows.kind.in_([kind.value for kind in query.kinds])
    if query.first is not None:
        yield rows.ends_on >= query.first
    if query.last is not None:
        yield rows.starts_on <= query.last
    if query.text.strip():
        looked_in = (rows.side_a, rows.side_b, rows.area1, rows.area2, rows.place, rows.sources, rows.notes)
        yield sa.or_(*(column.icontains(query.text.strip(), autoescape=True) for column in looked_in))
