"""The rows of one country file: as they stand, or as the ledger had recorded them by an instant.

Readers of a file take their rows from here, so that the same reader shows the file of today and of any past
day. Two times are kept apart (S-06): what was *recorded* by a day is read from the ledger; what was *true* on a
day stands in the rows themselves, as dates of effect.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.base import Base, ExactDecimal, UtcInstant
from db.ledger.entries import instant_text, ledger
from db.store import read_once

Row = TypeVar("Row", bound=Base)


class FileRows(Protocol):
    """Where a reader takes the rows of a country file from."""

    @property
    def session(self) -> Session:
        """For what is not of the file: names of people, reference tables."""

    @property
    def country(self) -> str:
        """The country of the file."""

    def of(self, kind: type[Row]) -> Sequence[Row]:
        """The file's rows of a kind, in the order in which they were first recorded."""


class LiveRows:
    """The rows as they stand."""

    def __init__(self, session: Session, country: str) -> None:
        self.session = session
        self.country = country

    def of(self, kind: type[Row]) -> Sequence[Row]:
        # Once: groups and perpetrators are asked for again by how they relate.
        return read_once(
            self.session,
            (kind, self.country),
            lambda: self.session.scalars(_of_country(kind), {"country": self.country}).all(),
        )


@cache
def _of_country(kind: type[Any]) -> sa.Select[Any]:
    """The statement for the rows of a kind; to build it takes longer than to run it."""
    column = sa.inspect(kind).columns["country"]
    return sa.select(kind).where(column == sa.bindparam("country")).order_by(kind.id)


class PastRows:
    """The rows as they stood, by the ledger, when ``until`` came. They belong to no session and are only read."""

    def __init__(self, session: Session, country: str, until: datetime) -> None:
        self.session = session
        self.country = country
        self.until = until

    def of(self, kind: type[Row]) -> Sequence[Row]:
        return recorded_rows(self.session, kind, self.until, "country", [self.country])


def recorded_rows(
    session: Session, kind: type[Row], until: datetime, key: str, values: Collection[str]
) -> Sequence[Row]:
    """The rows of a kind as they stood at an instant, of which the column ``key`` holds one of ``values``."""
    entries = session.execute(
        sa.select(ledger.c.subject_id, ledger.c.number, ledger.c.body)
        .where(
            ledger.c.subject_kind == kind.__tablename__,
            ledger.c.at <= instant_text(until),
            sa.func.json_extract(ledger.c.body, f"$.state.{key}").in_(values),
        )
        .order_by(ledger.c.number)
    )
    newest = newest_states((row.subject_id, row.number, json.loads(row.body)["state"]) for row in entries)
    return [row_of(kind, state, number) for _, (number, state) in sorted(newest.items())]


def newest_states(
    entries: Iterable[tuple[str, int, Mapping[str, Any]]],
) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """Of entries (subject, number, whole state) in any order: for each subject the one with the highest number."""
    newest: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for subject, number, state in entries:
        if subject not in newest or newest[subject][0] < number:
            newest[subject] = (number, state)
    return newest


def row_of(kind: type[Row], state: Mapping[str, Any], number: int) -> Row:
    """A row that no session knows, from the state that an entry of the ledger holds.

    A column that the ledger of an older version does not know is empty.
    """
    columns = sa.inspect(kind).columns
    values = {name: _value(column, state.get(name)) for name, column in columns.items()}
    return kind(**(values | {"ledger_entry": number}))


def _value(column: sa.Column[Any], value: Any) -> Any:
    """A value of a ledger state as the column gives it to Python."""
    if value is None:
        return None
    match column.type:
        case sa.Enum(enum_class=kind) if kind is not None:
            return kind(value)
        case UtcInstant():
            return datetime.fromisoformat(value)
        case sa.Date():
            return date.fromisoformat(value)
        case ExactDecimal():
            return Decimal(value)
    return value


__all__ = ["FileRows", "LiveRows", "PastRows", "newest_states", "recorded_rows", "row_of"]
