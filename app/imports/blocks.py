"""A sheet read into blocks: rows checked and made ready, and what was refused. What is kept in the case plays no part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import compress
from typing import Protocol

from app.imports.faults import Fault, RowRefused
from app.imports.formats import Format, Layout, Row
from app.imports.places import Places
from app.imports.sheets import Cells, Sheet
from db.imported_values import Binder, ReadRow, looked_at
from language import plural, tr

BLOCK = 1_000
"""Rows that are handed over together; how often progress is told and stopping is asked for."""

LONGEST_TO_COME = timedelta(days=31)
"""How far beyond today an event may end: one that is known to its month ends with it."""


@dataclass(slots=True)
class Block:
    """The next rows of a sheet, and the rows among them that were refused.

    ``rows`` are bound as they are written, or packed to be looked at; ``lines`` tell where each begins. ``done``: bytes of
    the file that are read.
    """

    lines: list[int] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    refused: list[Sequence[Fault]] = field(default_factory=list)
    cautions: int = 0
    first_on: str = ""
    last_on: str = ""
    done: int = 0


class Source(Protocol):
    """Where the blocks of a sheet come from. ``size``: bytes of the file."""

    @property
    def size(self) -> int: ...

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The places that resolved to no country, with the reason; known when the blocks have come to their end."""
        ...

    def blocks(self) -> Iterator[Block]:
        """Every block, once; the last one is shorter, and may be empty.

        Raises:
            BadInput: the file as a whole cannot be read any further.
        """
        ...

    def sha256(self) -> str:
        """SHA-256 of the bytes that were read, in hex. Asked for when the blocks have come to their end.

        Raises:
            BadInput: the file was changed, cut or removed while it was read.
        """
        ...


class Reader:
    """A :class:`Source` that reads here, in this process."""

    def __init__(
        self,
        sheet: Sheet,
        format_: Format,
        layout: Layout,
        places: Places,
        today: date,
        *,
        kept: bool = True,
    ) -> None:
        """``kept``: whether the rows are to be written, or only looked at."""
        self._sheet = sheet
        self._layout = layout
        self._places = places
        self._convert = format_.converter(layout, places)
        self._lines_by_key: dict[str, int] = {}
        target = format_.target
        self._ready = Binder(target.table).bound if kept else looked_at
        columns = ("", *target.columns)
        self._day, self._last_day, self._caution = (
            columns.index(name) if name else 0
            for name in (target.day, target.last_day, "caution" if "caution" in columns else "")
        )
        self._latest = (today.isoformat(), (today + LONGEST_TO_COME).isoformat()) if target.happened else None

    @property
    def size(self) -> int:
        return self._sheet.size

    @property
    def unresolved(self) -> tuple[str, ...]:
        return self._places.unresolved

    def sha256(self) -> str:
        return self._sheet.sha256()

    def blocks(self) -> Iterator[Block]:
        convert, width = self._convert, self._layout.width
        skip = self._layout.skip
        rows: list[Row] = []
        block = Block()
        for line, cells in self._sheet.lines():
            if skip:
                skip -= 1
                continue
            if isinstance(cells, Fault) or len(cells) != width:
                block.refused.append(self._malformed(line, cells))
            else:
                try:
                    found = convert(line, cells)
                except RowRefused as refusal:
                    block.refused.append(refusal.faults)
                    found = ()
                for row in found:
                    rows.append(row)
                    block.lines.append(line)
            if len(rows) >= BLOCK or len(block.refused) >= BLOCK:
                yield self._finished(block, rows)
                rows, block = [], Block()
        yield self._finished(block, rows)

    def _finished(self, block: Block, rows: list[Row]) -> Block:
        """The block with what its rows came to."""
        rows = self._happened(block, rows)
        try:
            block.rows = [self._ready(row) for row in rows]
        except UnicodeEncodeError:
            rows = self._storable(block, rows)
            block.rows = [self._ready(row) for row in rows]
        # Last: a row that is refused for what it holds does not make a sound one with its number the second.
        rows = self._once(block, rows)
        if block.refused:
            block.refused.sort(key=lambda faults: faults[0].line)
        # ISO days are in order as text.
        if self._day:
            block.first_on = min(filter(None, (row[self._day] for row in rows)), default="")
        if self._last_day:
            block.last_on = max((row[self._last_day] for row in rows), default="")
        if self._caution:
            block.cautions = sum(1 for row in rows if row[self._caution])
        block.done = self._sheet.done()
        return block

    def _happened(self, block: Block, rows: list[Row]) -> list[Row]:
        """The rows without those of days to come: one would pass for the newest month of the data."""
        if self._latest is None:
            return rows
        first, last = self._latest
        day, last_day = self._day, self._last_day
        if all(row[day] <= first and row[last_day] <= last for row in rows):
            return rows
        kept: list[tuple[Row, int]] = []
        for row, line in zip(rows, block.lines, strict=True):
            if row[day] <= first and row[last_day] <= last:
                kept.append((row, line))
            else:
                begins_late = row[day] > first
                found, latest = (row[day], first) if begins_late else (row[last_day], last)
                column = self._layout.title_of_day(last=not begins_late)
                told = tr("Correct the day in the file.")
                fault = Fault(line, column, found, tr("a day up to {first}", first=latest), told)
                block.refused.append((fault,))
        block.lines = [line for _, line in kept]
        return [row for row, _ in kept]

    def _storable(self, block: Block, rows: list[Row]) -> list[Row]:
        """The rows without those that hold half a character, as damaged workbooks may."""
        kept: list[tuple[Row, int]] = []
        for row, line in zip(rows, block.lines, strict=True):
            broken = next((text for text in row if any("\ud800" <= mark <= "\udfff" for mark in text)), None)
            if broken is None:
                kept.append((row, line))
            else:
                told = tr("Type the text again, or save the file anew.")
                block.refused.append((Fault(line, "", broken, tr("a text of whole characters"), told),))
        block.lines = [line for _, line in kept]
        return [row for row, _ in kept]

    def _once(self, block: Block, rows: list[Row]) -> list[Row]:
        """The rows whose key the file did not have before; the others are refused."""
        seen = self._lines_by_key
        first = [seen.setdefault(row[0], line) == line for row, line in zip(rows, block.lines, strict=True)]
        if all(first):
            return rows
        for row, line, new in zip(rows, block.lines, first, strict=True):
            if not new:
                block.refused.append((self._twice(line, row[0]),))
        block.rows, block.lines = list(compress(block.rows, first)), list(compress(block.lines, first))
        return list(compress(rows, first))

    def _malformed(self, line: int, cells: Cells | Fault) -> tuple[Fault]:
        if isinstance(cells, Fault):
            return (cells,)
        width = self._layout.width
        return (
            Fault(
                line,
                "",
                plural("{count} cell", "{count} cells", len(cells)),
                tr("{width} cells, as many as there are columns", width=width),
                tr(
                    "Check for a missing or an added delimiter, and for quotation marks around cells that hold one."
                ),
            ),
        )

    def _twice(self, line: int, key: str) -> Fault:
        return Fault(
            line,
            "",
            key,
            tr(
                "a row that is in the file once (it stands in line {lines_by_key:,} already)",
                lines_by_key=self._lines_by_key[key],
            ),
            tr("Keep the row that is right and take the other out."),
        )
