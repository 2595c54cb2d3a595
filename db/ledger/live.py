"""Whether the live rows are what the ledger says they are, in both directions."""

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import rfc8785
import sqlalchemy as sa

from db.base import mapped_tables
from db.ledger.contents import States
from db.ledger.findings import AuditCancelled, Cancelled, Findings
from db.ledger.states import NOT_IN_STATE, plain
from language import tr

_BLOCK = 512
_UNREADABLE = object()


def compare_rows(
    connection: Any,
    dialect: sa.Dialect,
    states: States,
    findings: Findings,
    *,
    cancelled: Cancelled | None = None,
) -> None:
    """Compare every row of every mapped table with the last state that the ledger holds of it.

    ``states`` is what :func:`db.ledger.contents.read_contents` gave; it is emptied on the way.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
    """
    for table in mapped_tables():
        _Table(connection, dialect, table, findings).compare(states, cancelled)
    for (kind, row), number in sorted(states.items(), key=lambda item: item[1]):
        findings.fault(
            "row.missing",
            tr(
                "Entry {number} holds the last state of {table} {row_id}, and that row is gone.",
                number=number,
                table=kind.decode(),
                row_id=row.decode(),
            ),
            entry=number,
            table=kind.decode(),
            row_id=row.decode(),
        )


class _Table:
    """One mapped table, its columns read as the driver gives them and turned into values one by one."""

    def __init__(self, connection: Any, dialect: sa.Dialect, table: sa.Table, findings: Findings) -> None:
        self._connection = connection
        self._findings = findings
        self.name = table.name
        present = {row[1] for row in connection.execute(f'pragma table_info("{table.name}")').fetchall()}
        self._columns = [column for column in table.columns if column.name in present]
        self._dialect = dialect

    @cached_property
    def _readers(self) -> list[Callable[[Any], Any]]:
        # Made for the first row: many tables have none.
        return [_reader(column, self._dialect) for column in self._columns]

    def compare(self, states: States, cancelled: Cancelled | None) -> None:
        """Take the table's rows out of ``states``, naming each that differs."""
        if {"id", "ledger_entry"} - {column.name for column in self._columns}:
            return  # no such table, or not ours: named when the schema is compared, its rows as missing
        kind = self.name.encode()
        for count, row in enumerate(self._rows()):
            if cancelled is not None and count % _BLOCK == 0 and cancelled():
                raise AuditCancelled
            body, raw = row[0], dict(zip((column.name for column in self._columns), row[1:], strict=True))
            row_id = str(raw["id"])
            number = states.pop((kind, row_id.encode(errors="surrogateescape")), None)
            if number is None:
                self._fault("row.unrecorded", row_id, None, tr("no entry of the ledger tells of it"))
            elif number != raw["ledger_entry"]:
                self._fault(
                    "row.changed",
                    row_id,
                    number,
                    tr(
                        "it names entry {ledger_entry}, and its last state is in entry {number}",
                        ledger_entry=raw["ledger_entry"],
                        number=number,
                    ),
                    column="ledger_entry",
                )
            else:
                self._compare_row(row_id, number, raw, _state(body))

    def _rows(self) -> Iterator[Any]:
        names = ", ".join(f't."{column.name}"' for column in self._columns)
        cursor = self._connection.execute(
            f'select l.body, {names} from "{self.name}" t left join ledger l on l.number = t.ledger_entry'  # noqa: S608 - names of our tables
        )
        while block := cursor.fetchmany(_BLOCK):
            yield from block

    def _compare_row(self, row_id: str, number: int, raw: dict[str, Any], recorded: dict[str, Any]) -> None:
        for column, read in zip(self._columns, self._readers, strict=True):
            if column.name in NOT_IN_STATE:
                continue
            value = read(raw[column.name])
            # A column that came with a later migration is empty in rows recorded before it.
            if not _same(value, recorded.get(column.name)):
                self._fault(
                    "row.changed",
                    row_id,
                    number,
                    tr("its {column} is not what entry {number} recorded", column=column.name, number=number),
                    column=column.name,
                )

    def _fault(
        self, code: str, row_id: str, number: int | None, what: str, *, column: str | None = None
    ) -> None:
        self._findings.fault(
            code,
            tr("The row {row_id} of {name} is not right: {what}.", row_id=row_id, name=self.name, what=what),
            entry=number,
            table=self.name,
            row_id=row_id,
            column=column,
        )


def _reader(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Any], Any]:
    """How the column's stored form becomes a state's value, or :data:`_UNREADABLE`.

    Except for JSON, whose blanks mean nothing, a value must be stored in the very form that the program
    writes: ``2`` is not how it says yes.
    """
    kind = column.type.dialect_impl(dialect)
    decode, encode = kind.result_processor(dialect, None), kind.bind_processor(dialect)
    lenient = encode is None or isinstance(kind, sa.JSON | sa.LargeBinary)

    def read(raw: Any) -> Any:
        try:
            value = raw if decode is None else decode(raw)
            if not lenient and encode is not None and encode(value) != raw:
                return _UNREADABLE
        except (ValueError, TypeError, LookupError, ArithmeticError):
            return _UNREADABLE
        return plain(value)

    return read


def _state(body: str) -> dict[str, Any]:
    try:
        state = json.loads(body)["state"]
    except (ValueError, KeyError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def _same(live: Any, recorded: Any) -> bool:
    if live is _UNREADABLE:
        return False
    if isinstance(live, dict | list):
        try:
            return rfc8785.dumps(live) == rfc8785.dumps(recorded)
        except (rfc8785.CanonicalizationError, UnicodeError, RecursionError):
            return False
    # True equals 1 in Python, and not in JSON.
    return type(live) is type(recorded) and live == recorded
