"""A form as it stands while somebody types in it: its fields in order, each as it was typed and as people read it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

_BEGINNING = 80
"""Characters of the first words of a form, by which its author knows it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedField:
    """One field in which something was typed.

    ``key`` finds the field again in its form; ``label`` is what it was called; ``typed`` is what stood in it, as JSON has it, also
    where it cannot be used; ``words`` say the same to people, and are empty where the field was emptied. ``text`` tells
    that these words were typed, and not chosen from a list.
    """

    key: str
    label: str
    typed: Any
    words: str
    text: bool = True


def stored_fields(fields: Sequence[TypedField]) -> str:
    """The fields as they are kept. A lone surrogate, as some programs leave it in what they copy, is written as its number."""
    return json.dumps([asdict(field) for field in fields])


def read_fields(stored: str) -> tuple[TypedField, ...]:
    """The fields as :func:`stored_fields` kept them."""
    return tuple(TypedField(**one) for one in json.loads(stored))


def first_words(fields: Sequence[TypedField]) -> str:
    """The beginning of what was typed: of a text before anything that was only chosen. Empty where fields were only emptied."""
    said = [field.words for field in fields if field.text and field.words.strip()]
    said += [field.words for field in fields if not field.text and field.words.strip()]
    line = " ".join(said[0].split()) if said else ""
    return line if len(line) <= _BEGINNING else f"{line[:_BEGINNING].rstrip()}…"
