"""How long the chain of 200,000 entries takes to check, against a plain scan plus SHA-256 of the same bytes.

Both in the same run, over the same encrypted database: the scan fetches every entry's text and hashes it; the
check of the chain proves numbers, links, hashes and head. Printed beside it, without a target: the whole audit
with texts, signatures (one entry in a hundred) and the comparison with the live rows.
Run with ``python -m benchmarks.ledger``; the exit status is 1 when the target is missed.
"""

import hashlib
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.keeping.audit import expected_schema
from app.opening.upgrading import migrate
from db.actor import Actor
from db.base import new_id
from db.engine import create_database, writing
from db.ledger.chain import Pace, read_chain
from db.ledger.entries import Entry, Head, public_text, seal
from db.ledger.findings import Fault
from db.ledger.raw import driver_connection, texts_as
from db.ledger.verification import verify
from db.people import Account, Person
from db.store import Store

ENTRIES = 200_000
SIGNED_EVERY = 100
ROWS = 20_000
"""Different rows that the entries are about: ten changes each."""

LARGEST_RATIO = 2.0
ROUNDS = 5

_START = datetime(2020, 1, 1, tzinfo=UTC)


def build(engine: sa.Engine) -> None:
    """A migrated database with a signing account and a ledger of 200,000 entries."""
    migrate(engine)
    key = Ed25519PrivateKey.generate()
    store = Store(engine, clock=lambda: _START)
    writer = Actor(account_id=new_id(), person_id=new_id(), name="Amina Okoro", signing_key=key)
    with store.work(writer) as work:
        work.act("person.add")
        work.add(Person(id=str(writer.person_id), name=writer.name))
        account = Account(
            id=str(writer.account_id),
            person_id=str(writer.person_id),
            login="amina",
            roles=["analyst"],
            public_key=public_text(key),
        )
        work.add(account)
        work.commit()
        head = work.head
    sources = [new_id() for _ in range(ROWS)]
    with writing(engine).begin() as connection, driver_connection(connection) as driver:
        for number in range(head.number, ENTRIES):
            sealed = seal(*_entry(number, sources[number % ROWS], writer, head))
            head = Head(sealed.number, sealed.hash)
            driver.execute(
                "insert into ledger (number, previous, body, hash, signature) values (?, ?, ?, ?, ?)",
                (sealed.number, sealed.previous, sealed.body, sealed.hash, sealed.signature),
            )


def _entry(number: int, row: str, writer: Actor, head: Head) -> tuple[Entry, Head, Ed25519PrivateKey | None]:
    entry = Entry(
        action="source.change",
        at=_START + timedelta(minutes=number),
        subject_kind="sources",
        subject_id=row,
        actor=writer.as_entry(),
        topic="MMR",
        reason="The source was graded again after its last report.",
        state={
            "id": row,
            "kind": "ngo",
            "name": f"Source {row}",
            "notes": f"Report {number}: " + "roads to the village were closed, as two travellers say. " * 4,
            "protected": False,
            "reliability": "B",
        },
    )
    return entry, head, writer.signing_key if number % SIGNED_EVERY == 0 else None


def scan(connection: Any) -> None:
    """Every byte that the hashes cover, read and hashed, and nothing else."""
    sha256 = hashlib.sha256
    with texts_as(connection, bytes):
        for previous, body in connection.execute("select previous, body from ledger order by number"):
            sha256(previous + body).digest()


def check(connection: Any) -> None:
    """Every number, link and hash."""
    faults: list[Fault] = []
    head = read_chain(connection, faults, Pace())
    if faults or head.number != ENTRIES:
        raise AssertionError(faults[:1])


def timed(act: Callable[[Any], None], connection: Any) -> float:
    """Seconds that an act takes."""
    start = perf_counter()
    act(connection)
    return perf_counter() - start


def main() -> int:
    """Exit status: 0 on target, 1 missed."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_database(Path(folder), bytes(32))
        build(engine)
        with engine.connect() as connection:
            with driver_connection(connection) as driver:
                pairs = [(timed(scan, driver), timed(check, driver)) for _ in range(ROUNDS)]
            start = perf_counter()
            report = verify(connection, expected_schema())
            whole = perf_counter() - start
        engine.dispose()
    ratio = statistics.median(checked / scanned for scanned, checked in pairs)
    scanned, checked = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"{ENTRIES:,} entries, one in {SIGNED_EVERY} signed, median of {ROUNDS} rounds")
    print(f"plain scan and SHA-256   {scanned:6.2f} s")
    print(f"check of the chain       {checked:6.2f} s   {ratio:.2f} times (at most {LARGEST_RATIO})")
    print(f"whole audit              {whole:6.2f} s   {report.checked:,} entries")
    return 0 if ratio <= LARGEST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
