"""Whether imported rows are what their batches say: number and digest of each batch, worked out anew from the rows.

Imported rows have no ledger entry of their own; their batch has, and is compared with it like every other row.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from db.imports import IMPORTED, OWN_COLUMNS, RowsDigest, row_digest
from db.ledger.findings import AuditCancelled, Cancelled, Findings
from db.ledger.schema import Schema

_BLOCK = 512
_FIXED = ("seq", "batch_id", "dataset", "key", "replaces", "content")
_BATCHES = "select id, number, dataset, rows_new + rows_changed, rows_sha256 from import_batches"


class _Batch:
    """What a batch says of its rows, and what was found of them."""

    def __init__(self, number: str, dataset: str, count: int, rows_sha256: str) -> None:
        self.number = number
        self.dataset = dataset
        self.count = count
        self.rows_sha256 = rows_sha256
        self.digest = RowsDigest()


def check_imported(
    connection: Any, schema: Schema, findings: Findings, *, cancelled: Cancelled | None = None
) -> None:
    """Read every imported row once, in the order of arrival; names the rows and batches that do not fit.

    ``schema`` is what the database holds; a table that has lost its columns is named with the schema.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
    """
    batches = {row[0]: _Batch(*row[1:]) for row in connection.execute(_BATCHES).fetchall()}
    for table in IMPORTED.values():
        present = [column[0] for column in schema.columns.get(table.name, ())]
        if set(present) >= {column.name for column in table.columns}:
            _Table(connection, table, batches, findings).check(cancelled)
    for batch in batches.values():
        _judge(batch, findings)


class _Table:
    """One table of imported rows, as the driver gives them."""

    def __init__(
        self, connection: Any, table: sa.Table, batches: dict[str, _Batch], findings: Findings
    ) -> None:
        self._connection = connection
        self._name = table.name
        self._batches = batches
        self._findings = findings
        columns = [column for column in table.columns if column.name not in OWN_COLUMNS]
        self._readers = [_reader(column) for column in columns]
        names = ", ".join((*_FIXED, *(column.name for column in columns)))
        self._select = f"select {names} from {table.name} order by seq"

    def check(self, cancelled: Cancelled | None) -> None:
        """Take every row into the digest of its batch."""
        for block in self._blocks():
            if cancelled is not None and cancelled():
                raise AuditCancelled
            for seq, batch_id, dataset, key, replaces, content, *values in block:
                batch = self._batches.get(batch_id)
                if batch is None:
                    self._fault("imported.foreign", seq, "", "it belongs to no batch")
                    continue
                if dataset != batch.dataset:
                    self._fault(
                        "imported.changed", seq, batch.number, "it names another data set than its batch"
                    )
                worked_out = self._digest(key, values)
                if worked_out is None or worked_out != content:
                    self._fault(
                        "imported.changed",
                        seq,
                        batch.number,
                        "its values are not those that came with the file",
                    )
                # What stands in the digest of the batch is the row as it is now.
                batch.digest.add(((seq, _number(replaces), worked_out or b""),))

    def _digest(self, key: Any, values: Sequence[Any]) -> bytes | None:
        """The digest of a row as it is stored; none where a value is not of its column's kind."""
        if not isinstance(key, str):
            return None
        try:
            texts = [key, *(read(value) for read, value in zip(self._readers, values, strict=True))]
            return row_digest(texts) if not any("\0" in text for text in texts) else None
        except (TypeError, UnicodeError):
            return None

    def _blocks(self) -> Iterator[list[Any]]:
        cursor = self._connection.execute(self._select)
        while block := cursor.fetchmany(_BLOCK):
            yield block

    def _fault(self, code: str, seq: int, batch: str, what: str) -> None:
        came = f" of batch {batch}" if batch else ""
        self._findings.fault(
            code,
            f"The row {seq} of {self._name}{came} is not right: {what}.",
            table=self._name,
            row_id=str(seq),
        )


def _judge(batch: _Batch, findings: Findings) -> None:
    found = batch.digest
    if found.count != batch.count:
        findings.fault(
            "imported.count",
            f"The batch {batch.number} came with {batch.count:,} rows, and {found.count:,} are there.",
            table="import_batches",
            row_id=batch.number,
        )
    elif found.hexdigest() != batch.rows_sha256:
        findings.fault(
            "imported.digest",
            f"The rows of batch {batch.number} are not those whose digest stands on the ledger.",
            table="import_batches",
            row_id=batch.number,
        )


def _reader(column: sa.Column[Any]) -> Callable[[Any], str]:
    """How a stored value becomes the text that was imported. Raises TypeError for a value of another kind."""
    kinds: dict[type, type] = {sa.Integer: int, sa.Float: float}
    kind = next((python for sql, python in kinds.items() if isinstance(column.type, sql)), str)

    def read(value: Any) -> str:
        if value is None and column.nullable:
            return ""
        if type(value) is not kind:
            raise TypeError(column.name)
        return repr(value) if kind is float else str(value)

    return read


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None
