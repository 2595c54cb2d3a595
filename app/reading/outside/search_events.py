"""Imported events that match a search: only those that count now, the latest of the newest first."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app.reading.outside.counting_rows import batch_counts, row_counts
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
    since, until = query.since, query.until
    days = {"since": since and since.isoformat(), "until": until and until.isoformat()}
    statement, fixed = _matching()
    wanted = fixed | days | {"asked": match, "most": LOOKED_AT}
    found = session.connection().exec_driver_sql(statement, wanted).all()
    latest = sorted(found, key=lambda row: (row.starts_on, row.seq), reverse=True)[:most]
    return _shown(session, [row.seq for row in latest]), len(found) > most


@cache
def _matching() -> tuple[str, dict[str, Any]]:
    """The query, written once: putting it together anew takes longer than most searches."""
    rows, index = EVENTS.c, sa.table("find_events", sa.column("rowid"))
    since, until = sa.bindparam("since", type_=sa.String), sa.bindparam("until", type_=sa.String)
    statement = (
        sa.select(rows.seq, rows.starts_on)
        .select_from(
            sa.join(index, EVENTS, rows.seq == index.c.rowid).join(
                ImportBatch, ImportBatch.id == rows.batch_id
            )
        )
        .where(
            sa.text("find_events match :asked"),
            batch_counts(ImportBatch, None),
            row_counts(EVENTS, None),
            sa.or_(since.is_(None), rows.ends_on >= sa.type_coerce(since, sa.Date)),
            sa.or_(until.is_(None), rows.starts_on <= sa.type_coerce(until, sa.Date)),
        )
        .order_by(index.c.rowid.desc())
        .limit(sa.bindparam("most"))
    )
    written = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    return str(written), dict(written.params)


def _shown(session: Session, numbers: list[int]) -> tuple[EventFound, ...]:
    found = session.connection().exec_driver_sql(_SHOWN, (json.dumps(numbers),))
    rows = {row.seq: row for row in found}
    return tuple(
        EventFound(
            seq=row.seq,
            key=row.key,
            country=row.country or "",
            country_name=row.country_name,
            day=date.fromisoformat(row.starts_on),
            title=" – ".join(filter(None, (row.side_a, row.side_b))) or row.conflict or row.subkind,
            text=" · ".join(filter(None, (getattr(row, name) for name in _TEXT))),
        )
        for row in (rows[number] for number in numbers)
    )


_TEXT = ("place", "area2", "area1", "notes", "sources", "with_a", "with_b")
_SHOWN = f"""
select seq, key, country, country_name, starts_on, side_a, side_b, conflict, subkind, {", ".join(_TEXT)}
from events where seq in (select value from json_each(?))
"""  # noqa: S608 - names of our columns
