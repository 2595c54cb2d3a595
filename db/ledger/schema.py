"""What the database itself must hold: its tables, triggers and view, as the migrations install them.

A trigger that was dropped leaves no trace in the ledger, so the schema is compared with that of a
database which the program has just made with the same migrations.
"""

from dataclasses import dataclass
from typing import Any

from db.ledger.findings import Findings
from language import Wording, mark, tr

_REFERENCE_ROWS = {
    "alembic_version": "select * from alembic_version order by 1",
    "flow_steps": "select * from flow_steps order by 1, 2",
}
"""Tables whose rows come from the migrations alone."""

_WORDS = Wording(
    {"trigger": mark("trigger"), "view": mark("view"), "index": mark("index"), "table": mark("table")}
)


@dataclass(frozen=True, slots=True)
class Schema:
    """A database's schema: its objects by kind and name, columns by table, and the migrations' own rows."""

    objects: dict[tuple[str, str], str]
    columns: dict[str, tuple[tuple[Any, ...], ...]]
    rows: dict[str, tuple[tuple[Any, ...], ...]]


def read_schema(connection: Any) -> Schema:
    """The schema behind a driver connection, blanks in its statements evened out."""
    objects = {
        (str(kind), str(name)): " ".join(str(sql).split())
        for kind, name, sql in connection.execute(
            "select type, name, sql from sqlite_master where name not like 'sqlite~_%' escape '~'"
        ).fetchall()
    }
    tables = sorted(name for kind, name in objects if kind == "table")
    columns = {
        table: tuple(
            tuple(row[1:]) for row in connection.execute(f"pragma table_xinfo({_quoted(table)})").fetchall()
        )
        for table in tables
    }
    rows = {
        table: tuple(tuple(row) for row in connection.execute(statement).fetchall())
        for table, statement in _REFERENCE_ROWS.items()
        if table in tables
    }
    return Schema(objects, columns, rows)


def compare_schema(found: Schema, expected: Schema, findings: Findings) -> None:
    """Name what is missing, altered or foreign.

    A table made with other words but the same columns is a warning: a newer library may write the
    same table in other words.
    """
    for (kind, name), sql in sorted(expected.objects.items()):
        if (kind, name) not in found.objects:
            findings.fault(
                "schema.missing",
                tr("The {kind} {name} is missing.", kind=_WORDS[kind], name=name),
                table=name,
            )
        elif kind == "table" and found.columns[name] != expected.columns[name]:
            findings.fault(
                "schema.altered", tr("The columns of table {name} were altered.", name=name), table=name
            )
        elif found.objects[kind, name] != sql:
            if kind == "table":
                findings.warn(
                    tr("The table {name} was made in other words than this version uses.", name=name)
                )
            else:
                findings.fault(
                    "schema.altered",
                    tr("The {kind} {name} was altered.", kind=_WORDS[kind], name=name),
                    table=name,
                )
    for kind, name in sorted(found.objects.keys() - expected.objects.keys()):
        findings.fault(
            "schema.foreign",
            tr("The {kind} {name} does not belong to Tocsin.", kind=_WORDS[kind], name=name),
            table=name,
        )
    for table, rows in expected.rows.items():
        if table in found.rows and found.rows[table] != rows:
            findings.fault(
                "schema.rows",
                tr("The rows of {table} are not those of this version.", table=table),
                table=table,
            )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
