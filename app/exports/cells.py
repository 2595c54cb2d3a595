"""Cells of a file that someone will open in a spreadsheet: what was typed must never run there.

A text that a spreadsheet could take for a formula gets an apostrophe before it, which is how spreadsheets themselves mark
text. A text that begins with an apostrophe gets one more, so that `original` always gives the words back.
"""

import math
import re
import unicodedata
from datetime import date, datetime

Value = str | int | float | date | datetime | None
"""What a cell of an exported table may hold."""

APOSTROPHE = "'"
_STARTS = frozenset("=+-@|%\t\r\n＝＋－＠−")
"""Beside the four that start a formula: their full-width forms and the minus sign, which some programs take for them; a tab
and a line end, which some cut off to look at what follows; and what starts a command or is put before one."""
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters, and what no XML file may hold."""
LARGEST_WHOLE = 2**53
"""Larger whole numbers lose digits in spreadsheets and in JSON: they are written as text."""


def guarded(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    if text[:1].isalnum():
        return text
    seen = text.lstrip()
    # Marks without width (zero-width space, direction marks, a byte-order mark) hide what a cell begins with.
    while seen and unicodedata.category(seen[0]) in {"Cf", "Zs"}:
        seen = seen[1:].lstrip()
    starts = (text[:1], seen[:1])
    return (
        APOSTROPHE + text
        if any(first in _STARTS or first == APOSTROPHE for first in starts if first)
        else text
    )


def original(cell: str) -> str:
    """The words of a cell that `guarded` wrote."""
    return cell.removeprefix(APOSTROPHE)


def clean(text: str) -> str:
    """The text as every kind of file can hold it: line ends alike, and a sign where a character cannot be kept."""
    if text.isprintable():
        return text
    return _NOT_KEPT.sub("\ufffd", _LINE_END.sub("\n", text))


def as_text(value: Value) -> str:
    """The value as a CSV file holds it. Numbers stay numbers; instants carry their zone."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return repr(value) if math.isfinite(value) else ""
        case date():
            return value.isoformat()
    return guarded(clean(value))
