"""Numbers, shares and money as each language writes them. The marks are those of the Unicode CLDR, by Babel."""

from decimal import Decimal
from functools import cache

from language.spoken import Language, spoken


def number(value: float | Decimal, spec: str = ",") -> str:
    """A number by Python's format, such as ``,`` or ``.1f`` or ``.0%``: ``1,234.5``; in French ``1 234,5``.

    The digits are the same in every language: only the marks between them differ.
    """
    english = format(value, spec)
    marks = _marks(spoken())
    return english.translate(marks) if marks else english


def amount(value: Decimal, currency: str, *, cents: bool = False) -> str:
    """Money with its ISO 4217 code: ``EUR 12,500.50``; in French ``12 500,50 EUR``. Never a sign: ``$`` names many.

    Whole amounts have no cents, unless ``cents``.
    """
    digits = number(value, ",.2f" if cents or value != value.to_integral_value() else ",.0f")
    return f"{digits}\N{NO-BREAK SPACE}{currency}" if _marks(spoken()) else f"{currency} {digits}"


@cache
def _marks(language: Language) -> dict[int, str]:
    """What stands for the English comma, point and per cent; empty where it is they."""
    if language is Language.ENGLISH or not language.for_people:
        return {}
    # Late: Babel reads its tables of the language, which English needs not.
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = Locale(language.value)
    percent = locale.percent_formats[None].pattern.removeprefix("#,##0")
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale), ord("%"): percent}


def as_digits(typed: str) -> str:
    """A number as somebody typed it in the language spoken, with no marks but a decimal point.

    What is no number stays none: a mark that the language does not group by is never left out.
    """
    bare = "".join(typed.split()).replace("’", "").replace("'", "")
    for english, mark in _marks(spoken()).items():
        if english == ord("."):
            return bare.replace(mark, ".")
    return bare.replace(",", "")
