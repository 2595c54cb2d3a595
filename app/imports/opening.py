"""Opening a file from outside by what is in it, whatever it is called."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from app.imports.bytes_read import BytesRead
from app.imports.delimited import ENCODINGS, Delimited
from app.imports.registry import FORMATS
from app.imports.sheets import Sheet
from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import Wording, mark, tr

Opener = Callable[[Path, str], Sheet]


def _workbook(path: Path, sheet: str) -> Sheet:
    # openpyxl takes longer to load than the window to open: only who opens a workbook waits for it.
    opened: Sheet = import_module("app.imports.workbook").open_workbook(path, sheet, FORMATS)
    return opened


def _old_workbook(path: Path, _sheet: str) -> Sheet:
    refused: Sheet = import_module("app.imports.workbook").refuse_ole(path)
    return refused


OPENERS: dict[bytes, Opener] = {b"PK\x03\x04": _workbook, b"\xd0\xcf\x11\xe0": _old_workbook}
"""By the bytes that a file begins with: who reads it. What begins with none of them is text."""

_REFUSED = Wording(
    {
        b"%PDF": mark("a PDF document"),
        b"\x1f\x8b": mark("a compressed file"),
        b"SQLite format 3": mark("a database"),
    }
)


def open_sheet(path: Path, encoding: str = "", sheet: str = "") -> Sheet:
    """The sheet in a file. ``encoding``: of a text file, one of ``utf-8``, ``utf-16``, ``cp1252``; else found out.
    ``sheet``: of a workbook; else the one whose columns are known best.

    Raises:
        BadInput: no readable file, or none of rows and cells.
    """
    if encoding and encoding not in ENCODINGS:
        raise BadInput(
            "encoding",
            tr("“{encoding}” is not an encoding that is read here.", encoding=shown(encoding)),
            remedy=tr("Use one of: {encodings}.", encodings=", ".join(ENCODINGS)),
        )
    with BytesRead(path) as file:
        start = file.read(16) or b""
    for signature, opener in OPENERS.items():
        if start.startswith(signature):
            return opener(path, sheet)
    for signature, what in _REFUSED.items():
        if start.startswith(signature):
            raise BadInput(
                "file",
                tr("“{path}” is {what}, not a table of rows.", path=shown(path.name), what=what),
                remedy=tr("Save or unpack it as CSV first."),
            )
    return Delimited(path, encoding)
