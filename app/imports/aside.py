"""Large files are read by a process of their own, so that one core reads and checks while another encrypts and writes.

It is given the file and what resolves places, never a key or anything of the case, and hands back blocks. Both sides
speak in pickles over its standard streams: both are one and the same Python.
"""

import gc
import marshal
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, cast

from app.imports.blocks import Block, Reader, Source
from app.imports.bytes_read import changed
from app.imports.formats import Format, Layout
from app.imports.opening import open_sheet
from app.imports.places import Places
from app.imports.sheets import Cells, Sheet
from app.reference.crosswalk import Crosswalk
from app.refusals import BadInput
from language import Language, speak, spoken, tr

ASIDE_FROM = 20_000_000
"""Bytes. A smaller file is read before another process had started."""

_PIPE = 1 << 20
"""Bytes: a whole block, where the system can, so that the next is read while this one is written."""

# Not “multiprocessing”: it would run the program's main module a second time. Ctrl-C reaches both processes; the one
# that was asked to import answers it.
_PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import pickle, sys; "
    "sys.path[:] = pickle.load(sys.stdin.buffer); from app.imports import aside; aside.main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be read, and how. ``encoding`` and ``sheet`` as :func:`app.imports.opening.open_sheet` takes them.

    ``size`` and ``top`` are those of the sheet in which the layout was recognised.
    """

    path: Path
    encoding: str
    sheet: str
    size: int
    top: Sequence[tuple[int, Cells]]
    format: Format
    layout: Layout
    crosswalk: Crosswalk
    today: date
    kept: bool
    """Whether the rows are to be written, or only looked at."""
    language: Language = field(default_factory=spoken)
    """What is wrong with a line is said in the language of the one who imports: the process has none of its own."""

    def reader(self, sheet: Sheet) -> Reader:
        """What reads an open sheet as the job says."""
        return Reader(sheet, self.format, self.layout, Places(self.crosswalk), self.today, kept=self.kept)


@contextmanager
def source_of(job: Job, sheet: Sheet) -> Iterator[Source]:
    """The blocks of an open sheet: read here, or aside where it is large. The reading ends with the block."""
    process = _started() if is_large(sheet) else None
    if process is None:
        yield job.reader(sheet)
        return
    with process:
        tells, hears = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        try:
            # One that has ended already is noticed when it is listened to.
            with suppress(BrokenPipeError), tells:
                pickle.dump(sys.path, tells)
                pickle.dump(job, tells)
            yield _Aside(hears, sheet.size)
        finally:
            process.kill()


def is_large(sheet: Sheet) -> bool:
    """Whether a sheet is worth a process of its own."""
    return sheet.size >= ASIDE_FROM


def _started() -> subprocess.Popen[bytes] | None:
    """The process that reads; none where the system has no room for another."""
    command = [sys.executable, "-c", _PROGRAM]
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=_PIPE
        )
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _Sent:
    """A block, its rows apart: “marshal” takes less time than “pickle” over plain values."""

    block: Block
    rows: bytes


@dataclass(frozen=True, slots=True)
class _End:
    """Said after the last block."""

    unresolved: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """The :class:`BadInput` that ended the reading."""

    field: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Bug:
    """Any other error that ended it, as Python tells it."""

    told: str


class _Aside:
    """A :class:`Source` that listens to the process that reads."""

    def __init__(self, hears: IO[bytes], size: int) -> None:
        self._hears = hears
        self._size = size
        self._end = _End()

    @property
    def size(self) -> int:
        return self._size

    @property
    def unresolved(self) -> tuple[str, ...]:
        return self._end.unresolved

    def sha256(self) -> str:
        return self._end.sha256

    def blocks(self) -> Iterator[Block]:
        while isinstance(said := self._next(), _Sent):
            said.block.rows = marshal.loads(said.rows)  # noqa: S302 - from our own program
            yield said.block
        match said:
            case _End():
                self._end = said
            case _Refusal(field, message, remedy):
                raise BadInput(field, message, remedy=remedy)
            case _:
                raise RuntimeError(said)

    def _next(self) -> object:
        try:
            return pickle.load(self._hears)  # noqa: S301 - from our own program
        except (EOFError, pickle.UnpicklingError):
            raise BadInput(
                "file",
                tr("The reading of the file broke off before its end, so nothing was kept."),
                remedy=tr("Most often memory was short: close other programs, then import it again."),
            ) from None


def main() -> None:
    """What the process does. It ends by itself when the one that imports is killed: nobody listens any more."""
    gc.disable()
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own program
    speak(job.language)
    # Whatever prints must not speak between the blocks.
    with suppress(BrokenPipeError), os.fdopen(os.dup(1), "wb") as says:
        os.dup2(2, 1)
        for said in _said(job):
            pickle.dump(said, says, protocol=pickle.HIGHEST_PROTOCOL)
            says.flush()


def _said(job: Job) -> Iterator[_Sent | _End | _Refusal | _Bug]:
    try:
        with open_sheet(job.path, job.encoding, job.sheet) as sheet:
            if (sheet.size, sheet.top) != (job.size, job.top):
                raise changed(job.path)
            reader = job.reader(sheet)
            for block in reader.blocks():
                rows, block.rows = marshal.dumps(block.rows), []
                yield _Sent(block, rows)
            yield _End(reader.unresolved, reader.sha256())
    except BadInput as refusal:
        yield _Refusal(refusal.field, refusal.message, refusal.remedy)
    except Exception:  # noqa: BLE001 - raised again by who listens
        yield _Bug(traceback.format_exc())
