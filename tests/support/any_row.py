"""A row of any mapped class, made from its columns: for what must hold for every class there is or will be."""

import enum
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from db.base import Base, new_id
from db.entities import metadata

AT = datetime(2026, 1, 15, 9, tzinfo=UTC)


def mapped_classes() -> list[type[Base]]:
    """Every mapped class, by the name of its table."""
    assert metadata.tables
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda each: each.__tablename__)


def any_row(kind: type[Base]) -> Base:
    """A row with every column filled; it points at nothing, so foreign keys have to be off."""
    table = kind.__table__
    assert isinstance(table, sa.Table)
    return kind(
        **{
            column.name: _value(column)
            for column in table.columns
            if column.name not in {"id", "ledger_entry"}
        }
    )


def _value(column: sa.Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return next(iter(kind.enum_class))
    if isinstance(kind, sa.JSON):
        return [{"a": [1, True, None, "ü"]}]
    if isinstance(kind, sa.LargeBinary):
        return b"bytes of " + column.name.encode()
    plain: dict[type, Any] = {
        bool: True,
        int: 7,
        str: new_id(),
        date: date(2026, 1, 15),
        datetime: AT,
        Decimal: Decimal("1250000.50"),
    }
    value = plain[_python_type(kind)]
    assert not isinstance(value, enum.Enum)
    return value


def _python_type(kind: Any) -> type:
    if isinstance(kind, sa.TypeDecorator):
        annotated = {"UtcInstant": datetime, "ExactDecimal": Decimal}
        return annotated[type(kind).__name__]
    python_type: type = kind.python_type
    return python_type
