"""What someone can do who holds the database and its key, and has read how the ledger works."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import rfc8785
import sqlalchemy as sa

from db.engine import writing
from db.ledger.findings import VerificationReport
from db.ledger.raw import driver_connection
from db.ledger.schema import Schema, read_schema
from db.ledger.verification import verify


@dataclass(frozen=True)
class Link:
    """One entry as stored."""

    number: int
    previous: str
    body: str
    hash: str
    signature: str | None

    def rehashed(self) -> "Link":
        """With the hash that fits its text."""
        return replace(self, hash=hashlib.sha256((self.previous + self.body).encode()).hexdigest())

    def saying(self, **changes: Any) -> "Link":
        """With other members in its body, written as the program would."""
        return replace(self, body=rfc8785.dumps(json.loads(self.body) | changes).decode())

    @property
    def content(self) -> dict[str, Any]:
        """The body taken apart."""
        content: dict[str, Any] = json.loads(self.body)
        return content


@dataclass(frozen=True)
class Disarmed:
    """A database without triggers, and its schema as it then is."""

    engine: sa.Engine
    schema: Schema

    @contextmanager
    def undone(self) -> Iterator[sa.Connection]:
        """A connection whose every change, of the schema too, is taken back in the end."""
        with writing(self.engine).connect() as connection:
            transaction = connection.begin()
            connection.exec_driver_sql("pragma defer_foreign_keys = on")
            try:
                yield connection
            finally:
                transaction.rollback()

    def audit(self, connection: sa.Connection, **options: Any) -> VerificationReport:
        """What the program finds on a connection."""
        return verify(connection, self.schema, **options)


def disarm(connection: sa.Connection) -> None:
    """Drop every trigger, and the indexes that would not take what is no JSON."""
    for kind, name in connection.exec_driver_sql(
        "select type, name from sqlite_master where type = 'trigger' or name like 'ix_ledger%'"
    ).all():
        connection.exec_driver_sql(f"drop {kind} {name}")


def change_unseen(execute: Callable[[str], Any], table: str, statement: str) -> None:
    """Change a table past the program, and put its triggers back as they were."""
    triggers = execute(
        f"select name, sql from sqlite_master where type = 'trigger' and tbl_name = '{table}'"
    ).fetchall()
    for name, _ in triggers:
        execute(f"drop trigger {name}")
    execute(statement)
    for _, sql in triggers:
        execute(sql)


def schema_of(connection: sa.Connection) -> Schema:
    """The schema as it is, for asking what else is wrong than the missing triggers."""
    with driver_connection(connection) as driver:
        return read_schema(driver)


def links(connection: sa.Connection) -> list[Link]:
    """All entries."""
    rows = connection.exec_driver_sql(
        "select number, previous, body, hash, signature from ledger order by number"
    )
    return [Link(*row) for row in rows]


def write_links(connection: sa.Connection, chain: Sequence[Link]) -> None:
    """Replace the whole ledger of a disarmed database; the head row stays as it is."""
    connection.exec_driver_sql("delete from ledger")
    rows = [(link.number, link.previous, link.body, link.hash, link.signature) for link in chain]
    if rows:
        connection.exec_driver_sql(
            "insert into ledger (number, previous, body, hash, signature) values (?, ?, ?, ?, ?)", rows
        )


def rechained(chain: Sequence[Link], start: int) -> list[Link]:
    """Every hash from index ``start`` on made to fit again: what a forger without signing keys can do."""
    forged = list(chain[:start])
    for link in chain[start:]:
        previous = forged[-1].hash if forged else "0" * 64
        forged.append(replace(link, previous=previous).rehashed())
    return forged
