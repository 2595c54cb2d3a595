"""Imported events that match a search: only those that count now, the latest of the newest first."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.counting_rows import batch_counts, row_counts
from app.rules.finding import Query
from db.events import EVENTS
from db.imports import ImportBatch

LOOKED_AT = 100
"""Events, those that came last first, that are put in the order of their days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFound:
    """An event as a search shows it."""

    seq: int
    key: str
    country: str
    country_name: str
    day: date
    title: str
    text: str


def events_found(
    session: Session, match: str, query: Query, *, most: int
) -> tuple[tuple[EventFound, ...], bool]:
    """At most ``most`` events that match, and whether there are more."""
    if not match:
        return (), False
    rows, index = EVENTS.c, sa.table("find_events", sa.column("rowid"))
    statement = (
        sa.select(rows.seq, rows.starts_on)
        .select_from(
            sa.join(index, EVENTS, rows.seq == index.c.rowid).join(
                ImportBatch, ImportBatch.id == rows.batch_id
            )
        )
        .where(sa.text("find_events match :asked"), batch_counts(ImportBatch, None), row_counts(EVENTS, None))
        .order_by(index.c.rowid.desc())
        .limit(LOOKED_AT)
    )
    if query.since:
        statement = statement.where(rows.ends_on >= query.since)
    if query.until:
        statement = statement.where(rows.starts_on <= query.until)
    found = session.execute(statement, {"asked": match}).all()
    latest = sorted(found, key=lambda row: (row.starts_on, row.seq), reverse=True)[:most]
    return _shown(session, [row.seq for row in latest]), len(found) > most


def _shown(session: Session, numbers: list[int]) -> tuple[EventFound, ...]:
    rows = {row.seq: row for row in session.execute(sa.select(EVENTS).where(EVENTS.c.seq.in_(numbers)))}
    return tuple(
        EventFound(
            seq=row.seq,
            key=row.key,
            country=row.country or "",
            country_name=row.country_name,
            day=row.starts_on,
            title=" – ".join(filter(None, (row.side_a, row.side_b))) or row.conflict or row.subkind,
            text=" · ".join(
                filter(
                    None, (row.place, row.area2, row.area1, row.notes, row.sources, row.with_a, row.with_b)
                )
            ),
        )
        for row in (rows[number] for number in numbers)
    )
