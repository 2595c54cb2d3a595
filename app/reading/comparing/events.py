"""Events by month as they were known on two days: what a later release of the data changed is seen as changed."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.reading.comparing.lines import ComparedLine, Topic
from app.reading.countries.file_on import FileOn
from app.reading.outside.event_counts import counting_seqs
from app.reading.timeline.density import Bucket, event_density, event_extents
from app.rules.timeline import Level, beginning, following
from app.rules.turns import turn_of, turn_of_count
from db.vocabulary.imports import DataSet
from language import tr
from language.dates import month_words

_BEFORE = 3
"""Months before each day that are told."""
_MOST = 24
"""Months from the first to the last; of days farther apart, only those before each are told."""


def compared_events(session: Session, then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    """The months that lead up to each of the two days, of the data set with the newest events."""
    extents = event_extents(session, now.country, as_of=now.until)
    if not extents:
        yield ComparedLine(
            topic=Topic.EVENTS,
            what=tr("Data set of events"),
            then=tr("none"),
            now=tr("none"),
            turn=turn_of(0, 0),
        )
        return
    dataset = extents[0].dataset
    had = bool(counting_seqs(session, dataset, then.until))
    yield ComparedLine(
        topic=Topic.EVENTS,
        what=tr("Data set of events"),
        then=dataset.label if had else tr("not imported yet"),
        now=dataset.label,
        turn=turn_of(dataset if had else None, dataset),
    )
    before = _months(session, then, dataset) if had else {}
    after = _months(session, now, dataset)
    for month in _told(then.on, now.on):
        counts = _known(before, month, then.on, had=had), _known(after, month, now.on, had=True)
        yield ComparedLine(
            topic=Topic.EVENTS,
            what=month_words(month),
            then=_words(before.get(month), counts[0], to_come=month > then.on),
            now=_words(after.get(month), counts[1], to_come=month > now.on),
            turn=turn_of_count(*counts),
        )


def _told(then: date, now: date) -> list[date]:
    """The first days of the months that are told, the earliest first."""
    leading = [_back(day) for day in (then, now)]
    whole = []
    month = leading[0][0]
    while month <= beginning(now, Level.MONTH):
        whole.append(month)
        month = following(month, Level.MONTH)
    return whole if len(whole) <= _MOST else [*leading[0], *leading[1]]


def _back(day: date) -> list[date]:
    """The month of a day and those before it, the earliest first."""
    last = day.year * 12 + day.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(max(12, last - _BEFORE), last + 1)]


def _months(session: Session, found: FileOn, dataset: DataSet) -> dict[date, Bucket]:
    first, last = date(1, 1, 1), found.on
    buckets = event_density(
        session, found.country, dataset, Level.MONTH, first=first, last=last, as_of=found.until
    )
    return {bucket.first: bucket for bucket in buckets}


def _known(months: dict[date, Bucket], month: date, on: date, *, had: bool) -> int | None:
    """How many events were known; none for a month to come, and where no data were there."""
    if not had or month > on:
        return None
    return months[month].events if month in months else 0


def _words(bucket: Bucket | None, count: int | None, *, to_come: bool) -> str:
    if count is None:
        return tr("to come") if to_come else tr("no data")
    if bucket is None:
        return tr("none")
    return tr(
        "{events:,}, {against:,} directed at civilians, {deaths:,} dead",
        events=bucket.events,
        against=bucket.against,
        deaths=bucket.deaths,
    )
