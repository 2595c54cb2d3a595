"""What is wrong with a line of a file, in words that let someone put it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from language import mark, tr

_FORMULA = mark("A formula is never calculated here: put its value into the cell (copy, paste as values).")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a line of a file out.

    ``line`` is the line of the file on which the row begins, counted from 1 as an editor counts. ``column`` is
    the file's own name of the column; empty where the whole row is meant. ``found`` is what stands there,
    as it came; ``expected`` completes “expected …”; ``remedy`` is a sentence.
    """

    line: int
    column: str
    found: str
    expected: str
    remedy: str

    def sentence(self) -> str:
        """The fault as one line for people."""
        where = (
            tr("Line {line:,}, column {column}", line=self.line, column=self.column)
            if self.column
            else tr("Line {line:,}", line=self.line)
        )
        found = tr("“{text}”", text=shortened(self.found)) if self.found else tr("nothing")
        return tr(
            "{where}: found {found}, expected {expected}. {remedy}",
            where=where,
            found=found,
            expected=self.expected,
            remedy=self.remedy,
        )


def remedy_for(found: str, usual: str) -> str:
    """What to do about a cell: of a formula, that it is never calculated; else what is usual."""
    return tr(_FORMULA) if found.lstrip().startswith("=") else usual


class RowRefused(Exception):
    """A line that gives no row. Raised by a format's converter, caught by the engine, which lists it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults[0].sentence())
        self.faults = tuple(faults)


def shortened(text: str, length: int = 60) -> str:
    """A cell as a sentence can hold it: without what cannot be printed, and cut short."""
    shown = "".join(mark if mark.isprintable() else " " for mark in text[: 4 * length])
    return shown if len(shown) <= length else f"{shown[:length]}…"
