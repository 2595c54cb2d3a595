"""How long a million events of UCDP GED take into the encrypted case, against pandas into a plain SQLite.

Both read the same file in the same run, each in a process of its own: Tocsin with validation, duplicate detection,
digests, indexes and ledger (the use case ``import_file``, as window and command line call it); pandas with
``read_csv`` in chunks and ``to_sql``. Measured is the act alone, neither the start of Python nor the making of an empty
case. The file repeats the events of Myanmar from ``../shared/data`` under numbers of their own; where that folder is
absent, made-up events of the same shape.

Run with ``python -m benchmarks.importing [ROWS]``; the exit status is 1 when Tocsin takes longer than pandas, or more
than 500 MB of memory. Tocsin reads with one process and writes with another, pandas does both in one: so seconds of
the processors are told beside those of the clock. Memory is the largest of each process, added up.
"""

import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from app.imports.ged import COLUMNS

ROWS = 1_000_000
LARGEST_RATIO = 1.0
MOST_MEGABYTES = 500
CHUNK = 50_000
"""Rows that pandas reads at once: larger ones were no faster."""

MYANMAR = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "ged_myanmar.csv"


def make_file(path: Path, rows: int) -> str:
    """Write ``rows`` events; where they came from, in words."""
    if MYANMAR.exists():
        with MYANMAR.open(encoding="utf-8", newline="") as file:
            header, *events = list(csv.reader(file))
        source = f"events of Myanmar, repeated from {len(events):,}"
    else:
        header, events, source = list(COLUMNS), list(islice(_made_up(), 10_000)), "made-up events"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows):
            writer.writerow([str(100_000 + number), *events[number % len(events)][1:]])
    return source


def _made_up() -> Iterator[list[str]]:
    """Events as long, as varied and as often quoted as published ones."""
    start = date(1990, 1, 1)
    for number in range(1_000_000):
        day = (start + timedelta(days=number % 12_000)).isoformat()
        north, east = f"{10 + number % 1500 / 100:.6f}", f"{92 + number % 900 / 100:.6f}"
        deaths = str(number % 7)
        article = (
            f"Agency {number % 50},{day},Clashes near village {number} leave people dead and others displaced"
        )
        row = dict.fromkeys(COLUMNS, "1") | {
            "id": str(number),
            "relid": f"MYA-{day[:4]}-1-{number}",
            "year": day[:4],
            "code_status": "Clear",
            "type_of_violence": str(1 + number % 3),
            "conflict_name": "Myanmar (Burma): Government",
            "dyad_name": f"Government of Myanmar (Burma) - Group {number % 40}",
            "side_a": "Government of Myanmar (Burma)",
            "side_b": f"Group {number % 40}",
            "source_article": f'"{article}"' if number % 4 else article.replace(",", " "),
            "source_office": f"Agency {number % 50}",
            "source_date": day,
            "source_headline": f"Clashes near village {number} leave people dead and others displaced by fire",
            "source_original": "residents",
            "where_coordinates": f"Village {number % 1500}",
            "where_description": f"Village {number % 1500}, north of the river, in the township of {number % 300}",
            "adm_1": f"State {number % 15}",
            "adm_2": f"District {number % 75}",
            "latitude": north,
            "longitude": east,
            "geom_wkt": f"POINT ({east} {north})",
            "country": "Myanmar (Burma)",
            "country_id": "775",
            "region": "Asia",
            "date_start": day,
            "date_end": day,
            "deaths_b": deaths,
            "deaths_a": "0",
            "deaths_civilians": "0",
            "deaths_unknown": "0",
            "best": deaths,
            "high": deaths,
            "low": deaths,
            "gwnoa": "775",
            "gwnob": "",
        }
        yield [row[column] for column in COLUMNS]


class Taken(NamedTuple):
    """What a way took: seconds by the clock and of all its processes, megabytes of memory."""

    seconds: float
    processor: float
    megabytes: float


def taken(act: Callable[[], object]) -> Taken:
    """What an act takes, its child processes included."""
    start, before = perf_counter(), sum(os.times()[:4])
    act()
    seconds, processor = perf_counter() - start, sum(os.times()[:4]) - before
    largest = sum(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Taken(seconds, processor, largest / (1_000_000 if sys.platform == "darwin" else 1_000))


def with_tocsin(source: Path, folder: Path) -> Taken:
    """The import into a new case."""
    import sqlalchemy as sa  # noqa: PLC0415

    from app.actions.outside.imports import ImportFile, import_file  # noqa: PLC0415 - loaded by the process that uses it
    from app.opening.upgrading import migrate  # noqa: PLC0415
    from app.perform import perform  # noqa: PLC0415
    from db.actor import Actor  # noqa: PLC0415
    from db.base import new_id  # noqa: PLC0415
    from db.engine import create_database  # noqa: PLC0415
    from db.events import EVENTS  # noqa: PLC0415
    from db.people import Person  # noqa: PLC0415
    from db.store import Store  # noqa: PLC0415
    from db.vocabulary import Role  # noqa: PLC0415

    engine = create_database(folder, bytes(32))
    migrate(engine)
    store = Store(engine, clock=lambda: datetime(2026, 1, 15, 9, tzinfo=UTC))
    analyst = Actor(
        account_id=new_id(), person_id=new_id(), name="Amina Okoro", roles=frozenset({Role.ANALYST})
    )
    with store.work(analyst) as work:
        work.act("person.add")
        work.add(Person(id=str(analyst.person_id), name=analyst.name))
        work.commit()
    found = taken(lambda: perform(store, analyst, import_file, ImportFile(path=source)))
    with store.read() as session:
        print(
            f"{session.scalar(sa.select(sa.func.count()).select_from(EVENTS)):,} events imported",
            file=sys.stderr,
        )
    store.close()
    return found


def with_pandas(source: Path, folder: Path) -> Taken:
    """The same file into a plain SQLite."""
    pd = import_module("pandas")

    def act() -> None:
        for chunk in pd.read_csv(source, chunksize=CHUNK):
            chunk.to_sql("events", connection, if_exists="append", index=False)
        connection.commit()

    connection = sqlite3.connect(folder / "plain.sqlite")
    found = taken(act)
    connection.close()
    return found


_WAYS = {"tocsin": with_tocsin, "pandas": with_pandas}


def measured(way: str, source: Path) -> Taken:
    """What one way takes, in a process and a folder of its own."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.importing", way, str(source), folder],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return Taken(*json.loads(done.stdout))


def main(rows: int) -> int:
    """Exit status: 0 on target, 1 missed."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "ged.csv"
        origin = make_file(source, rows)
        print(f"{rows:,} {origin}; {source.stat().st_size / 1e6:,.0f} MB")
        pandas, tocsin = measured("pandas", source), measured("tocsin", source)
    ratio = tocsin.seconds / pandas.seconds
    for title, found in (("pandas into plain SQLite", pandas), ("Tocsin, encrypted, whole", tocsin)):
        print(
            f"{title}    {found.seconds:6.1f} s  ({found.processor:5.1f} s of the processors)  {found.megabytes:4.0f} MB"
        )
    print(f"ratio by the clock {ratio:.2f} (at most {LARGEST_RATIO}); memory at most {MOST_MEGABYTES} MB")
    return 0 if ratio <= LARGEST_RATIO and tocsin.megabytes <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(_WAYS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
