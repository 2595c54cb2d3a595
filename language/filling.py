"""Values set into a text: numbers as the language writes them, everything else as it is."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from language.dates import dated
from language.numbers import number
from language.spoken import Language, spoken

_NUMBER = re.compile(r"\+?,?(\.\d+)?[fg%]?")


class _Filling(Formatter):
    """Python's own formatting, but for numbers with a format (``,``, ``.1f``, ``.0%``) and for days in words."""

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec and isinstance(value, int | float | Decimal) and _NUMBER.fullmatch(format_spec):
            return number(value, format_spec)
        if format_spec and isinstance(value, date):
            return dated(value, format_spec)
        return str(super().format_field(value, format_spec))


_FILLING = _Filling()
_BEFORE_A_NAME = re.compile(r"\b([dD]|[qQ]u)e (?=\{(\w+)\})")
_VOWEL = re.compile(r"(?!onze\b|oui\b)[aeiouAEIOUàâäéèêëîïôöùûüœÀÂÄÉÈÊËÎÏÔÖÙÛÜŒ][a-zà-öø-ÿœ’]")
"""A word that begins with a vowel. Numbers such as ``EW-2026-0001`` are not elided before, nor is an *h*, which may be heard."""
_Piece = tuple[str, str | None, str]
"""What stands before a value, the value's name (none at the end of a text), and its format."""


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its names filled in. No value is looked into: braces in it stay braces."""
    if spoken() is Language.FRENCH:
        text = _BEFORE_A_NAME.sub(lambda found: _elided(found, values), text)
    pieces = _taken_apart(text)
    if pieces is None:
        return _FILLING.vformat(text, (), values)
    return "".join(
        [
            before if name is None else before + _FILLING.format_field(values[name], spec)
            for before, name, spec in pieces
        ]
    )


def _elided(found: re.Match[str], values: Mapping[str, object]) -> str:
    """``de`` and ``que`` as French writes them before the value that follows: ``d’Okoro``, ``de Ferrer``."""
    return f"{found[1]}’" if _VOWEL.match(str(values.get(found[2], ""))) else found[0]


@lru_cache(maxsize=4_096)
def _taken_apart(text: str) -> tuple[_Piece, ...] | None:
    """A text is said often and taken apart once. None where it asks for more than names with a format."""
    pieces = []
    for before, name, spec, conversion in _FILLING.parse(text):
        if name is not None and (conversion or not name.isidentifier() or "{" in (spec or "")):
            return None
        pieces.append((before, name, spec or ""))
    return tuple(pieces)
