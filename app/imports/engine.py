"""One pass over a sheet: rows new, changed, unchanged and refused, counted, compared, and kept where that is wanted."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.faults import Stopped
from app.imports.faults import Fault, RowRefused
from app.imports.formats import Format, Layout, Row
from app.imports.places import Places
from app.imports.sheets import Cells, Sheet
from db.imported_rows import ImportedRows, Known, Writer, row_digest

BLOCK = 2_000
"""Rows that are compared and written together; how often progress is told and stopping is asked for."""

LONGEST_TO_COME = timedelta(days=31)
"""How far beyond today an event may end: one that is known to its month ends with it."""

SAMPLE = 100
"""Rows of each kind that are shown; all are counted."""

RefusedRow = Callable[[Sequence[Fault]], None]
"""Called with everything that is wrong with a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Who is told of a pass while it runs.

    ``progress`` is called with the bytes that are read and how many there are, ``refused`` for each row that is
    refused, and ``cancelled`` is asked after each block whether to stop.
    """

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    refused: RefusedRow | None = None


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row as it would be kept, and the values that it replaces; ``before`` is empty for a new row."""

    line: int
    values: Row
    before: Row = ()


@dataclass(slots=True)
class Tally:
    """What one pass came to. The lists hold the first :data:`SAMPLE` of each kind."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    cautions: int = 0
    """Rows that are kept with a caution, as their format says."""
    first_on: str = ""
    last_on: str = ""
    new_rows: list[SampleRow] = field(default_factory=list)
    changed_rows: list[SampleRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def readable(self) -> int:
        """Rows that can be kept, those that are here already among them."""
        return self.new + self.changed + self.unchanged


class Pass:
    """One reading of one sheet by one format."""

    def __init__(
        self,
        sheet: Sheet,
        format_: Format,
        layout: Layout,
        places: Places,
        rows: ImportedRows,
        *,
        listeners: Listeners,
        today: date,
    ) -> None:
        self._sheet = sheet
        self._layout = layout
        self._convert = format_.converter(layout, places)
        self._rows = rows
        self._listeners = listeners
        self._lines_by_key: dict[str, int] = {}
        self._compares = rows.any_there()
        columns = ("", *format_.target.columns)
        self._day, self._last_day, self._caution = (
            columns.index(name) if name else 0
            for name in (
                format_.target.day,
                format_.target.last_day,
                "caution" if "caution" in columns else "",
            )
        )
        self._latest = (
            (today.isoformat(), (today + LONGEST_TO_COME).isoformat()) if format_.target.happened else None
        )
        self.tally = Tally()

    def run(self, writer: Writer | None = None, *, until_refused: bool = False) -> Tally:
        """Read the sheet to its end; with a ``writer``, keep what is new or changed.

        ``until_refused``: after the first row that is refused nothing is written any more; all are still counted.

        Raises:
            BadInput: the file as a whole cannot be read.
            Stopped: ``cancelled()`` was true.
            DamagedDatabase, DiskFull: and other faults of the database.
        """
        with _no_collection():
            self._read(writer, until_refused=until_refused)
        return self.tally

    def _read(self, writer: Writer | None, *, until_refused: bool) -> None:
        convert, width, seen = self._convert, self._layout.width, self._lines_by_key
        lines: list[int] = []
        block: list[Row] = []
        skip = self._layout.skip
        for line, cells in self._sheet.lines():
            if skip:
                skip -= 1
                continue
            if isinstance(cells, Fault) or len(cells) != width:
                self._refuse(self._malformed(line, cells))
                continue
            try:
                rows = convert(line, cells)
            except RowRefused as refusal:
                self._refuse(refusal.faults)
                continue
            for row in rows:
                if seen.setdefault(row[0], line) != line:
                    self._refuse((self._twice(line, row[0]),))
                    continue
                block.append(row)
                lines.append(line)
            if len(block) >= BLOCK:
                self._take(block, lines, None if until_refused and self.tally.refused else writer)
                block, lines = [], []
                self.pause()
        if block:
            self._take(block, lines, None if until_refused and self.tally.refused else writer)
        self.pause()

    def _take(self, block: list[Row], lines: list[int], writer: Writer | None) -> None:
        """Compare a block with what is kept, and write what differs."""
        block, lines = self._happened(block, lines)
        try:
            contents = [row_digest(row) for row in block]
        except UnicodeEncodeError:
            block, lines = self._storable(block, lines)
            contents = [row_digest(row) for row in block]
        self._note_span(block)
        if self._caution:
            place = self._caution
            self.tally.cautions += sum(1 for row in block if row[place])
        replaced: Sequence[int | None] = [None] * len(block)
        if self._compares:
            if writer is not None:
                writer.settle()
            block, lines, contents, replaced = self._differing(block, lines, contents)
        else:
            self._sample(self.tally.new_rows, block, lines)
            self.tally.new += len(block)
        if writer is not None and block:
            writer.write(block, contents, replaced)

    def _happened(self, block: list[Row], lines: list[int]) -> tuple[list[Row], list[int]]:
        """The rows of a block without those of days to come: one would pass for the newest month of the data."""
        if self._latest is None:
            return block, lines
        first, last = self._latest
        day, last_day = self._day, self._last_day
        kept: list[tuple[Row, int]] = []
        for row, line in zip(block, lines, strict=True):
            if row[day] <= first and row[last_day] <= last:
                kept.append((row, line))
            else:
                found = row[day] if row[day] > first else row[last_day]
                self._refuse(
                    (Fault(line, "", found, f"a day up to {first}", "Correct the day in the file."),)
                )
        return [row for row, _ in kept], [line for _, line in kept]

    def _storable(self, block: list[Row], lines: list[int]) -> tuple[list[Row], list[int]]:
        """The rows of a block without those that hold half a character, as damaged workbooks may."""
        kept: list[tuple[Row, int]] = []
        for row, line in zip(block, lines, strict=True):
            broken = next((text for text in row if any("\ud800" <= mark <= "\udfff" for mark in text)), None)
            if broken is None:
                kept.append((row, line))
            else:
                told = "Type the text again, or save the file anew."
                self._refuse((Fault(line, "", broken, "a text of whole characters", told),))
        return [row for row, _ in kept], [line for _, line in kept]

    def _differing(
        self, block: list[Row], lines: list[int], contents: list[bytes]
    ) -> tuple[list[Row], list[int], list[bytes], list[int | None]]:
        """The rows of a block that are not kept in this very form."""
        known = self._rows.known([row[0] for row in block])
        kept: list[tuple[Row, int, bytes, int | None]] = []
        for row, line, content in zip(block, lines, contents, strict=True):
            there = known.get(row[0])
            if there is not None and there.content == content:
                self.tally.unchanged += 1
                continue
            self._count(row, line, there)
            kept.append((row, line, content, None if there is None else there.last_seq))
        return (
            [each[0] for each in kept],
            [each[1] for each in kept],
            [each[2] for each in kept],
            [each[3] for each in kept],
        )

    def _count(self, row: Row, line: int, there: Known | None) -> None:
        # What only withdrawn batches hold is new again.
        if there is None or there.current is None:
            self.tally.new += 1
            self._sample(self.tally.new_rows, [row], [line])
            return
        self.tally.changed += 1
        if len(self.tally.changed_rows) < SAMPLE:
            self.tally.changed_rows.append(SampleRow(line, row, self._rows.values(there.current)))

    def _sample(self, sample: list[SampleRow], block: Sequence[Row], lines: Sequence[int]) -> None:
        for row, line in zip(block[: SAMPLE - len(sample)], lines, strict=False):
            sample.append(SampleRow(line, row))

    def _note_span(self, block: Sequence[Row]) -> None:
        """ISO days are in order as text."""
        for place, keep in ((self._day, min), (self._last_day, max)):
            if not place:
                continue
            day = keep(filter(None, (row[place] for row in block)), default="")
            if keep is min:
                self.tally.first_on = min(filter(None, (self.tally.first_on, day)), default="")
            else:
                self.tally.last_on = max(self.tally.last_on, day)

    def _refuse(self, faults: Sequence[Fault]) -> None:
        self.tally.refused += 1
        if len(self.tally.faults) < SAMPLE:
            self.tally.faults.extend(faults)
        if self._listeners.refused is not None:
            self._listeners.refused(faults)
        if self.tally.refused % BLOCK == 0:
            self.pause()

    def _malformed(self, line: int, cells: Cells | Fault) -> tuple[Fault]:
        if isinstance(cells, Fault):
            return (cells,)
        width = self._layout.width
        return (
            Fault(
                line,
                "",
                f"{len(cells)} cells",
                f"{width} cells, as many as there are columns",
                "Check for a missing or an added delimiter, and for quotation marks around cells that hold one.",
            ),
        )

    def _twice(self, line: int, key: str) -> Fault:
        return Fault(
            line,
            "",
            key,
            f"a row that is in the file once (it stands in line {self._lines_by_key[key]:,} already)",
            "Keep the row that is right and take the other out.",
        )

    def pause(self) -> None:
        """Ask whether to stop, and tell how far the file is read.

        Raises:
            Stopped: ``cancelled()`` was true.
        """
        if self._listeners.cancelled is not None and self._listeners.cancelled():
            raise Stopped("The reading of the file was stopped; nothing was kept.", remedy="Start it again.")
        if self._listeners.progress is not None:
            self._listeners.progress(self._sheet.done(), self._sheet.size)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles meanwhile: rows hold none, and looking for them takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
