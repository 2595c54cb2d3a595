"""Small files from outside, and what a format makes of them, without a database."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from app.imports.delimited import Delimited
from app.imports.faults import Fault, RowRefused
from app.imports.formats import Format, Layout
from app.imports.places import Places
from app.imports.sheets import Sheet
from app.reference.countries import countries
from app.reference.crosswalk import CROSSWALK, Crosswalk


@dataclass(frozen=True, slots=True)
class Read:
    """What a format made of a sheet: rows by the names of the target's columns, with ``key``; numbers as numbers."""

    rows: list[dict[str, Any]]
    faults: list[Fault]
    unresolved: tuple[str, ...]
    layout: Layout

    def said(self) -> list[str]:
        """Every fault as its sentence."""
        return [fault.sentence() for fault in self.faults]


def read_with(format_: Format, sheet: Sheet) -> Read:
    """Every row of an open sheet; the sheet is closed."""
    with sheet:
        layout = format_.recognise(sheet.top)
        assert layout is not None, "the format does not know the sheet"
        places = Places(Crosswalk(CROSSWALK.shipped(), countries()))
        convert = format_.converter(layout, places)
        rows: list[dict[str, Any]] = []
        faults: list[Fault] = []
        for above, (line, cells) in enumerate(sheet.lines()):
            if above < layout.skip:
                continue
            assert not isinstance(cells, Fault)
            try:
                made = convert(line, cells)
            except RowRefused as refused:
                faults += refused.faults
                continue
            rows += [_values(format_, row) for row in made]
        return Read(rows, faults, places.unresolved, layout)


def _values(format_: Format, row: Sequence[str]) -> dict[str, Any]:
    """A row's values, numbers as such and what is empty in a column that may be empty as None."""
    key, *texts = row
    assert key
    found: dict[str, Any] = {"key": key}
    for name, text in zip(format_.target.columns, texts, strict=True):
        column = format_.target.table.columns[name]
        kind = column.type.python_type
        assert text or column.nullable or kind is str, name
        found[name] = (kind(text) if kind in {int, float} else text) if text or kind is str else None
        if name == "country":
            found[name] = text or None
    return found


def text_file(folder: Path, *lines: str, name: str = "file.csv") -> Path:
    """A text file of these lines."""
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def delimited(folder: Path, *lines: str) -> Delimited:
    """An open sheet of these lines."""
    return Delimited(text_file(folder, *lines))


def workbook(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]], name: str = "book.xlsx") -> Path:
    """An Excel workbook with these sheets."""
    book = openpyxl.Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def with_member(path: Path, member: str, content: bytes) -> Path:
    """The same archive with one member replaced or added."""
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != member:
                new.writestr(info, old.read(info))
        new.writestr(member, content)
    return path
