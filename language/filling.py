"""Values set into a text: numbers as the language writes them, everything else as it is."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from string import Formatter

from language.dates import dated
from language.numbers import number

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


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its names filled in. No value is looked into: braces in it stay braces."""
    return _FILLING.vformat(text, (), values)
