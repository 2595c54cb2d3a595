"""Protected names taken out of a gathered document, whatever its parts are."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from app.documents.cover import Document
from app.rules.entry.pseudonyms import veiled

D = TypeVar("D", bound=Document)


def veiled_document(document: D, names: Mapping[str, str]) -> D:
    """The same document with each protected name replaced by its pseudonym in every text."""
    if not names:
        return document
    changed: D = _veiled(document, names)
    return changed


def _veiled(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return veiled(value, names)
    if isinstance(value, tuple):
        return tuple(_veiled(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{part.name: _veiled(getattr(value, part.name), names) for part in fields(value)}
        )
    return value
