"""One pass over the blocks of a sheet: rows new, changed, unchanged and refused, counted, compared, kept where wanted."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.faults import Stopped
from app.imports.blocks import Block, Source
from app.imports.faults import Fault
from app.imports.formats import Row
from db.imported_rows import ImportedRows, Known, Writer
from db.imported_values import ReadRow, texts_of
from language import tr

SAMPLE = 100
"""Rows of each kind that are shown; all are counted."""

CHANGES = 5_000
"""Changed rows that a dry run shows: what a newer release says otherwise is what one looks through before taking it."""

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
    """What one pass came to. The lists hold the first :data:`SAMPLE` of each kind; of changed rows, where nothing is
    written, the first :data:`CHANGES`."""

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
    """One pass over one sheet, against what is kept."""

    def __init__(self, source: Source, rows: ImportedRows, listeners: Listeners) -> None:
        self._source = source
        self._rows = rows
        self._listeners = listeners
        self._compares = rows.any_there()
        self._done = 0
        self._changes = CHANGES
        self.tally = Tally()

    def run(self, writer: Writer | None = None, *, until_refused: bool = False) -> Tally:
        """Read the sheet to its end; with a ``writer``, keep what is new or changed.

        ``until_refused``: after the first row that is refused nothing is written any more; all are still counted.

        Raises:
            BadInput: the file as a whole cannot be read.
            Stopped: ``cancelled()`` was true.
            DamagedDatabase, DiskFull: and other faults of the database.
        """
        if writer is not None:
            self._changes = SAMPLE
        with _no_collection():
            for block in self._source.blocks():
                for faults in block.refused:
                    self._refuse(faults)
                self._take(block, None if until_refused and self.tally.refused else writer)
                self._done = block.done
                self.pause()
        return self.tally

    def _take(self, block: Block, writer: Writer | None) -> None:
        """Compare a block with what is kept, and write what differs."""
        tally = self.tally
        tally.cautions += block.cautions
        tally.first_on = min(filter(None, (tally.first_on, block.first_on)), default="")
        tally.last_on = max(tally.last_on, block.last_on)
        rows: Sequence[ReadRow] = block.rows
        replaced: Sequence[int | None] = [None] * len(rows)
        if self._compares:
            rows, replaced = self._differing(rows, block.lines)
        else:
            tally.new += len(rows)
            for row, line in zip(rows[: SAMPLE - len(tally.new_rows)], block.lines, strict=False):
                tally.new_rows.append(SampleRow(line, texts_of(row)))
        if writer is not None and rows:
            writer.write(rows, replaced)

    def _differing(
        self, rows: Sequence[ReadRow], lines: Sequence[int]
    ) -> tuple[list[ReadRow], list[int | None]]:
        """The rows that are not kept in this very form, and what each replaces."""
        keys = [str(row[0]) for row in rows]
        known = self._rows.known(keys)
        kept: list[ReadRow] = []
        replaced: list[int | None] = []
        for row, key, line in zip(rows, keys, lines, strict=True):
            there = known.get(key)
            if there is not None and there.content == row[-1]:
                self.tally.unchanged += 1
                continue
            self._count(row, line, there)
            kept.append(row)
            replaced.append(None if there is None else there.last_seq)
        return kept, replaced

    def _count(self, row: ReadRow, line: int, there: Known | None) -> None:
        # What only withdrawn batches hold is new again.
        if there is None or there.current is None:
            self.tally.new += 1
            if len(self.tally.new_rows) < SAMPLE:
                self.tally.new_rows.append(SampleRow(line, texts_of(row)))
            return
        self.tally.changed += 1
        if len(self.tally.changed_rows) < self._changes:
            before = self._rows.values(there.current)
            self.tally.changed_rows.append(SampleRow(line, texts_of(row), before))

    def _refuse(self, faults: Sequence[Fault]) -> None:
        self.tally.refused += 1
        if len(self.tally.faults) < SAMPLE:
            self.tally.faults.extend(faults)
        if self._listeners.refused is not None:
            self._listeners.refused(faults)

    def pause(self) -> None:
        """Ask whether to stop, and tell how far the file is read.

        Raises:
            Stopped: ``cancelled()`` was true.
        """
        if self._listeners.cancelled is not None and self._listeners.cancelled():
            raise Stopped(
                tr("The reading of the file was stopped; nothing was kept."), remedy=tr("Start it again.")
            )
        if self._listeners.progress is not None:
            self._listeners.progress(self._done, self._source.size)


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
