"""Changes of a table that SQLite's ALTER TABLE has no words for, made without copying a row.

SQLite's own documentation gives this way for changes that touch no stored content, such as a CHECK
constraint (“Making Other Kinds Of Table Schema Changes”): the text of the table's definition is edited. The rows, their
triggers and whatever points at them stay as they are.
"""

from collections.abc import Sequence

import sqlalchemy as sa


def widen_choice(
    connection: sa.Connection, table: str, column: str, before: Sequence[str], after: Sequence[str]
) -> None:
    """Let ``column``, whose CHECK allows the values ``before``, hold those of ``after``.

    Raises:
        RuntimeError: the table's definition does not hold that CHECK exactly once.
    """
    old, new = _check(column, before), _check(column, after)
    definition = connection.execute(
        sa.text("select sql from sqlite_master where type = 'table' and name = :table"), {"table": table}
    ).scalar_one()
    if definition.count(old) != 1:
        raise RuntimeError(f"{table} has no single check {old}")
    version = connection.exec_driver_sql("pragma schema_version").scalar_one()
    connection.exec_driver_sql("pragma writable_schema = on")
    connection.execute(
        sa.text("update sqlite_master set sql = :sql where type = 'table' and name = :table"),
        {"sql": definition.replace(old, new), "table": table},
    )
    # Every connection reads the definition again.
    connection.exec_driver_sql(f"pragma schema_version = {int(version) + 1:d}")
    connection.exec_driver_sql("pragma writable_schema = off")


def _check(column: str, values: Sequence[str]) -> str:
    return f"CHECK ({column} IN ({', '.join(_quoted(value) for value in values)}))"


def _quoted(value: str) -> str:
    return f"'{value}'"
