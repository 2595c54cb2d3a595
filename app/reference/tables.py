"""Reading and writing the tables of reference data (CSV), so that every fault names file, row and column.

A table may start with lines that begin with ``#``: where it comes from, for people. Rows are counted as a
spreadsheet counts them, those lines and the header included. Files saved by a spreadsheet (byte-order mark,
semicolons, Windows line ends) read the same.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.refusals import BadInput
from app.rules.entry.texts import clean_line, required_line
from language import tr

MAX_BYTES = 5 * 1024 * 1024
"""Largest reference file that is read; the largest shipped one has 30 kB."""

CELL_LENGTH = 1_000
"""Most characters of one cell."""

_FORMULA_STARTS = ("=", "+", "-", "@")

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, and what is needed to say where a fault lies."""

    source: str
    number: int
    cells: dict[str, str]

    def place(self, column: str) -> str:
        """Where a cell is: ``toolbox.csv, row 4, column phase``."""
        return tr(
            "{source}, row {number}, column {column}", source=self.source, number=self.number, column=column
        )

    def fault(self, column: str, expected: str, remedy: str) -> BadInput:
        """The error for a cell: what stands there and what was expected instead."""
        shown = self.cells[column]
        shown = f"“{shown}”" if len(shown) <= 60 else f"“{shown[:59]}…”"
        return BadInput(
            self.place(column),
            tr(
                "{column}: {shown} is not {expected}.",
                column=self.place(column),
                shown=shown,
                expected=expected,
            ),
            remedy=remedy,
        )

    def text(self, column: str) -> str:
        """The cell's text, which may be empty."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """The cell's text.

        Raises:
            BadInput: the cell is empty.
        """
        text = self.cells[column]
        # It was cleaned as it was read; where it lies is put into words for a fault alone.
        return text if text.isascii() and text else required_line(text, self.place(column), CELL_LENGTH)

    def one_of(self, column: str, codes: type[E]) -> E:
        """The code in the cell.

        Raises:
            BadInput: not one of ``codes``.
        """
        try:
            return codes(self.cells[column])
        except ValueError:
            raise self.fault(
                column,
                tr("one of {codes}", codes=", ".join(code.value for code in codes)),
                tr("Put one of these codes in the cell and load the file again."),
            ) from None

    def yes_no(self, column: str) -> bool:
        """Whether the cell says ``yes``, or ``oui``.

        Raises:
            BadInput: neither ``yes`` nor ``no``.
        """
        answer = {"oui": "yes", "non": "no"}.get(said := self.cells[column].lower(), said)
        if answer not in {"yes", "no"}:
            raise self.fault(
                column, tr("yes or no"), tr("Write yes or no in the cell and load the file again.")
            )
        return answer == "yes"

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a cell, which semicolons divide."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def matching(self, column: str, fits: Callable[[str], object], expected: str, remedy: str) -> str:
        """The cell's text, if ``fits`` says so.

        Raises:
            BadInput: it does not fit.
        """
        if not fits(self.cells[column]):
            raise self.fault(column, expected, remedy)
        return self.cells[column]


def decode(content: str | bytes, source: str) -> str:
    """The text of a file.

    Raises:
        BadInput: too large, or not UTF-8.
    """
    if len(content) > MAX_BYTES:
        raise BadInput(
            source,
            tr(
                "{source} is larger than {max_bytes} MB, so it is not a reference file.",
                source=source,
                max_bytes=MAX_BYTES // 1024 // 1024,
            ),
            remedy=tr("Choose the right file."),
        )
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise BadInput(
                source,
                tr("{source} is not text in UTF-8 (byte {start}).", source=source, start=fault.start + 1),
                remedy=tr("Save it again as UTF-8; in a spreadsheet choose “CSV UTF-8”."),
            ) from None
    return content.removeprefix("\ufeff")


def read_table(content: str | bytes, source: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a table whose header names exactly ``columns``, in any order.

    Raises:
        BadInput: not UTF-8, no header, columns missing, unknown or twice, a row of another length, a cell
            that is too long, that hides control characters or that a spreadsheet would run as a formula, or
            no rows at all.
    """
    text = decode(content, source)
    header: list[str] | None = None
    rows: list[Row] = []
    for number, record in enumerate(_records(text, source), start=1):
        if not any(cell.strip() for cell in record) or (header is None and record[0].startswith("#")):
            continue
        if header is None:
            header = _header(record, source, columns)
            continue
        rows.append(_row(record, header, source, number))
    if header is None or not rows:
        raise BadInput(
            source,
            tr("{source} has no rows.", source=source),
            remedy=tr(
                "The file needs a header ({columns}) and at least one row under it.",
                columns=", ".join(columns),
            ),
        )
    return rows


def write_table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The text of a table, as `read_table` reads it, under one line that says where it comes from."""
    out = io.StringIO()
    out.write(f"# {heading}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def unique(rows: Iterable[Row], column: str) -> None:
    """Refuses a table in which two rows carry the same code.

    Raises:
        BadInput: names the second of them.
    """
    seen: dict[str, int] = {}
    for row in rows:
        code = row.cells[column]
        if code in seen:
            raise BadInput(
                row.place(column),
                tr(
                    "{column}: “{code}” stands in row {seen} already.",
                    column=row.place(column),
                    code=code,
                    seen=seen[code],
                ),
                remedy=tr(
                    "Give each row a code of its own. Where a spreadsheet changed 13.10 into 13.1, "
                    "format that column as text."
                ),
            )
        seen[code] = row.number


def _records(text: str, source: str) -> Iterable[list[str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip('"').startswith("#")]
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as fault:
        raise BadInput(
            source,
            tr(
                "{source}, line {line_num}: not a table ({fault}).",
                source=source,
                line_num=reader.line_num,
                fault=fault,
            ),
            remedy=tr(
                "A quotation mark in that line may have no partner. Correct it and load the file again."
            ),
        ) from None


def _header(record: list[str], source: str, columns: Sequence[str]) -> list[str]:
    header = [cell.strip().lower() for cell in record]
    while header and not header[-1]:
        header.pop()
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    problem = ""
    if missing:
        problem = tr("the column {missing} is missing", missing=missing[0])
    elif unknown:
        problem = tr("the column “{unknown}” is not known", unknown=unknown[0][:60])
    elif len(set(header)) != len(header):
        problem = tr("a column stands there twice")
    if problem:
        raise BadInput(
            source,
            f"{source}: {problem}.",
            remedy=tr("The header must name these columns: {columns}.", columns=", ".join(columns)),
        )
    return header


def _cleaned(cell: str, row: Row, column: str) -> str:
    """The cell's text; where it lies is put into words when it has a fault, and not before."""
    try:
        return clean_line(cell, column, CELL_LENGTH)
    except BadInput:
        return clean_line(cell, row.place(column), CELL_LENGTH)


def _row(record: list[str], header: list[str], source: str, number: int) -> Row:
    while len(record) > len(header) and not record[-1].strip():
        record.pop()
    if len(record) != len(header):
        raise BadInput(
            f"{source}, row {number}",
            tr(
                "{source}, row {number}: {record} cells where the header has {header}.",
                source=source,
                number=number,
                record=len(record),
                header=len(header),
            ),
            remedy=tr(
                "A comma in a text may lack its quotation marks. Correct the row and load the file again."
            ),
        )
    row = Row(source, number, {})
    for column, cell in zip(header, record, strict=True):
        text = _cleaned(cell, row, column)
        if text.startswith(_FORMULA_STARTS):
            raise BadInput(
                row.place(column),
                tr(
                    "{column}: a text that starts with {text} would run as a formula in a spreadsheet.",
                    column=row.place(column),
                    text=text[0],
                ),
                remedy=tr("Start the text with a letter or a digit."),
            )
        row.cells[column] = text
    return row
