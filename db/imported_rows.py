"""Writing and looking up imported rows in bulk, through the driver and inside the transaction of a unit of work."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import sqlalchemy as sa

from db.imported_values import NOTHING, ReadRow, as_text, value_columns
from db.imports import ImportBatch, RowsDigest
from db.ledger.raw import driver_connection

CACHE_KIB = 65_536
"""Of pages, while a file is imported: the inner pages of the indexes stay at hand instead of being encrypted and
decrypted for every row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept under a key. ``current`` is the row that counts: none where its batches are all withdrawn."""

    last_seq: int
    current: int | None
    content: bytes | None


class ImportedRows:
    """One table of imported rows, as one transaction sees it."""

    def __init__(self, connection: sa.Connection, table: sa.Table, dataset: str) -> None:
        self._connection = connection
        self._table = table
        self._dataset = dataset
        self._columns = value_columns(table)

    def any_there(self) -> bool:
        """Whether the data set has rows already."""
        asked = sa.select(sa.literal(1)).where(self._table.c.dataset == self._dataset).limit(1)
        return self._connection.scalar(asked) is not None

    def known(self, keys: Sequence[str]) -> dict[str, Known]:
        """What is kept under these keys, those that are new left out."""
        rows = self._table.c
        content = sa.case((ImportBatch.withdrawn_at.is_(None), rows.content))
        asked = (
            sa.select(rows.key, rows.seq, content)
            .join(ImportBatch, ImportBatch.id == rows.batch_id)
            .where(rows.dataset == self._dataset, rows.key.in_(keys))
            .order_by(rows.seq)
        )
        found: dict[str, Known] = {}
        for key, seq, counting in self._connection.execute(asked):
            before = found.get(key)
            if counting is None and before is not None:
                found[key] = Known(seq, before.current, before.content)
            else:
                found[key] = Known(seq, None if counting is None else seq, counting)
        return found

    def values(self, seq: int) -> tuple[str, ...]:
        """The key and the values of a kept row as text, as a format gives them."""
        columns = (self._table.c.key, *self._columns)
        row = self._connection.execute(sa.select(*columns).where(self._table.c.seq == seq)).one()
        return tuple(as_text(value) for value in row)

    def next_seq(self) -> int:
        """The number of the next row."""
        return (self._connection.scalar(sa.select(sa.func.max(self._table.c.seq))) or 0) + 1

    @contextmanager
    def writer(self, batch_id: str, *, many: bool = False) -> Iterator["Writer"]:
        """What writes the rows of a batch that is open. All is in its place again when the block is left.

        ``many``: more rows come than are worth their look-ups one by one.

        Raises:
            DamagedDatabase, DiskFull: and other faults of the database, at any write.
        """
        first = self.next_seq()
        with (
            roomy(self._connection),
            trusted(self._connection, self._table.name) if many else nullcontext(),
        ):
            yield Writer(self._connection, _insert(self._table, self._dataset, batch_id), first)


def _insert(table: sa.Table, dataset: str, batch_id: str) -> str:
    """The statement that inserts a row: key, values, digest, number, what it replaces."""
    columns = value_columns(table)
    names = ", ".join(column.name for column in columns)
    marks = ", ".join("?" for _ in columns)
    return (
        f"insert into {table.name} (batch_id, dataset, key, {names}, content, seq, replaces) "  # noqa: S608 - names and codes of ours
        f"values ('{batch_id}', '{dataset}', ?, {marks}, ?, ?, ?)"
    )


@contextmanager
def trusted(connection: sa.Connection, table: str) -> Iterator[None]:
    """Put off the trigger upon each insert into a table, while one statement fills it with the rows of an open batch.

    It makes SQLite keep a journal for every single row. All in the transaction: nobody else can write meanwhile, others
    read what was before it, and whatever stops it, be it a power cut, leaves it as it was. What it checks row by row
    is sure without: every row gets the open batch that the statement names. References, CHECKs and indexes stay.
    """
    name = f"{table}_with_batch"
    asked = "select sql from sqlite_master where type = 'trigger' and tbl_name = ? and name = ?"
    with driver_connection(connection) as driver:
        there = driver.execute(asked, (table, name)).fetchall()
        for _ in there:
            driver.execute(f"drop trigger {name}")
    yield
    with driver_connection(connection) as driver:
        for (statement,) in there:
            driver.execute(statement)


class Writer:
    """Writes the rows of one batch, one block after another, and takes their digest."""

    def __init__(self, connection: sa.Connection, insert: str, first_seq: int) -> None:
        self._connection = connection
        self._insert = insert
        self.first_seq = self._seq = first_seq
        self._digest = RowsDigest()

    @property
    def count(self) -> int:
        """How many rows were written."""
        return self._digest.count

    def hexdigest(self) -> str:
        """The digest of all that was written."""
        return self._digest.hexdigest()

    def write(self, rows: Sequence[ReadRow], replaced: Sequence[int | None]) -> None:
        """Keep rows that are bound, and what each replaces. The rows are used up."""
        numbers = range(self._seq, self._seq + len(rows))
        self._digest.add((seq, old, row[-1]) for seq, old, row in zip(numbers, replaced, rows, strict=True))
        for row, seq, old in zip(rows, numbers, replaced, strict=True):
            row.extend((seq, NOTHING if old is None else old))
        with driver_connection(self._connection) as driver:
            driver.executemany(self._insert, rows)
        self._seq += len(rows)


@contextmanager
def roomy(connection: sa.Connection) -> Iterator[None]:
    """Give the connection a large cache of pages for a while."""
    before = connection.exec_driver_sql("pragma cache_size").scalar_one()
    connection.exec_driver_sql(f"pragma cache_size = -{CACHE_KIB:d}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"pragma cache_size = {int(before):d}")


__all__ = ["ImportedRows", "Known", "Writer", "roomy", "trusted"]
