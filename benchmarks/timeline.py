"""How long the timeline of a country with 100,000 events takes to read and to draw.

Read: each level over all years, and as much of it as the window asks for at once, against a bare count of the country's
events in the same encrypted database in the same run. Drawn: a pan of 200 steps at each zoom, whatever is read meanwhile arriving
between the steps, with 100,000 events against 1,000; a step is the move, the layout and the painting of what is in view,
in processor time of the window's thread: what is read beside it takes none of that.

Run with ``python -m benchmarks.timeline``; the exit status is 1 when a target is missed. Milliseconds are of this machine, ratios are
what is judged. The events are those of Myanmar from ``../shared/data``, repeated on days nearby; where that folder is absent,
made-up ones of the same shape.
"""

import csv
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import sqlalchemy as sa

from app.actions.outside.imports import ImportFile, import_file
from app.opening.upgrading import migrate
from app.perform import perform
from app.reading.timeline.density import event_density, event_extents
from app.rules.timeline import Level
from benchmarks.importing import make_file
from db.actor import Actor
from db.base import new_id
from db.engine import create_database
from db.events import EVENTS
from db.people import Person
from db.store import Store
from db.vocabulary import Role
from db.vocabulary.imports import DataSet

SIZES = (1_000, 100_000)
ROUNDS = 9
STEPS = 200
LARGEST_READ = 40.0
"""Times a bare count: a level over all years, which is read once for each level and file."""
LARGEST_TILE = 10.0
"""Times a bare count: what a pan or a zoom may ask for."""
LARGEST_PAINT = 3.0
"""Times the median step with 1,000 events."""
SPANS = {"Decades": 0.0, "Years": 5 * 365.25, "Months": 365.25, "Days": 45.0}

_NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
_TILES = {
    Level.YEAR: (date(1989, 1, 1), date(2023, 12, 31)),
    Level.MONTH: (date(1989, 1, 1), date(2023, 12, 31)),
    Level.WEEK: (date(2010, 1, 4), date(2019, 12, 29)),
    Level.DAY: (date(2016, 1, 1), date(2017, 12, 31)),
}


@contextmanager
def case_of(rows: int) -> Iterator[tuple[Store, Actor]]:
    """An encrypted case with so many events of one country, on days spread around those of the data."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ged.csv"
        make_file(path, rows)
        _spread(path)
        engine = create_database(Path(folder), bytes(32))
        migrate(engine)
        store = Store(engine, clock=lambda: _NOW)
        analyst = Actor(
            account_id=new_id(), person_id=new_id(), name="Amina Okoro", roles=frozenset({Role.ANALYST})
        )
        with store.work(analyst) as work:
            work.act("person.add")
            work.add(Person(id=str(analyst.person_id), name=analyst.name))
            work.commit()
        perform(store, analyst, import_file, ImportFile(path=path))
        yield store, analyst
        store.close()


def _spread(path: Path) -> None:
    """Repeated events do not all fall on the same days."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    starts, ends = header.index("date_start"), header.index("date_end")
    chance = random.Random(20170825)  # noqa: S311 - nothing secret
    for row in rows:
        moved = timedelta(days=chance.randint(-400, 400))
        for column in (starts, ends):
            day = date.fromisoformat(row[column][:10]) + moved
            row[column] = min(max(day, date(1989, 1, 1)), date(2023, 12, 31)).isoformat()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def timed(
    store: Store, read: Callable[[Any], object], beside: Callable[[Any], object]
) -> tuple[float, float]:
    """Median milliseconds of a read, and its median ratio to another: the two take turns, each in a session of its own.

    What else the machine does slows both of a turn alike.
    """
    spent, ratios = [], []
    for _ in range(ROUNDS):
        one, other = (_once(store, each) for each in (read, beside))
        spent.append(one)
        ratios.append(one / other)
    return statistics.median(spent), statistics.median(ratios)


def _once(store: Store, read: Callable[[Any], object]) -> float:
    with store.read() as session:
        began = perf_counter()
        read(session)
        return (perf_counter() - began) * 1000


def measure_reads(store: Store) -> bool:
    """Print how long each level takes to read; whether the targets are met."""
    counted = sa.select(sa.func.count()).where(EVENTS.c.country == "MMR")

    def bare(session: Any) -> object:
        return session.scalar(counted)

    extents, times = timed(store, lambda session: event_extents(session, "MMR"), bare)
    print(f"from when to when there are events {extents:.1f} ms, {times:.1f} times a bare count of them")
    print(f"{'level':>6} {'all years':>12} {'ratio':>7} {'as asked':>12} {'ratio':>7}")
    met = True
    for level in Level:
        found = []
        for first, last in ((date(1989, 1, 1), date(2023, 12, 31)), _TILES[level]):

            def read(session: Any, level: Level = level, first: date = first, last: date = last) -> object:
                return event_density(session, "MMR", DataSet.UCDP_GED, level, first=first, last=last)

            found.append(timed(store, read, bare))
        (whole, of_whole), (tile, of_tile) = found
        print(f"{level:>6} {whole:>9.1f} ms {of_whole:>7.1f} {tile:>9.1f} ms {of_tile:>7.1f}")
        asked = LARGEST_READ if level in {Level.YEAR, Level.MONTH} else LARGEST_TILE
        met = met and of_tile <= asked
    return met


def measure_paint(cases: Sequence[tuple[Store, Actor]]) -> dict[str, list[tuple[float, float]]]:
    """Median and longest milliseconds of a step of a pan, by zoom, in each of the cases: they take turns step by step."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 - the screen is chosen first
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from reports.printer import PdfPrinter  # noqa: PLC0415
    from ui.case import Case  # noqa: PLC0415
    from ui.tasks import Tasks  # noqa: PLC0415
    from ui.theme import ThemeChoice, install  # noqa: PLC0415
    from ui.timeline.canvas import TimelineCanvas  # noqa: PLC0415
    from ui.timeline.feed import Feed  # noqa: PLC0415

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    install(app, ThemeChoice.LIGHT)
    tasks = Tasks()
    failures: list[BaseException] = []
    tasks.bug.connect(lambda error: failures.append(error))  # noqa: PLW0108 - Qt calls no method of Python's own
    canvases = []
    for store, actor in cases:
        case = Case(store, actor, PdfPrinter(), tasks)
        feed = Feed(case, case)
        canvas = TimelineCanvas(feed)
        feed.opened.connect(lambda canvas=canvas: canvas.begin(_NOW.date(), keep=False))
        canvas.resize(1240, 420)
        feed.open("MMR", _NOW.date())
        canvases.append((canvas, feed))

    def settle() -> None:
        while any((not feed.marks and not feed.extents) or feed.reading for _, feed in canvases):
            app.processEvents()

    found = {}
    for words, days in SPANS.items():
        settle()
        if days:
            for canvas, _ in canvases:
                canvas.show_days(days)
        settle()
        spent: list[list[float]] = [[] for _ in canvases]
        for step in range(STEPS):
            for (canvas, _), times in zip(canvases, spent, strict=True):
                image = QImage(canvas.size(), QImage.Format.Format_RGB32)
                began = thread_time()
                canvas.pan(-7.0 if step < STEPS // 2 else 7.0)
                canvas.render(image)
                times.append((thread_time() - began) * 1000)
            app.processEvents()
        found[words] = [(statistics.median(times), max(times)) for times in spent]
    settle()
    tasks.close()
    return found


def main() -> int:
    """Measure, print, and say by the exit status whether the targets are met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    few, many = SIZES
    with case_of(few) as small, case_of(many) as large:
        print(f"Reading, {many:,} events of one country")
        met = measure_reads(large[0])
        painted = measure_paint([small, large])
    print(f"A step of a pan of {STEPS}, with {SIZES[0]:,} and {SIZES[1]:,} events")
    print(f"{'zoom':>8} {'median':>9} {'longest':>9} {'median':>9} {'longest':>9} {'ratio':>6}")
    for words, ((usual, longest), (usual_of_many, longest_of_many)) in painted.items():
        ratio = usual_of_many / usual
        print(
            f"{words:>8} {usual:>6.1f} ms {longest:>6.1f} ms "
            f"{usual_of_many:>6.1f} ms {longest_of_many:>6.1f} ms {ratio:>6.2f}"
        )
        met = met and ratio <= LARGEST_PAINT
    print(
        "Targets met."
        if met
        else f"TARGET MISSED: reading {LARGEST_TILE:.0f} times a count ({LARGEST_READ:.0f} for years and months), "
        f"drawing {LARGEST_PAINT:.0f} times a step with {SIZES[0]:,}."
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
