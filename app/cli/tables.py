"""Tables for a terminal: aligned by what is seen, not by the count of characters."""

import unicodedata
from collections.abc import Sequence

from app.cli.streams import visible

_GAP = "  "


def width(text: str) -> int:
    """Columns that a text takes: East Asian wide characters two, combining marks none."""
    return sum(_columns(mark) for mark in text)


def padded(text: str, columns: int) -> str:
    """The text, filled up with blanks to so many columns."""
    return text + " " * (columns - width(text))


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines with a heading, a rule, and a line for each row; the last column is not filled up."""
    cells = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(width(row[place]) for row in [list(headings), *cells]) for place in range(len(headings))]
    rule = ["-" * columns for columns in widths]
    return "\n".join(_line(row, widths) for row in [list(headings), rule, *cells])


def pairs(items: Sequence[tuple[str, str]]) -> str:
    """Names and values under one another; what is empty is left out."""
    shown = [(name, value) for name, value in items if value]
    widest = max((width(name) for name, _ in shown), default=0)
    return "\n".join(
        f"{padded(name, widest)}{_GAP}{hanging(value, widest + len(_GAP))}" for name, value in shown
    )


def hanging(text: str, columns: int) -> str:
    """The text with its later lines moved in below the first."""
    return visible(text).replace("\n", "\n" + " " * columns)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    filled = [padded(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    return _GAP.join(filled).rstrip()


def _one_line(cell: str) -> str:
    return visible(" ".join(cell.split()))


def _columns(mark: str) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1
