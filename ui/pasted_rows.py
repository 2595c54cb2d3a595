"""Rows of a spreadsheet on the clipboard: as tab-separated text, or as a table of HTML where there is no better."""

import csv
import io
import os
import shutil
import weakref
from collections.abc import Callable, Sequence
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMimeData

from app.refusals import UserError
from language import plural, tr

_LARGEST = 50_000_000
"""Characters that are taken: more is a file, and is imported as one."""

MOST_KEPT = 2_000_000
"""Characters that are kept from a crash: more is nobody's typing, and lies in a file."""


class PastedFile:
    """Pasted rows as a file for an import, in a private folder that goes when it is no longer needed.

    Where the system keeps a folder for the session in memory it lies there, and no disk holds it.
    """

    def __init__(self, text: str, at: datetime) -> None:
        memory = os.environ.get("XDG_RUNTIME_DIR", "")
        place = memory if memory and Path(memory).is_dir() and os.access(memory, os.W_OK) else None
        folder = mkdtemp(prefix="tocsin-", dir=place)
        # At the end of the program too, whatever the window was doing.
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        # A full stop: a colon stands in no file name of Windows, and in none that is kept here.
        self.path = Path(folder) / f"pasted {at:%Y-%m-%d %H.%M}.tsv"
        self.path.write_text(text, encoding="utf-8", newline="")

    def remove(self) -> None:
        """Take the file away."""
        self._remove()


class PastedRows:
    """Rows that were pasted, as a part of a form that is kept from a crash; ``show`` shows those of before one."""

    secret = False
    chosen = False

    def __init__(self, show: Callable[[str], object]) -> None:
        self.label = tr("Pasted rows")
        self.text = ""
        self._show = show
        self._said = ("", "")

    def typed(self) -> str:
        return self.text if len(self.text) <= MOST_KEPT else ""

    def typed_words(self) -> str:
        """How many rows: they are kept whole, and once."""
        text = self.typed()
        if self._said[0] is not text:
            self._said = (text, _rows_in_words(text) if text else "")
        return self._said[1]

    def bring_back(self, typed: str) -> None:
        """Show the rows again; where that is refused nothing is changed."""
        before, self.text = self.text, typed
        try:
            self._show(typed)
        except UserError:
            self.text = before


def rows_of(text: str) -> list[list[str]]:
    """The rows of tab-separated text."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error:
        # A cell longer than the reader takes, which where the rows go is told with its row.
        return [line.split("\t") for line in text.splitlines()]


def _rows_in_words(text: str) -> str:
    count = sum(1 for row in rows_of(text) if any(cell.strip() for cell in row))
    return plural("{count:,} row", "{count:,} rows", count)


def rows_on(data: QMimeData) -> list[list[str]]:
    """The rows, each with its cells; none where the clipboard holds no table of two columns or more."""
    text = data.text()[:_LARGEST]
    if "\t" in text:
        rows = rows_of(text)
    else:
        reader = _Tables()
        reader.feed(data.html()[:_LARGEST] if data.hasHtml() else "")
        rows = reader.rows
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return filled if any(len(row) > 1 for row in filled) else []


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as tab-separated text that reads back as it was."""
    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


class _Tables(HTMLParser):
    """The cells of every table, in order; what stands outside of cells is left."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._cell = []
            # A cell over several columns leaves the others empty.
            span = dict(attrs).get("colspan") or "1"
            self.rows[-1] += [""] * (min(100, int(span)) if span.isdecimal() and int(span) else 1)
            self._at = len(self.rows[-1]) - (min(100, int(span)) if span.isdecimal() and int(span) else 1)
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.rows[-1][self._at] = " ".join("".join(self._cell).split())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
