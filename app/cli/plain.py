"""Read models as plain values for JSON, and instants and amounts as words.

Keys are the names of the fields. What only the database uses to find a row again (``…_id``) is left out: people and
programs outside name things by their issued numbers and names.
"""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from app.rules.entry.money import Money


def plain(value: Any) -> Any:
    """A value as JSON can say it: instants in UTC with ``Z``, days as ISO dates, amounts as text, codes as stored."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Money):
        return {"amount": plain(value.amount), "currency": value.currency}
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if not field.name.endswith(("_id", "_ids")))
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [plain(item) for item in value]
        return sorted(items) if isinstance(value, (set, frozenset)) else items
    return value


def moment(at: datetime | None, zone: str) -> str:
    """An instant in the ministry's time zone, with its name; empty for none."""
    return "" if at is None else f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"
