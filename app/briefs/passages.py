"""Addresses within a frozen document: its texts, its items, its parts.

``evidence/2/item`` is the text of the second item of evidence, ``evidence/2`` the item, ``evidence`` the part.
Places are counted from 1, as people count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import tr

T = TypeVar("T")

TECHNICAL = frozenset(
    {
        "marking",
        "lines_marking",
        "ledger_head",
        "ledger",
        "zone",
        "country_code",
        "report_number",
        "copy_number",
        "language",
    }
    | {"version", "demo", "hash", "latitude_e6", "longitude_e6"}
)
"""Fields that no reader reads as text: markings and proofs have their own rules in a released copy."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a document with its address."""

    path: str
    text: str


def passages(document: object) -> tuple[Passage, ...]:
    """Every text of a document that is not empty, in the order of the page."""
    return tuple(Passage(path, value) for path, value in _walk(document, "") if isinstance(value, str))


def printed_values(document: object) -> tuple[Passage, ...]:
    """Every text, date and number of a document, as a reader might meet it."""
    return tuple(Passage(path, str(value)) for path, value in _walk(document, ""))


def value_at(document: object, path: str) -> object:
    """What stands at an address.

    Raises:
        BadInput: nothing does.
    """
    value = document
    for name in path.split("/"):
        value = _step(value, name, path)
    return value


def with_value(document: T, path: str, change: Callable[[Any], object]) -> T:
    """The document with what ``change`` makes of the value at an address.

    Raises:
        BadInput: nothing stands there.
    """
    name, _, rest = path.partition("/")
    old = _step(document, name, path)
    new = with_value(old, rest, change) if rest else change(old)
    if isinstance(document, tuple):
        place = int(name) - 1
        return type(document)((*document[:place], new, *document[place + 1 :]))
    return replace(document, **{name: new})  # type: ignore[type-var] # _step saw that it is a data class


def _step(value: object, name: str, path: str) -> object:
    if isinstance(value, tuple) and name.isascii() and name.isdecimal() and 1 <= int(name) <= len(value):
        return value[int(name) - 1]
    if is_dataclass(value) and name not in TECHNICAL and any(part.name == name for part in fields(value)):
        return getattr(value, name)
    raise BadInput(
        "passage",
        tr("This document has no passage “{path}”.", path=shown(path)),
        remedy=tr("List the passages, and use an address as it stands there."),
    )


def _walk(value: object, path: str) -> Iterator[tuple[str, str | int | Decimal | date]]:
    if is_dataclass(value):
        for part in fields(value):
            if part.name not in TECHNICAL:
                yield from _walk(getattr(value, part.name), f"{path}/{part.name}" if path else part.name)
    elif isinstance(value, tuple):
        for place, inner in enumerate(value, start=1):
            yield from _walk(inner, f"{path}/{place}")
    elif (isinstance(value, str) and value.strip() and not isinstance(value, StrEnum)) or (
        isinstance(value, int | Decimal | date) and not isinstance(value, bool)
    ):
        yield path, value
