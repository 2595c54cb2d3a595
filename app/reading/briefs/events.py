"""Annex B of a brief: the events of the newest data set, as a table, by month and by first-level area."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.annex_rows import EventArea, EventMonth, EventPicture
from app.briefs.annexes import EventRow
from app.reading.outside.event_facts import covering_batches, newest_dataset, spans_of
from app.reading.outside.events import EventQuery, counting
from app.rules.signals.coverage import Span, stretch_with, stretches
from app.rules.signals.months import month_of, months_between
from db.events import EVENTS
from db.imports import ImportBatch
from db.reports import Report
from db.signals import Signal
from db.vocabulary import words
from db.vocabulary.imports import DataSet, EventKind
from language import mark, plural, tr

MONTHS = 24
"""Months that the chart and the map show, up to the last one that the data cover."""

MOST_ROWS = 40
"""Events in the table: those that the report's signals rest on, or else those with most deaths."""

NONE_ON_FILE = mark("No event data set has been imported for this country.")

_JOINED = EVENTS.join(ImportBatch, ImportBatch.id == EVENTS.c.batch_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnnex:
    """The picture and the rows, and in words where they come from and what was left out."""

    picture: EventPicture | None
    rows: tuple[EventRow, ...]
    note: str


def event_annex(session: Session, report: Report, at: datetime) -> EventAnnex:
    """Annex B of a report as everything stands at ``at``. One data set: two would count the same killing twice."""
    available = newest_dataset(session, report.country)
    if not available:
        return EventAnnex(picture=None, rows=(), note=tr(NONE_ON_FILE))
    dataset = available[0]
    span = _months(session, dataset, at.date())
    if span is None:
        return EventAnnex(picture=None, rows=(), note=tr(NONE_ON_FILE))
    query = EventQuery(
        country=report.country, dataset=dataset, first=span.first.first_day, last=span.last.last_day
    )
    batches = ", ".join(covering_batches(session, dataset, span.first, span.last))
    keys = _cited(session, report, dataset)
    rows = _rows(session, query, keys)
    shown = (
        plural(
            "The table has the gravest that the report’s signals rest on.",
            "The table has the {count} gravest that the report’s signals rest on.",
            len(rows),
        )
        if keys
        else plural(
            "The table has the one with most deaths.",
            "The table has the {count} with most deaths.",
            len(rows),
        )
    )
    picture = _picture(
        session, query, span, tr("{dataset}, import {batches}", dataset=dataset.label, batches=batches)
    )
    return EventAnnex(picture=picture, rows=rows, note=shown)


def _months(session: Session, dataset: DataSet, day: date) -> Span | None:
    """The last months that the data cover, not beyond ``day``; one stretch of files without a gap."""
    spans = spans_of(session, dataset)
    if not spans:
        return None
    last = min(stretches(spans)[-1].last, month_of(day))
    covered = stretch_with(spans, last)
    return None if covered is None else Span(max(covered.first, last.plus(1 - MONTHS)), last)


def _cited(session: Session, report: Report, dataset: DataSet) -> list[str]:
    """Keys of the events that the signals rest on from which the report was opened."""
    signals = session.scalars(sa.select(Signal).where(Signal.report_id == report.id))
    mine = (signal for signal in signals if signal.numbers.get("dataset") == dataset.value)
    return list(dict.fromkeys(key for signal in mine for key in signal.events))


def _rows(session: Session, query: EventQuery, keys: list[str]) -> tuple[EventRow, ...]:
    e = EVENTS.c
    wanted = counting(EventQuery(dataset=query.dataset)) & e.key.in_(keys) if keys else counting(query)
    gravest = session.execute(
        sa.select(EVENTS)
        .select_from(_JOINED)
        .where(wanted)
        .order_by(sa.func.coalesce(e.deaths_best, 0).desc(), e.starts_on, e.key)
        .limit(MOST_ROWS)
    ).all()
    return tuple(_row(row) for row in sorted(gravest, key=lambda row: (row.starts_on, row.key)))


def _row(row: sa.Row[tuple[object, ...]]) -> EventRow:
    place = ", ".join(dict.fromkeys(part for part in (row.place, row.area1) if part))
    return EventRow(
        occurred=row.starts_on,
        place=place or tr("place not given"),
        kind=row.subkind or words(EventKind(row.kind)).lower(),
        sides=" – ".join(part for part in (row.side_a, row.side_b) if part),
        deaths_low=row.deaths_low,
        deaths_best=row.deaths_best,
        deaths_high=row.deaths_high,
        civilian_deaths=row.deaths_civilians,
        source=row.key,
    )


def _picture(session: Session, query: EventQuery, span: Span, source: str) -> EventPicture:
    e = EVENTS.c
    month = sa.func.substr(sa.cast(e.starts_on, sa.Text), 1, 7)
    civilian = (e.kind == EventKind.ONE_SIDED.value) | (sa.func.coalesce(e.civilians_targeted, 0) == 1)
    by_month = {
        found[0]: found
        for found in session.execute(
            sa.select(
                month,
                sa.func.count(),
                sa.func.sum(sa.cast(civilian, sa.Integer)),
                sa.func.coalesce(sa.func.sum(e.deaths_best), 0),
            )
            .select_from(_JOINED)
            .where(counting(query), e.starts_on >= query.first)
            .group_by(month)
        )
    }
    months = []
    for one in months_between(span.first, span.last):
        _, events, against, deaths = by_month.get(str(one), ("", 0, 0, 0))
        months.append(EventMonth(one.first_day, events, against, deaths))
    placed = e.latitude.is_not(None) & e.longitude.is_not(None) & (sa.func.trim(e.area1) != "")
    areas = session.execute(
        sa.select(
            sa.func.trim(e.area1),
            sa.func.count(),
            sa.func.avg(e.latitude),
            sa.func.avg(e.longitude),
            sa.func.coalesce(sa.func.sum(e.deaths_best), 0),
        )
        .select_from(_JOINED)
        .where(counting(query), e.starts_on >= query.first, placed)
        .group_by(sa.func.trim(e.area1))
        .order_by(sa.func.count().desc(), sa.func.trim(e.area1))
    ).all()
    total = sum(one.events for one in months)
    return EventPicture(
        first=span.first.first_day,
        last=span.last.last_day,
        source=source,
        events=total,
        unplaced=total - sum(found[1] for found in areas),
        months=tuple(months),
        areas=tuple(
            EventArea(name, events, round(latitude * 1_000_000), round(longitude * 1_000_000), deaths)
            for name, events, latitude, longitude, deaths in areas
        ),
    )
