"""Excel workbooks (XLSX) as sheets of cells, read a row at a time; nothing in them is run or calculated.

A workbook is a ZIP archive of XML, and both can be made to blow up: sizes are limited before anything is unpacked, an
archive never gives more than the sizes that were checked (`zipfile` stops there), and XML with entities of its own is refused
(`defusedxml`, which openpyxl uses where it is installed).
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from app.imports.bytes_read import BytesRead
from app.imports.formats import Format
from app.imports.sheets import MOST_CHARACTERS, MOST_COLUMNS, TOP_ROWS, Cells, Line
from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import tr

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
"""How old Excel files begin, and also new ones that are locked with a password."""

MEGABYTE = 1_000_000
MOST_BYTES = 200 * MEGABYTE
"""Of the file itself, which is held in memory while it is read."""
MOST_MEMBERS = 5_000
MOST_UNPACKED = 2_000 * MEGABYTE
MOST_STRINGS = 400 * MEGABYTE
"""Of the table of texts, which is held in memory whole."""
MOST_RATIO = 300
"""Unpacked to packed. Real sheets stay below 100; a ZIP bomb has 1,000 and more."""
RATIO_FROM = 10 * MEGABYTE
"""Members that unpack to less than this may have any ratio: they cannot fill a memory."""

MOST_ROWS = 1_048_576
"""That a sheet has. A row that calls itself later would be reached through empty ones, for hours."""

MOST_SHEETS = 60
"""That are looked at to find the one with the table."""

_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    KeyError,
    # DefusedXmlException is a ValueError.
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    EOFError,
    NotImplementedError,
)
"""What openpyxl and zipfile meet in files that are not what they say."""


class Workbook:
    """One sheet of an open workbook; see :class:`app.imports.sheets.Sheet`. Another is chosen by `choose`."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            BadInput: no readable file, not a workbook, locked, broken, or larger than what is read here.
        """
        self.name = path.name
        self._file = BytesRead(path)
        try:
            if self._file.size > MOST_BYTES:
                raise self._refused(
                    tr("has more than {most_bytes} MB", most_bytes=MOST_BYTES // MEGABYTE),
                    tr("Save the sheet that you need as CSV."),
                )
            content = self._file.read()
            check_archive(content or b"", self.name)
            self._book = self._opened(content or b"")
            self.sheet_names = tuple(self._book.sheetnames)
            if not self.sheet_names:
                raise self._refused(tr("has no sheet with cells"), tr("Choose a workbook with a table."))
            self.choose(self.sheet_names[0])
        except BaseException:
            self._file.close()
            raise

    @property
    def size(self) -> int:
        return self._file.size

    @property
    def described(self) -> str:
        return tr("Excel workbook, sheet “{sheet}”", sheet=self.sheet)

    def choose(self, sheet: str) -> None:
        """Read this sheet.

        Raises:
            BadInput: the workbook has no such sheet, or it is broken.
        """
        if sheet not in self.sheet_names:
            raise BadInput(
                "sheet",
                tr("“{name}” has no sheet “{sheet}”.", name=shown(self.name), sheet=shown(sheet)),
                remedy=tr(
                    "It has: {sheet_names}.", sheet_names=", ".join(shown(name) for name in self.sheet_names)
                ),
            )
        self.sheet = sheet
        self._row = 0
        self._last_row = self._told_rows()
        self._width = 0
        top: list[tuple[int, Cells]] = []
        for row in self._rows():
            top.append(row)
            if len(top) == TOP_ROWS:
                break
        self._width = max((len(cells) for _line, cells in top), default=0)
        self.top: Sequence[tuple[int, Cells]] = tuple((line, self._padded(cells)) for line, cells in top)
        self._row = 0

    def done(self) -> int:
        """Bytes read so far as far as rows tell it: the archive is unpacked as a whole."""
        return self.size if not self._last_row else min(self.size, self.size * self._row // self._last_row)

    def sha256(self) -> str:
        return self._file.sha256()

    def lines(self) -> Iterator[Line]:
        for line, cells in self._rows():
            yield line, self._padded(cells)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()
        self._file.close()

    def _opened(self, content: bytes) -> Any:
        try:
            with warnings.catch_warnings():
                # What openpyxl does not keep (styles, drawings) is nothing that is read here.
                warnings.simplefilter("ignore")
                # With formulas as they are written: their stored results may be years old.
                return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        except _BROKEN as error:
            raise self._broken(0) from error

    def _told_rows(self) -> int:
        """How many rows the sheet says that it has; 0 where it does not say."""
        try:
            return int(getattr(self._book[self.sheet], "max_row", None) or 0)
        except _BROKEN as error:
            raise self._broken(0) from error

    def _rows(self) -> Iterator[tuple[int, Cells]]:
        """The rows that hold anything, with their numbers in the sheet."""
        sheet = self._book[self.sheet]
        if not hasattr(sheet, "reset_dimensions"):
            # A sheet of charts only.
            return
        # Some programs write the wrong extent into a sheet, and rows beyond it would be lost.
        sheet.reset_dimensions()
        number = 0
        try:
            for number, row in enumerate(sheet.iter_rows(), start=1):
                self._row = number
                if number > MOST_ROWS:
                    raise self._refused(
                        tr("has a row beyond the {most_rows:,} that a sheet holds", most_rows=MOST_ROWS),
                        tr(
                            "Open it in a spreadsheet program, save it again as XLSX or CSV, and import that."
                        ),
                    )
                cells = [_text(cell) for cell in row]
                while cells and not cells[-1].strip():
                    cells.pop()
                if len(cells) > MOST_COLUMNS:
                    raise self._refused(
                        tr(
                            "has more than {most_columns:,} columns in row {number:,}",
                            most_columns=MOST_COLUMNS,
                            number=number,
                        ),
                        tr("Check that it is a table with one row a line."),
                    )
                if cells:
                    yield number, cells
        except _BROKEN as error:
            raise self._broken(number + 1) from error

    def _padded(self, cells: Cells) -> Cells:
        """As many cells as the widest of the first rows: a row of a workbook ends at its last cell."""
        return cells + [""] * (self._width - len(cells))

    def _broken(self, row: int) -> BadInput:
        where = tr(" in row {row:,} of the sheet “{sheet}”", row=row, sheet=shown(self.sheet)) if row else ""
        return self._refused(
            tr("cannot be read as an Excel workbook{where}", where=where),
            tr("Open it in a spreadsheet program, save it again as XLSX or CSV, and import that."),
        )

    def _refused(self, what: str, remedy: str) -> BadInput:
        return _refused(self.name, what, remedy)


def _refused(name: str, what: str, remedy: str) -> BadInput:
    # For translators: “what” begins with a verb, as in “has no sheet with cells”.
    return BadInput("file", tr("“{name}” {what}.", name=shown(name), what=what), remedy=remedy)


def open_workbook(path: Path, sheet: str, formats: Sequence[Format]) -> Workbook:
    """A workbook at ``sheet``; without a name at the sheet that one of ``formats`` knows best, else at the fullest.

    Raises:
        BadInput: as :class:`Workbook`.
    """
    book = Workbook(path)
    try:
        book.choose(sheet or _likeliest(book, formats))
    except BaseException:
        book.close()
        raise
    return book


def _likeliest(book: Workbook, formats: Sequence[Format]) -> str:
    def fitness(name: str) -> tuple[int, int]:
        book.choose(name)
        scores = [layout.score for each in formats if (layout := each.recognise(book.top)) is not None]
        filled = sum(bool(cell.strip()) for _line, cells in book.top for cell in cells)
        return max(scores, default=0), filled

    best: str = max(book.sheet_names[:MOST_SHEETS], key=fitness)
    return best


def refuse_ole(path: Path) -> Workbook:
    """Say why a file of an old Excel, or one that is locked with a password, is not read.

    Raises:
        BadInput: always.
    """
    with BytesRead(path) as file:
        locked = _ENCRYPTED in (file.read(4 * MEGABYTE) or b"")
    if locked:
        raise BadInput(
            "file",
            tr("“{path}” is locked with a password.", path=shown(path.name)),
            remedy=tr("Open it in a spreadsheet program, save it without a password, and import that."),
        )
    raise BadInput(
        "file",
        tr("“{path}” is a workbook of an old Excel (XLS).", path=shown(path.name)),
        remedy=tr("Save it as XLSX or CSV, and import that."),
    )


def check_archive(content: bytes, name: str) -> None:
    """Look at a workbook's archive before anything is unpacked.

    Raises:
        BadInput: no workbook, locked, or unpacking to more than is read here.
    """

    def refused(what: str, remedy: str) -> BadInput:
        return _refused(name, what, remedy)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError):
        raise refused(
            tr("is a broken compressed file or workbook"),
            tr("Get the file again: it may have been cut off on its way."),
        ) from None
    if _WORKBOOK not in {member.filename for member in members}:
        raise refused(
            tr("is a compressed file, not an Excel workbook"),
            tr("Unpack it, and import the CSV or XLSX file in it."),
        )
    if any(member.flag_bits & 1 for member in members):
        raise refused(tr("is locked with a password"), tr("Save it without a password, and import that."))
    unpacked = sum(member.file_size for member in members)
    strings = sum(member.file_size for member in members if member.filename == _STRINGS)
    swollen = any(
        member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or strings > MOST_STRINGS or swollen:
        raise refused(
            tr(
                "would unpack to {unpacked:,.0f} MB, as files do that are made to do harm",
                unpacked=unpacked / MEGABYTE,
            ),
            tr("If you trust where it comes from, save the sheet that you need as CSV."),
        )


def _text(cell: Any) -> str:
    """A cell as a CSV file would hold it; a formula as it is written."""
    value = cell.value
    match value:
        case None:
            return ""
        case str():
            # What the format writes for the first half of a line end.
            return value.replace("_x000D_", "")[:MOST_CHARACTERS]
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
        case datetime():
            whole_day = value.time() == time()
            return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case timedelta() | int():
            return str(value)
    # An array formula or a table formula: an object that holds its text.
    return f"={str(getattr(value, 'text', '') or '').lstrip('=')}"
