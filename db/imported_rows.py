"""Writing and looking up imported rows in bulk, through the driver and inside the transaction of a unit of work."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlalchemy as sa

from db.imports import OWN_COLUMNS, ImportBatch, RowsDigest, row_digest
from db.ledger.raw import driver_connection

CACHE_KIB = 65_536
"""Of pages, while a file is imported: the inner pages of the indexes stay at hand instead of being encrypted and
decrypted for every row."""

Row = Sequence[str]
"""The key and the values of a row as text, empty where there is none."""


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
        self._columns = [column for column in table.columns if column.name not in OWN_COLUMNS]

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
    def writer(self, batch_id: str) -> Iterator["Writer"]:
        """What writes the rows of a batch that is open. All of them are written when the block is left.

        Raises:
            DamagedDatabase, DiskFull: and other faults of the database, there or at any later write.
        """
        with roomy(self._connection), ThreadPoolExecutor(1, "import") as aside:
            writer = Writer(
                self._connection, _Insert(self._table, self._dataset, batch_id), self.next_seq(), aside
            )
            yield writer
            writer.settle()


class _Insert:
    """The statements that insert rows of one batch: many at once, and one."""

    # Python's other thread goes on while SQLite works through one statement, and is asked for the interpreter before
    # each: few large statements wait less. The limits are those of SQLite, for its text and its parameters.
    MOST_ROWS, MOST_TEXT, MOST_VALUES = 1_000, 900_000, 200_000

    def __init__(self, table: sa.Table, dataset: str, batch_id: str) -> None:
        columns = [column for column in table.columns if column.name not in OWN_COLUMNS]
        names = ", ".join(column.name for column in columns)
        # An empty text becomes no value where a column may have none; the kind of the column makes digits numbers.
        marks = ", ".join("nullif(?, '')" if column.nullable else "?" for column in columns)
        row = f"('{batch_id}', '{dataset}', ?, ?, ?, ?, {marks})"
        into = f"insert into {table.name} (batch_id, dataset, seq, replaces, content, key, {names}) values "  # noqa: S608 - names and codes of ours
        self.one = into + row
        self.at_once = min(
            self.MOST_ROWS, self.MOST_TEXT // len(row) - 1, self.MOST_VALUES // (len(columns) + 4)
        )
        self.many = into + ", ".join([row] * self.at_once)

    def execute(self, driver: Any, rows: Sequence[Sequence[object]]) -> None:
        """Insert rows: ``seq``, what it replaces, its digest, key and values."""
        whole = len(rows) - len(rows) % self.at_once
        for start in range(0, whole, self.at_once):
            driver.execute(self.many, list(chain.from_iterable(rows[start : start + self.at_once])))
        driver.executemany(self.one, rows[whole:])


class Writer:
    """Writes the rows of one batch, one block after another, and takes their digest.

    A block is written aside, on a thread of its own, while the next is read: SQLite encrypts and stores many rows in
    one step, in which Python goes on. Nobody else may use the connection before :meth:`settle`.
    """

    def __init__(self, connection: sa.Connection, insert: _Insert, first_seq: int, aside: Executor) -> None:
        self._connection = connection
        self._insert = insert
        self._aside = aside
        self._pending: Future[None] | None = None
        self.first_seq = self._seq = first_seq
        self._digest = RowsDigest()

    @property
    def count(self) -> int:
        """How many rows were written."""
        return self._digest.count

    def hexdigest(self) -> str:
        """The digest of all that was written."""
        return self._digest.hexdigest()

    def write(self, rows: Sequence[Row], contents: Sequence[bytes], replaced: Sequence[int | None]) -> None:
        """Keep rows with their digests and what each replaces."""
        numbers = range(self._seq, self._seq + len(rows))
        self._digest.add(zip(numbers, replaced, contents, strict=True))
        bound = [
            (seq, before, content, *row)
            for seq, before, content, row in zip(numbers, replaced, contents, rows, strict=True)
        ]
        self.settle()
        self._pending = self._aside.submit(self._store, bound)
        self._seq += len(rows)

    def settle(self) -> None:
        """Wait until all that was given is written."""
        if self._pending is not None:
            self._pending.result()
            self._pending = None

    def _store(self, bound: Sequence[tuple[object, ...]]) -> None:
        with driver_connection(self._connection) as driver:
            self._insert.execute(driver, bound)


def as_text(value: object) -> str:
    """A stored value as the text that it was imported as; see :func:`db.imports.row_digest`."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)


@contextmanager
def roomy(connection: sa.Connection) -> Iterator[None]:
    """Give the connection a large cache of pages for a while."""
    before = connection.exec_driver_sql("pragma cache_size").scalar_one()
    connection.exec_driver_sql(f"pragma cache_size = -{CACHE_KIB:d}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"pragma cache_size = {int(before):d}")


__all__ = ["ImportedRows", "Known", "Writer", "as_text", "roomy", "row_digest"]
