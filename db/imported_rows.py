"""Writing and looking up imported rows in bulk, through the driver and inside the transaction of a unit of work."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from db.imports import OWN_COLUMNS, ImportBatch, RowsDigest
from db.ledger.raw import driver_connection

CACHE_KIB = 65_536
"""Of pages, while a file is imported: the inner pages of the indexes stay at hand instead of being encrypted and
decrypted for every row."""

Row = Sequence[str]
"""The key and the values of a row as text, empty where there is none."""

Stored = tuple[Any, ...]
"""The digest, the key and the values of a row: texts, but for the numbers that :func:`numbers_read` reads."""


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
    def writer(self, batch_id: str, *, many: bool = False) -> Iterator["Writer"]:
        """What writes the rows of a batch that is open. All is in its place again when the block is left.

        ``many``: more rows come than are worth their look-ups one by one.

        Raises:
            DamagedDatabase, DiskFull: and other faults of the database, at any write.
        """
        first = self.next_seq()
        with (
            roomy(self._connection),
            laid_aside(self._connection, self._table.name) if many and first == 1 else nullcontext(),
        ):
            yield Writer(self._connection, _insert(self._table, self._dataset, batch_id), first)


def _insert(table: sa.Table, dataset: str, batch_id: str) -> str:
    """The statement that inserts a row: digest, key, values, number, what it replaces."""
    columns = [column for column in table.columns if column.name not in OWN_COLUMNS]
    names = ", ".join(column.name for column in columns)
    # An empty text becomes no value where a column may have none; the kind of the column makes digits numbers.
    marks = ", ".join("nullif(?, '')" if column.nullable else "?" for column in columns)
    return (
        f"insert into {table.name} (batch_id, dataset, content, key, {names}, seq, replaces) values "
        f"('{batch_id}', '{dataset}', ?, ?, {marks}, ?, ?)"
    )


@contextmanager
def laid_aside(connection: sa.Connection, table: str) -> Iterator[None]:
    """Put off the indexes of an empty table, and its trigger upon each insert, while one statement fills it.

    All in the transaction: nobody else can write meanwhile, others read what was before it, and whatever stops it, be it a
    power cut, leaves them as they were. What is checked by them row by row is sure without: every row gets the open
    batch that the statement names. References and CHECKs stay.
    """
    with driver_connection(connection) as driver:
        there = driver.execute(
            "select type, name, sql from sqlite_master where tbl_name = ? and sql is not null "
            "and (type = 'index' or (type = 'trigger' and name = ?))",
            (table, f"{table}_with_batch"),
        ).fetchall()
        for kind, name, _sql in there:
            driver.execute(f"drop {kind} {name}")
    yield
    with driver_connection(connection) as driver:
        for _kind, _name, statement in there:
            driver.execute(statement)


def numbers_read(table: sa.Table) -> Callable[[Row], Sequence[str | float]]:
    """What reads the other than whole numbers in the rows of a table; the database reads all else by its column.

    Its own reading of such a number could end in another last digit than Python's, and so in another digest.
    """
    columns = [column for column in table.columns if column.name not in OWN_COLUMNS]
    places = [place for place, column in enumerate(columns, 1) if isinstance(column.type, sa.Float)]

    def read(row: Row) -> Sequence[str | float]:
        values: list[str | float] = list(row)
        for place in places:
            if text := row[place]:
                values[place] = float(text)
        return values

    return read


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

    def write(self, rows: Sequence[Stored], replaced: Sequence[int | None]) -> None:
        """Keep rows and what each replaces."""
        numbers = range(self._seq, self._seq + len(rows))
        self._digest.add([(seq, old, row[0]) for seq, old, row in zip(numbers, replaced, rows, strict=True)])
        with driver_connection(self._connection) as driver:
            driver.executemany(
                self._insert,
                [(*row, seq, old) for row, seq, old in zip(rows, numbers, replaced, strict=True)],
            )
        self._seq += len(rows)


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


__all__ = ["ImportedRows", "Known", "Stored", "Writer", "as_text", "laid_aside", "numbers_read", "roomy"]
