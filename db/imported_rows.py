"""Writing and looking up imported rows in bulk, through the driver and inside the transaction of a unit of work."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlalchemy as sa

from db.imports import OWN_COLUMNS, ImportBatch, RowsDigest
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
        """What writes the rows of a batch that is open.

        Raises:
            DamagedDatabase, DiskFull: and other faults of the database, at any write.
        """
        with roomy(self._connection):
            yield Writer(self._connection, _Insert(self._table, self._dataset, batch_id), self.next_seq())


class _Insert:
    """The statements that insert rows of one batch: several at once, and one."""

    AT_ONCE = 40
    """Rows in one statement. With fewer the trigger costs more a row, with more the statement outgrows the caches."""

    def __init__(self, table: sa.Table, dataset: str, batch_id: str) -> None:
        columns = [column for column in table.columns if column.name not in OWN_COLUMNS]
        self._kinds = [(place, _Kind(column)) for place, column in enumerate(columns, 1) if column.nullable]
        names = ", ".join(column.name for column in columns)
        row = f"('{batch_id}', '{dataset}', ?, ?, ?, {', '.join('?' * (len(columns) + 1))})"
        self._one = (
            f"insert into {table.name} (batch_id, dataset, seq, replaces, content, key, {names}) values {row}"  # noqa: S608 - names and codes of ours
        )
        self._many = self._one + f", {row}" * (self.AT_ONCE - 1)

    def execute(
        self,
        driver: Any,
        numbers: Sequence[int],
        replaced: Sequence[int | None],
        contents: Sequence[bytes],
        rows: Sequence[Row],
    ) -> None:
        """Insert rows with their numbers, what each replaces, and their digests."""
        columns: list[Iterable[object]] = list(zip(*rows, strict=True))
        for place, kind in self._kinds:
            columns[place] = map(kind.__getitem__, columns[place])
        bound = list(zip(numbers, replaced, contents, *columns, strict=True))
        whole = len(bound) - len(bound) % self.AT_ONCE
        for start in range(0, whole, self.AT_ONCE):
            driver.execute(self._many, list(chain.from_iterable(bound[start : start + self.AT_ONCE])))
        driver.executemany(self._one, bound[whole:])


class _Kind(dict[Any, object]):
    """Texts as a column that may be empty stores them, worked out once each: a number, a text, or no value."""

    MOST = 100_000

    def __init__(self, column: sa.Column[Any]) -> None:
        super().__init__()
        kinds: dict[type, type] = {sa.Integer: int, sa.Float: float}
        self._read = next((python for sql, python in kinds.items() if isinstance(column.type, sql)), str)

    def __missing__(self, text: str) -> object:
        if len(self) >= self.MOST:
            self.clear()
        value = self[text] = self._read(text) if text else None
        return value


class Writer:
    """Writes the rows of one batch, one block after another, and takes their digest."""

    def __init__(self, connection: sa.Connection, insert: _Insert, first_seq: int) -> None:
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

    def write(self, rows: Sequence[Row], contents: Sequence[bytes], replaced: Sequence[int | None]) -> None:
        """Keep rows with their digests and what each replaces."""
        numbers = range(self._seq, self._seq + len(rows))
        self._digest.add(zip(numbers, replaced, contents, strict=True))
        with driver_connection(self._connection) as driver:
            self._insert.execute(driver, numbers, replaced, contents, rows)
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


__all__ = ["ImportedRows", "Known", "Writer", "as_text", "roomy"]
