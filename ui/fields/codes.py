"""What is offered in a list, as it is written down while nothing of it is recorded yet."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def as_code(value: Any) -> Any:
    """The value as JSON holds it, the same each time the program runs."""
    if isinstance(value, Enum):
        return as_code(value.value)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [as_code(one) for one in value]
    # As the library tells a data class; it is not loaded for the start window's lists, which hold none.
    names = getattr(value, "__dataclass_fields__", None)
    if names is not None:
        return [as_code(getattr(value, name)) for name in names]
    return str(value)


def with_code(code: Any, values: Iterable[T]) -> T | None:
    """The first of the values that has this code; none where it is not offered any more."""
    return next((value for value in values if as_code(value) == code), None)
