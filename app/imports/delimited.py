"""Text files of cells: encoding and delimiter found out, rows streamed with their true line numbers."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from app.imports.bytes_read import BytesRead
from app.imports.faults import Fault
from app.imports.sheets import MOST_CHARACTERS, MOST_COLUMNS, TOP_ROWS, Cells, Line
from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import Wording, mark, tr

_SAMPLE = 1 << 18
_BUFFER = 1 << 20
_PIECE = 1 << 16
"""Bytes that are decoded at once: the lines of larger pieces leave the processor's cache before they are read."""

_LONGEST_LINE = 4_000_000
"""Bytes. A file without line ends is not read into memory whole."""

_SAID = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
"""The line with which spreadsheet programs say the delimiter; no row of the table."""

DELIMITERS = Wording({",": mark("commas"), ";": mark("semicolons"), "\t": mark("tabs")})
ENCODINGS = ("utf-8", "utf-16", "cp1252")
"""What may be asked for; without asking, UTF-8 and UTF-16 are found out."""

_WORDS = Wording(
    {
        "utf-8": "UTF-8",
        "utf-8-sig": mark("UTF-8 with a mark"),
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "cp1252": "Windows-1252",
    }
)
# What the module csv says; compared, never shown.
_END_OF_DATA = "unexpected end of data"
_TOO_LONG = "field larger than field limit"


class Delimited:
    """An open text file of cells; see :class:`app.imports.sheets.Sheet`."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        """Open a file. ``encoding``: one of :data:`ENCODINGS`, or found out.

        Raises:
            BadInput: no readable file, empty, or not text.
        """
        self.name = path.name
        self._path = path
        self._bytes = BytesRead(path)
        try:
            self._buffered = _Blocks(self._bytes)
            # Peeked at, so that every byte is read, and hashed, once.
            sample = self._buffered.peek(_SAMPLE)[:_SAMPLE]
            if not sample.strip(b"\r\n \t\xef\xbb\xbf\xff\xfe"):
                raise BadInput(
                    "file",
                    tr("“{name}” is empty.", name=shown(self.name)),
                    remedy=tr("Choose the file with the rows."),
                )
            self.encoding = encoding or _encoding(sample)
            self._buffered.may_hold_nul = self.encoding.startswith("utf-16")
            self._text = io.TextIOWrapper(self._buffered, self.encoding, newline="")
            self._ahead = self._sampled_lines()
            self.delimiter = self._said_delimiter() or _delimiter(self._ahead)
            self.top = self._top(self._ahead)
        except BaseException:
            self._bytes.close()
            raise

    @property
    def size(self) -> int:
        return self._bytes.size

    @property
    def described(self) -> str:
        return f"{_WORDS.get(self.encoding, self.encoding)}, {DELIMITERS[self.delimiter]}"

    def done(self) -> int:
        return self._bytes.count

    def sha256(self) -> str:
        return self._bytes.sha256()

    def lines(self) -> Iterator[Line]:
        reader = csv.reader(self._all_lines(), delimiter=self.delimiter, strict=True)
        start = 1
        while True:
            try:
                # The inner loop is the fast one; what goes wrong leaves it, is told, and it is entered again.
                for cells in reader:
                    if cells:
                        yield start, cells
                    start = reader.line_num + 1
            except csv.Error as error:
                yield start, self._broken(start, str(error))
                start = reader.line_num + 1
            except UnicodeError as error:
                raise self._undecodable() from error
            else:
                return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._text.close()

    def _sampled_lines(self) -> list[str]:
        """The first lines, kept to be read again."""
        try:
            return list(islice(self._text, 4 * TOP_ROWS))
        except UnicodeError as error:
            raise self._undecodable() from error

    def _said_delimiter(self) -> str:
        """The delimiter that the first line says; that line is read as an empty one, and the others keep their numbers."""
        said = _SAID.fullmatch(self._ahead[0]) if self._ahead else None
        if said is None or said[1] not in DELIMITERS:
            return ""
        self._ahead[0] = "\n"
        return said[1]

    def _top(self, lines: Sequence[str]) -> tuple[tuple[int, Cells], ...]:
        reader = csv.reader(lines, delimiter=self.delimiter)
        found: list[tuple[int, Cells]] = []
        start = 1
        try:
            for cells in reader:
                if len(cells) > MOST_COLUMNS:
                    raise BadInput(
                        "file",
                        tr(
                            "“{name}” has more than {most_columns:,} columns.",
                            name=shown(self.name),
                            most_columns=MOST_COLUMNS,
                        ),
                        remedy=tr("Check that it is a table with one row a line."),
                    )
                if cells:
                    found.append((start, cells))
                if len(found) == TOP_ROWS:
                    break
                start = reader.line_num + 1
        except csv.Error:
            # Told with its line when the rows are read.
            return tuple(found)
        return tuple(found)

    def _all_lines(self) -> Iterator[str]:
        lines = chain(self._ahead, self._text)
        return self._without_nul(lines) if self.encoding.startswith("utf-16") else lines

    def _without_nul(self, lines: Iterable[str]) -> Iterator[str]:
        for number, line in enumerate(lines, start=1):
            if "\0" in line:
                raise _no_text(self.name, number)
            yield line

    def _broken(self, line: int, error: str) -> Fault:
        """A row that the quotation marks do not hold together.

        Raises:
            BadInput: no row after it could be trusted.
        """
        if error.startswith(_TOO_LONG):
            raise self._fatal(
                line,
                tr("has a cell of more than {most_characters:,} characters", most_characters=MOST_CHARACTERS),
                tr("Most often a quotation mark before it was never closed: close it."),
            )
        if error == _END_OF_DATA:
            raise self._fatal(
                line,
                tr("begins a cell with a quotation mark that is not closed before the end of the file"),
                tr("Close it, or get the whole file again: it may have been cut off."),
            )
        return Fault(
            line,
            "",
            tr("a quotation mark inside a cell"),
            tr("quotation marks around a whole cell, and doubled inside it"),
            tr("Correct the quotation marks of this row."),
        )

    def _undecodable(self) -> BadInput:
        line = _first_undecodable(self._path, self.encoding)
        where = (
            tr("Line {line:,} of “{name}”", line=line, name=shown(self.name))
            if line
            else tr("“{text}”", text=shown(self.name))
        )
        other = (
            ""
            if self.encoding == "cp1252"
            else tr(" If it comes from an older Windows program, read it as cp1252.")
        )
        return BadInput(
            "encoding",
            tr(
                "{where} is not text in {encoding}.",
                where=where,
                encoding=_WORDS.get(self.encoding, self.encoding),
            ),
            remedy=tr("Save the file as UTF-8.{other}", other=other),
        )

    def _fatal(self, line: int, what: str, remedy: str) -> BadInput:
        return BadInput(
            "file",
            tr("Line {line:,} of “{name}” {what}.", line=line, name=shown(self.name), what=what),
            remedy=remedy,
        )


class _Blocks(io.BufferedReader):
    """Bytes in pieces of one size, whatever is asked for. Stops at what no text holds, and at lines without an end."""

    def __init__(self, source: BytesRead) -> None:
        super().__init__(source, _BUFFER)
        self._path = source.path
        self._since_end = 0
        self.may_hold_nul = False

    def read1(self, size: int = -1, /) -> bytes:
        block = super().read1(max(size, _PIECE))
        if b"\0" in block and not self.may_hold_nul:
            raise _no_text(self._path.name, _line_of(self._path, lambda line: b"\0" in line))
        end = max(block.rfind(b"\n"), block.rfind(b"\r"))
        self._since_end = len(block) - end if end >= 0 else self._since_end + len(block)
        if self._since_end > _LONGEST_LINE:
            raise BadInput(
                "file",
                tr(
                    "“{path}” has a line of more than {longest_line} million bytes.",
                    path=shown(self._path.name),
                    longest_line=_LONGEST_LINE // 1000000,
                ),
                remedy=tr("Check that the file is a table with one row a line."),
            )
        return block


def _no_text(name: str, line: int) -> BadInput:
    return BadInput(
        "file",
        tr("Line {line:,} of “{name}” holds bytes that are no text.", line=line, name=shown(name)),
        remedy=tr("Export the file again as CSV."),
    )


def _encoding(sample: bytes) -> str:
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Latin letters in UTF-16 without its mark: every other byte is nothing.
    head = sample[:400]
    if len(head) >= 4 and not any(head[1::2]) and all(head[0::2]):
        return "utf-16-le"
    if len(head) >= 4 and not any(head[0::2]) and all(head[1::2]):
        return "utf-16-be"
    return "utf-8"


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that gives the first row the most cells."""

    def cells(delimiter: str) -> int:
        try:
            return len(next(csv.reader(lines, delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=cells)


def _first_undecodable(path: Path, encoding: str) -> int:
    """The number of the first line that does not decode; 0 where lines cannot be told apart by bytes."""
    if encoding.startswith("utf-16"):
        return 0

    def fails(line: bytes) -> bool:
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            return True
        return False

    return _line_of(path, fails)


def _line_of(path: Path, holds: Callable[[bytes], bool]) -> int:
    """The number of the first line of which something holds; 0 where there is none, or it cannot be read again."""
    try:
        with path.open("rb") as file:
            lines = iter(partial(file.readline, _LONGEST_LINE), b"")
            return next((number for number, line in enumerate(lines, start=1) if holds(line)), 0)
    except OSError:
        return 0
