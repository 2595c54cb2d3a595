"""How long a whole search takes over 1,000,000 events and 20,000 reports, against the bare queries of FTS5.

The same encrypted case in the same run: the whole search goes from the typed line to results by kind with their
snippets, by the use that window and command line make of it; the bare one is ``MATCH … ORDER BY rank LIMIT 50`` over
the same three indexes, and nothing else. The case is made up: reports and their ledger entries through the program's own
unit of work, events straight into their table under one open batch, as an import writes them.

Run with ``python -m benchmarks.finding [EVENTS [REPORTS]]``; the exit status is 1 when the median ratio over the
queries is above the target.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy.orm import Session

from app.opening.finding import catch_up
from app.opening.upgrading import migrate
from app.reading.search.found import Found
from app.reading.search.searching import read_query, search
from app.rules.finding import Query, expression
from db.actor import Actor
from db.base import new_id
from db.countries import CountryFile
from db.engine import create_database, require_integrity
from db.events import EVENTS
from db.imported_rows import ImportedRows
from db.imported_values import Binder
from db.imports import OWN_COLUMNS, ImportBatch
from db.people import Person
from db.reports import Report
from db.store import Store
from db.vocabulary import Role
from db.vocabulary.imports import DataSet
from db.work import Work

EVENTS_MADE, REPORTS_MADE = 1_000_000, 20_000
LARGEST_RATIO = 1.5
ROUNDS = 5
BLOCK = 2_000

QUERIES = {
    "rare word": "quellingstone",
    "common word": "government",
    "prefix of two letters": "vi",
    "prefix of five letters": "displ",
    "two words": "market shelling",
    "two words, one rare": "kyiloberi shelling",
    "phrase": '"north of the river"',
    "other script (Burmese)": "ရခိုင်",
    "other script (Arabic)": "الخرطوم",
    "number of a report": "EW-2021-0042",
    "word and country": "shelling country:MMR",
}

_NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
_WORDS = [
    "shelling",
    "of",
    "the",
    "market",
    "people",
    "displaced",
    "village",
    "soldiers",
    "burned",
    "houses",
    "north",
    "river",
    "township",
    "checkpoint",
    "convoy",
    "school",
    "hospital",
    "militia",
    "clashes",
    "residents",
    "fled",
    "reported",
    "killed",
    "wounded",
    "abducted",
    "drone",
    "airstrike",
    "artillery",
    "ceasefire",
    "monitors",
    "aid",
    "road",
    "bridge",
    "church",
    "mosque",
    "monastery",
    "camp",
    "farmers",
    "attack",
    "district",
    "police",
    "protest",
]
_COUNTRIES = ("MMR", "SDN", "SYR", "ETH", "UKR", "AFG", "COD", "YEM")


def main(events: int, reports: int) -> int:
    """Exit status: 0 on target, 1 missed."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_database(Path(folder), bytes(32))
        migrate(engine)
        store = Store(engine, clock=lambda: _NOW)
        analyst = Actor(
            account_id=new_id(), person_id=new_id(), name="Amina Okoro", roles=frozenset({Role.ANALYST})
        )
        seconds = timed(make, store, analyst, events, reports)
        print(f"{events:,} events and {reports:,} reports written in {seconds:,.0f} s")
        seconds = timed(catch_up, store)
        print(f"events indexed in {seconds:,.1f} s ({events / seconds:,.0f} a second)")
        seconds = timed(require_integrity, engine)
        print(f"integrity of every page and index {seconds:,.1f} s")
        ratio = compare(store, analyst)
        store.close()
    print(f"median ratio {ratio:.2f} (at most {LARGEST_RATIO})")
    return 0 if ratio <= LARGEST_RATIO else 1


def compare(store: Store, analyst: Actor) -> float:
    """Print every query with its times; the median of their ratios."""
    ratios: list[float] = []
    print(f"{'':26}{'bare':>11}{'whole':>11}{'ratio':>8}")
    for name, typed in QUERIES.items():
        with store.read() as session:
            query = read_query(session, typed)
            asked = {table: _match(query, columns) for table, columns in _INDEXES.items()}
            plain = statistics.median(timed(bare, session, asked) for _ in range(ROUNDS))
            full = statistics.median(timed(whole, session, analyst, typed) for _ in range(ROUNDS))
            hits = len(whole(session, analyst, typed).hits)
        ratios.append(full / plain)
        print(f"{name:26}{plain * 1000:8.2f} ms{full * 1000:8.2f} ms{full / plain:8.2f}  {hits} hits")
    return statistics.median(ratios)


_INDEXES = {"find_words": "title words", "find_events": "sides places notes", "find_ledger": "words"}


def _match(query: Query, columns: str) -> str:
    said = expression(query.terms, columns)
    return f"{said} AND {{tags}} : (c{query.countries[0].lower()})" if query.countries else said


def bare(session: Session, asked: dict[str, str]) -> None:
    """The queries of the three indexes, ranked, and nothing else."""
    connection = session.connection()
    for table, match in asked.items():
        connection.exec_driver_sql(
            f"select rowid, rank from {table} where {table} match ? order by rank limit 50",  # noqa: S608 - our tables
            (match,),
        ).fetchall()


def whole(session: Session, analyst: Actor, typed: str) -> Found:
    """What window and command line ask for."""
    return search(session, analyst, read_query(session, typed), today=_NOW.date())


def timed(act: Callable[..., object], *arguments: object) -> float:
    """Seconds that an act takes."""
    start = perf_counter()
    act(*arguments)
    return perf_counter() - start


def make(store: Store, analyst: Actor, events: int, reports: int) -> None:
    """Fill the case."""
    chance = random.Random(42)  # noqa: S311 - the same case in every run
    with store.work(analyst) as work:
        work.act("person.add")
        person = work.add(Person(id=str(analyst.person_id), name=analyst.name))
        work.act("country.open")
        for country in _COUNTRIES:
            work.session.add(
                CountryFile(
                    country=country, opened_at=_NOW, opened_by_id=person.id, next_review_on=_NOW.date()
                )
            )
        work.save()
        _make_reports(work, person.id, reports, chance)
        _make_events(work, person.id, events, chance)
        work.commit()


def _make_reports(work: Work, person_id: str, count: int, chance: random.Random) -> None:
    for number in range(count):
        country = chance.choice(_COUNTRIES)
        at = _NOW - timedelta(days=chance.randrange(4_000))
        work.act("report.draft", topic=country, reason="Entered to be found.")
        work.session.add(
            Report(
                number=f"EW-{2015 + number // 2000}-{number % 2000:04}",
                country=country,
                title=_sentence(chance, 6),
                author_id=person_id,
                created_at=at,
                status_since=at,
                marking="official",
                summary=_sentence(chance, 40),
                ask=_sentence(chance, 12),
                affected_groups="ရခိုင်" if number % 500 == 0 else "الخرطوم" if number % 500 == 1 else "",
            )
        )
        if number % 200 == 199:
            work.save()
    work.save()


def _make_events(work: Work, person_id: str, count: int, chance: random.Random) -> None:
    work.act("import.begin")
    batch = work.add(
        ImportBatch(
            number="IB-2026-0001",
            dataset=DataSet.UCDP_GED,
            title="Made up",
            file_name="made_up.csv",
            file_size=1,
            imported_at=_NOW,
            imported_by_id=person_id,
            licence="none",
            marking="official",
        )
    )
    rows = ImportedRows(work.session.connection(), EVENTS, DataSet.UCDP_GED.value)
    made = _events(count, chance)
    ready = Binder(EVENTS).bound
    with rows.writer(batch.id) as writer:
        while block := [row for _, row in zip(range(BLOCK), made, strict=False)]:
            writer.write([ready(row) for row in block], [None] * len(block))
    work.act("import.complete")
    batch.first_seq, batch.rows_new, batch.rows_sha256 = 1, count, writer.hexdigest()
    work.save()


def _events(count: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    columns = [column.name for column in EVENTS.columns if column.name not in OWN_COLUMNS]
    villages = [_name(chance) for _ in range(20_000)]
    notes = [_sentence(chance, 18) for _ in range(20_000)]
    start = date(1990, 1, 1)
    for number in range(count):
        day = (start + timedelta(days=number * 12_500 // count)).isoformat()
        village = villages[int(chance.paretovariate(0.6)) % len(villages)]
        note = notes[chance.randrange(len(notes))]
        if number % 5_000 == 0:
            note += " ရခိုင်ပြည်နယ်" if number % 10_000 else " في الخرطوم"
        if number % 250_000 == 17:
            note += " quellingstone"
        values = dict.fromkeys(columns, "") | {
            "country": _COUNTRIES[number % len(_COUNTRIES)],
            "country_name": "A country",
            "starts_on": day,
            "ends_on": day,
            "kind": "state_based",
            "conflict": f"A country: Government {number % 12}",
            "side_a": f"Government of country {number % len(_COUNTRIES)}",
            "side_b": f"Group {number % 300}",
            "deaths_best": str(number % 7),
            "deaths_low": str(number % 7),
            "deaths_high": str(number % 7),
            "area1": f"State {number % 90}",
            "area2": f"District {number % 700}",
            "place": f"{village} village, north of the river" if number % 9 == 0 else f"{village} town",
            "sources": f"Agency {number % 60}, {day}",
            "notes": note,
        }
        yield (str(number + 1), *(values[column] for column in columns))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _name(chance: random.Random) -> str:
    return "".join(
        chance.choice(("tha", "n", "da", "ung", "ma", "kyi", "ri", "so", "lo", "be")) for _ in range(4)
    ).title()


if __name__ == "__main__":
    asked_for = [int(given.replace(",", "")) for given in sys.argv[1:3]]
    sys.exit(main(*(asked_for + [EVENTS_MADE, REPORTS_MADE][len(asked_for) :])))
