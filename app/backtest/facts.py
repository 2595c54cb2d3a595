"""Events as the signs read them, from rows as they are imported and as they are stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.events import EventQuery, counting
from app.rules.signals import EventFact
from app.rules.signals.coverage import Span
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet, EventKind

BLOCK = 5_000
"""Rows that are held at a time while stored events are read."""
_READ = (
    *("key", "country", "country_name", "starts_on", "ends_on", "kind", "subkind", "side_a"),
    *("side_b", "with_b", "deaths_civilians", "deaths_best", "deaths_low", "deaths_high"),
    *("civilians_targeted", "area1", "notes", "sources"),
)

Values = Mapping[str, Any] | sa.RowMapping
"""The values of an event by the names of the columns of :data:`db.events.EVENTS`."""


def country_of(values: Values) -> str:
    """The alpha-3 code of an event's country; where none was resolved, its name as the data have it."""
    found: str = values["country"] or values["country_name"].strip() or "(no country)"
    return found


def fact_of_text(key: str, values: Mapping[str, str]) -> EventFact:
    """The event in a row of an import: every value as text in its canonical form, empty where there is none."""
    numbers = {
        name: int(values[name]) if values[name] else None
        for name in ("deaths_civilians", "deaths_best", "deaths_low", "deaths_high")
    }
    return _fact(
        key,
        {**values, **numbers},
        start=date.fromisoformat(values["starts_on"]),
        end=date.fromisoformat(values["ends_on"]),
        targeted=values["civilians_targeted"] == "1",
    )


def stored_facts(
    session: Session, country: str, dataset: DataSet, span: Span
) -> Iterator[tuple[str, EventFact]]:
    """The events of a data set that count now and touch these months, with their countries; all for an empty code.

    They are read a block at a time: there may be a million.
    """
    query = EventQuery(country=country, dataset=dataset, first=span.first.first_day, last=span.last.last_day)
    rows = session.execute(
        sa.select(*(EVENTS.c[name] for name in _READ))
        .select_from(EVENTS.join(ImportBatch, ImportBatch.id == EVENTS.c.batch_id))
        .where(counting(query))
        .execution_options(yield_per=BLOCK)
    )
    for row in rows.mappings():
        yield (
            country_of(row),
            _fact(
                row["key"],
                row,
                start=row["starts_on"],
                end=row["ends_on"],
                targeted=bool(row["civilians_targeted"]),
            ),
        )


def _fact(key: str, values: Values, *, start: date, end: date, targeted: bool) -> EventFact:
    return EventFact(
        key=key,
        start=start,
        end=end,
        kind=EventKind(values["kind"]),
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
        violent_to_civilians=targeted,
    )
