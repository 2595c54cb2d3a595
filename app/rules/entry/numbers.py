"""Numbers as people type them, with the marks of English or of French."""

import re

from app.refusals import BadInput
from app.rules.entry.texts import required_line, shown
from language import Language, spoken, tr

_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f’'](?=\d{3}(?!\d))")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")


def plain_digits(typed: str, *, places: int | None = None) -> str:
    """What was typed as Python reads a number: no signs for thousands, a point before the decimals.

    A comma before three digits stands for thousands in English and for decimals in French; where there can be no three decimals
    (``places``), French is refused as it stands, rather than taken for a thousand times as much.
    """
    text = _GROUPED.sub("", typed.strip())
    comma_counts_thousands = spoken() is not Language.FRENCH or text.count(",") > 1 or "." in text
    if comma_counts_thousands and _THOUSANDS.fullmatch(text):
        # Where any number of decimals may be meant, nobody knows which of the two it is.
        return text if places is None else text.replace(",", "")
    return text.replace(",", ".") if _COMMA.fullmatch(text) else text


def parse_number(text: str, field: str, *, whole: bool) -> float:
    """The number that is typed, with a point or a comma for decimals; ``whole`` ones as ``int``.

    Raises:
        BadInput: nothing is typed, or it is no such number.
    """
    line = required_line(text, field)
    plain = plain_digits(line)
    try:
        number = int(plain) if whole else float(plain)
    except ValueError:
        number = float("nan")
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - what is not a number differs from itself
        wanted = tr("a whole number, as in 24") if whole else tr("a number, as in 0.01")
        raise BadInput(
            field,
            tr("{line} is not {wanted}.", line=shown(line), wanted=wanted),
            remedy=tr("Type {wanted}.", wanted=wanted),
        )
    return number
