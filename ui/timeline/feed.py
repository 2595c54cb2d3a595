"""What the axis shows is read here, off the window's thread, no finer and no wider than it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.reading.timeline.density import Bucket, Extent, event_density, event_extents
from app.reading.timeline.marks import Mark, past_marks, timeline_marks
from app.reading.timeline.singles import MOST_SINGLE, SingleEvent, single_events
from app.rules.timeline import WEEK, Level, beginning
from db.vocabulary.imports import DataSet
from ui.case import Case
from ui.tasks import Task

_TILE_YEARS = {Level.YEAR: 400, Level.MONTH: 400, Level.WEEK: 10, Level.DAY: 2}
"""Years that are read at once: about a thousand spans at most."""

Tile = tuple[Level, int]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is in view: spans of a level, and single events where there are few enough."""

    level: Level
    first: date
    last: date


class Feed(QObject):
    """``opened``: another file's marks are here. ``arrived``: more of what is in view is here.

    One read runs at a time. What is asked for meanwhile waits, and of that only the newest: whoever pans or zooms on
    never waits for what has left the view.
    """

    opened = Signal()
    arrived = Signal()

    def __init__(self, case: Case, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._country = ""
        self._as_of: datetime | None = None
        self._task: Task | None = None
        self._waiting: _Wanted | None = None
        self._tiles: dict[Tile, tuple[Bucket, ...]] = {}
        self._singles: tuple[date, date, tuple[SingleEvent, ...]] | None = None
        self.marks: tuple[Mark, ...] = ()
        self.extents: tuple[Extent, ...] = ()
        self.dataset: DataSet | None = None

    @property
    def reading(self) -> bool:
        """Whether something is being read."""
        return self._task is not None and self._task.running

    @property
    def extent(self) -> Extent | None:
        """The events of the data set that is shown."""
        return next((one for one in self.extents if one.dataset is self.dataset), None)

    def open(self, country: str, today: date, as_of: datetime | None = None) -> None:
        """Read the marks of a country, and from when to when it has events.

        ``as_of``: as they were recorded by that instant, at which the day ``today`` ended; none: as they stand.
        """
        if country != self._country:
            self.dataset = None
        self._country, self._as_of = country, as_of
        if self._task is not None and self._task.running:
            self._task.cancel()

        def read(session: Any) -> tuple[tuple[Mark, ...], tuple[Extent, ...]]:
            marks = (
                timeline_marks(session, country, today)
                if as_of is None
                else past_marks(session, country, today, as_of)
            )
            return marks, event_extents(session, country, as_of=as_of)

        self._run(read, self._opened)

    def choose(self, dataset: DataSet) -> None:
        """Show the events of another data set."""
        self.dataset = dataset
        self._forget()
        self.arrived.emit()

    def want(self, level: Level, first: date, last: date) -> None:
        """Have what is in view read, unless it is here."""
        self._waiting = _Wanted(level, first, last)
        if not self.reading:
            self._next()

    def buckets(self, level: Level, first: date, last: date) -> tuple[Bucket, ...]:
        """What is here of the events in view, counted by spans of a level."""
        low, high = beginning(first, level), last
        return tuple(
            bucket
            for tile in _tiles(level, first, last)
            for bucket in self._tiles.get(tile, ())
            if low <= bucket.first <= high
        )

    def singles(self, first: date, last: date) -> tuple[SingleEvent, ...] | None:
        """The single events that began in these days; none where they are not here, or too many."""
        held = self._singles
        if held is None or first < held[0] or last > held[1]:
            return None
        return tuple(event for event in held[2] if first <= event.first <= last)

    def _forget(self) -> None:
        self._tiles.clear()
        self._singles = None

    def _opened(self, found: tuple[tuple[Mark, ...], tuple[Extent, ...]]) -> None:
        self.marks, self.extents = found
        if self.extent is None:
            self.dataset = self.extents[0].dataset if self.extents else None
        self._forget()
        self.opened.emit()

    def _next(self) -> None:
        """Read the first of what is wanted and not here: the spans in view, then single events."""
        wanted, dataset = self._waiting, self.dataset
        if wanted is None or dataset is None:
            return
        missing = [
            tile for tile in _tiles(wanted.level, wanted.first, wanted.last) if tile not in self._tiles
        ]
        if missing:
            self._read_tiles(wanted.level, missing, dataset)
            return
        self._waiting = None
        first, last = wanted.first, wanted.last
        if wanted.level is Level.DAY and self.singles(first, last) is None and self._few(first, last):
            self._read_singles(wanted, dataset)

    def _read_tiles(self, level: Level, missing: list[Tile], dataset: DataSet) -> None:
        country, as_of, tiles = self._country, self._as_of, range(missing[0][1], missing[-1][1] + 1)
        bounds = [_bounds(level, tile) for tile in tiles]

        def read(session: Any) -> tuple[Bucket, ...]:
            first, last = bounds[0][0], bounds[-1][1]
            return event_density(session, country, dataset, level, first=first, last=last, as_of=as_of)

        def keep(found: tuple[Bucket, ...]) -> None:
            if dataset is not self.dataset:
                return
            for tile, (begin, end) in zip(tiles, bounds, strict=True):
                self._tiles[level, tile] = tuple(bucket for bucket in found if begin <= bucket.first <= end)
            self.arrived.emit()

        self._run(read, keep)

    def _few(self, first: date, last: date) -> bool:
        counted = self.buckets(Level.DAY, first, last)
        return sum(bucket.events for bucket in counted) <= MOST_SINGLE

    def _read_singles(self, wanted: _Wanted, dataset: DataSet) -> None:
        """Single events of what is in view, and as much again on either side if that is not too many."""
        country, as_of = self._country, self._as_of
        first, last = wanted.first, wanted.last
        around = last - first
        if first.toordinal() > around.days + 1 and last.toordinal() + around.days < date.max.toordinal():
            wide = first - around, last + around
            here = all(tile in self._tiles for tile in _tiles(Level.DAY, *wide))
            first, last = wide if here and self._few(*wide) else (first, last)

        def read(session: Any) -> tuple[SingleEvent, ...]:
            return single_events(session, country, dataset, first=first, last=last, as_of=as_of)

        def keep(found: tuple[SingleEvent, ...]) -> None:
            if dataset is self.dataset:
                self._singles = (first, last, found)
                self.arrived.emit()

        self._run(read, keep)

    def _run(self, read: Callable[[Any], Any], keep: Callable[[Any], None]) -> None:
        store = self._case.store

        def work(_progress: object, _cancelled: object) -> Any:
            with store.read() as session:
                return read(session)

        task = self._case.tasks.run(work, keep, owner=self)
        self._task = task
        task.ended.connect(self._ended)

    def _ended(self) -> None:
        if not self.reading:
            self._next()


def _tiles(level: Level, first: date, last: date) -> list[Tile]:
    years = _TILE_YEARS[level]
    # The last days of a year may be of a week that counts to the next.
    until = min(last.toordinal() + WEEK, date.max.toordinal())
    return [
        (level, number) for number in range(first.year // years, date.fromordinal(until).year // years + 1)
    ]


def _bounds(level: Level, tile: int) -> tuple[date, date]:
    """The days of a tile: whole spans, so that no span is cut in two."""
    years = _TILE_YEARS[level]
    begin = beginning(date(max(1, tile * years), 1, 1), level)
    if (tile + 1) * years > MAXYEAR:
        return begin, date.max
    return begin, beginning(date((tile + 1) * years, 1, 1), level) - timedelta(days=1)
