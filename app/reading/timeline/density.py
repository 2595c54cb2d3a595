"""Events of a country counted by spans of time: never all of them, whatever their number."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.event_counts import COMBAT, counting_by_index, counting_seqs
from app.reading.outside.event_query import EventQuery
from app.rules.timeline import WEEK, Level
from db.events import EVENTS
from db.vocabulary.imports import EVENT_SETS, DataSet, EventKind

_BEFORE_MONDAY_1 = 1_721_425.5
"""Julian day number of 0001-01-01, a Monday, and the first of Python's ordinals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """The events that began in one span of time, by kind of violence (S-03), and their deaths.

    ``against`` were directed at civilians. Deaths are best estimates; where none is given nothing is counted.
    """

    first: date
    against: int
    combat: int
    other: int
    deaths: int
    civilian_deaths: int

    @property
    def events(self) -> int:
        """All of them."""
        return self.against + self.combat + self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The events of one data set in a country: from when to when they began, and how many there are."""

    dataset: DataSet
    first: date
    last: date
    events: int


def event_extents(session: Session, country: str, *, as_of: datetime | None = None) -> tuple[Extent, ...]:
    """Each data set that holds events of the country, now or at ``as_of``, the one with the newest event first.

    Two data sets that record the same killing would count it twice: they are shown one at a time.
    """
    found = []
    for dataset in EVENT_SETS:
        if not counting_seqs(session, dataset, as_of):
            continue
        query = EventQuery(country=country, dataset=dataset, as_of=as_of)
        row = session.execute(
            sa.select(
                sa.func.count(), sa.func.min(EVENTS.c.starts_on), sa.func.max(EVENTS.c.starts_on)
            ).where(counting_by_index(session, query))
        ).one()
        if row[0]:
            found.append(Extent(dataset=dataset, first=row[1], last=row[2], events=row[0]))
    # The sort keeps the order of the data sets where two end on one day.
    return tuple(sorted(found, key=lambda extent: extent.last, reverse=True))


def event_density(
    session: Session,
    country: str,
    dataset: DataSet,
    level: Level,
    *,
    first: date,
    last: date,
    as_of: datetime | None = None,
) -> tuple[Bucket, ...]:
    """The events that began from ``first`` to ``last``, counted by spans; spans without any are left out.

    The index gives them in the order of their days, so that they are added up by day as they come, and only the days
    are put into spans: an event is looked at once, and none is held.
    """
    rows = EVENTS.c
    against = sa.or_(rows.kind == EventKind.ONE_SIDED, rows.civilians_targeted == 1)
    combat = sa.or_(*(rows.kind == kind for kind in COMBAT))
    days = (
        sa.select(
            rows.starts_on,
            sa.func.count().label("events"),
            sa.func.sum(sa.case((against, 1), else_=0)).label("against"),
            sa.func.sum(sa.case((against, 0), (combat, 1), else_=0)).label("combat"),
            sa.func.sum(rows.deaths_best).label("deaths"),
            sa.func.sum(rows.deaths_civilians).label("civilians"),
        )
        .where(
            counting_by_index(session, EventQuery(country=country, dataset=dataset, last=last, as_of=as_of)),
            rows.starts_on >= first,
        )
        .group_by(rows.starts_on)
        .subquery()
    )
    day = days.c
    span = _span(day.starts_on, level).label("span")
    found = session.execute(
        sa.select(
            span,
            sa.func.sum(day.against),
            sa.func.sum(day.combat),
            sa.func.sum(day.events - day.against - day.combat),
            sa.func.coalesce(sa.func.sum(day.deaths), 0),
            sa.func.coalesce(sa.func.sum(day.civilians), 0),
        )
        .group_by(span)
        .order_by(span)
    )
    return tuple(
        Bucket(
            first=_first_day(row[0], level),
            against=row[1],
            combat=row[2],
            other=row[3],
            deaths=row[4],
            civilian_deaths=row[5],
        )
        for row in found
    )


def _span(day: sa.ColumnElement[date], level: Level) -> sa.ColumnElement[str]:
    text = sa.cast(day, sa.Text)
    if level is Level.WEEK:
        weeks = sa.cast(sa.func.julianday(day) - _BEFORE_MONDAY_1, sa.Integer).op("/")(WEEK)
        return sa.cast(weeks, sa.Text)
    return sa.func.substr(text, 1, {Level.YEAR: 4, Level.MONTH: 7, Level.DAY: 10}[level])


def _first_day(span: str, level: Level) -> date:
    if level is Level.WEEK:
        return date.fromordinal(int(span) * WEEK + 1)
    return date.fromisoformat(span + {Level.YEAR: "-01-01", Level.MONTH: "-01", Level.DAY: ""}[level])
