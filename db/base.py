"""What every remembered row has in common: identity, types, and the ledger entry that stands behind it."""

import enum
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar, dataclass_transform

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import TypeEngine
from uuid6 import uuid7

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """A fresh UUIDv7 as text: identifiers sort by the time they were made."""
    return str(uuid7())


class UtcInstant(sa.TypeDecorator[datetime]):
    """An instant, stored in UTC without a zone and given back aware. A naive value is a bug and refused."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.DateTime
    cache_ok: bool | None = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class ExactDecimal(sa.TypeDecorator[Decimal]):
    """A decimal kept digit for digit: SQLite has no decimal type, so it is stored as text."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.String(32)
    cache_ok: bool | None = True

    def process_bind_param(self, value: Decimal | None, _dialect: sa.Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, _dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def _values(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


def reference(target: str, **options: Any) -> Any:
    """A column that points at another row; checked when the transaction ends.

    Deferred because the unit of work writes rows in the order of the acts, not of the tables.
    """
    return mapped_column(
        sa.String(36), sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), **options
    )


def optional_reference(target: str, **options: Any) -> Any:
    """Like :func:`reference`, for a column that may be empty."""
    return reference(target, default=None, **options)


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, reference))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False):
    """Base of all mapped rows. Rows are never deleted: the database itself refuses."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcInstant(),
        Decimal: ExactDecimal(),
        enum.Enum: sa.Enum(
            enum.Enum, native_enum=False, create_constraint=True, values_callable=_values, length=40
        ),
        list[str]: sa.JSON(none_as_null=True),
        list[dict[str, Any]]: sa.JSON(none_as_null=True),
        dict[str, Any]: sa.JSON(none_as_null=True),
        str: sa.Text(),
    }

    id: Mapped[str] = mapped_column(sa.String(36), primary_key=True, default_factory=new_id)
    ledger_entry: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Number of the ledger entry that recorded the present state; set when the row is flushed."""


def mapped_tables() -> Iterable[sa.Table]:
    """The tables of all mapped classes, in a stable order."""
    tables = {mapper.local_table for mapper in Base.registry.mappers}
    return sorted((t for t in tables if isinstance(t, sa.Table)), key=lambda t: t.name)


__all__ = [
    "Base",
    "Decimal",
    "Mapped",
    "date",
    "datetime",
    "mapped_column",
    "mapped_tables",
    "new_id",
    "optional_reference",
    "reference",
]
