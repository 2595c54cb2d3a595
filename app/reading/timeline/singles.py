"""Single events of a few days, for an axis that shows each of them."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.event_counts import COMBAT, counting_by_index
from app.reading.outside.event_query import EventQuery
from db.events import EVENTS
from db.vocabulary.imports import DataSet, EventKind
from language import tr

MOST_SINGLE = 400
"""Events that an axis shows one by one; where there are more in view, they are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleEvent:
    """One event, in the few words that an axis has room for. ``against``: directed at civilians (S-03)."""

    seq: int
    dataset: DataSet
    key: str
    first: date
    last: date
    kind: EventKind
    against: bool
    sides: str
    where: str
    deaths: int | None

    @property
    def counted_as(self) -> str:
        """What it is where events are counted: ``against`` civilians, ``combat`` or ``other`` (S-03)."""
        if self.against:
            return "against"
        return "combat" if self.kind in COMBAT else "other"


def single_events(
    session: Session,
    country: str,
    dataset: DataSet,
    *,
    first: date,
    last: date,
    as_of: datetime | None = None,
) -> tuple[SingleEvent, ...]:
    """The events that began from ``first`` to ``last``, the earliest first: at most :data:`MOST_SINGLE`.

    ``as_of``: those that counted at that instant; none: now.
    """
    e = EVENTS.c
    rows = session.execute(
        sa.select(
            e.seq,
            e.key,
            e.starts_on,
            e.ends_on,
            e.kind,
            e.civilians_targeted,
            e.side_a,
            e.side_b,
            e.place,
            e.area1,
            e.deaths_best,
        )
        .where(
            counting_by_index(session, EventQuery(country=country, dataset=dataset, last=last, as_of=as_of)),
            e.starts_on >= first,
        )
        .order_by(e.starts_on, e.seq)
        .limit(MOST_SINGLE)
    )
    return tuple(
        SingleEvent(
            seq=row.seq,
            dataset=dataset,
            key=row.key,
            first=row.starts_on,
            last=row.ends_on,
            kind=EventKind(row.kind),
            against=row.kind == EventKind.ONE_SIDED or row.civilians_targeted == 1,
            sides=" – ".join(part for part in (row.side_a, row.side_b) if part) or tr("Sides not given"),
            where=", ".join(dict.fromkeys(part for part in (row.place, row.area1) if part)),
            deaths=row.deaths_best,
        )
        for row in rows
    )
