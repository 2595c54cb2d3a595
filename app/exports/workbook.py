"""Tables as Excel workbooks; every text is written as text, whatever it begins with."""

import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from app.exports.cells import LARGEST_WHOLE, Value, as_text, clean, guarded
from app.exports.table import ExportTable, Written
from app.refusals import BadInput
from language import tr

MOST_ROWS = 1_048_000
"""Of a sheet of an Excel workbook, headings aside."""
CELL = 32_000
"""Characters that a cell of a workbook is given; Excel holds 32,767."""
CUT = " […cut here: the whole text is in the CSV and JSON files]"
_WIDTHS = (10, 60)
_NAME = 31


def workbook_of(table: ExportTable) -> Written:
    """The workbook of a table.

    Raises:
        BadInput: more rows than a sheet holds.
    """
    book = Workbook(write_only=True)
    marking = clean(table.marked())
    book.properties.title = clean(table.title)
    book.properties.category = marking
    book.properties.keywords = marking
    book.properties.creator = "Tocsin"
    sheet = book.create_sheet(_sheet_name(table.title))
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = marking.replace("&", "&&")
    for place, column in enumerate(table.columns):
        width = min(max(len(column.title) + 2, _WIDTHS[0]), _WIDTHS[1])
        sheet.column_dimensions[_letters(place)].width = width
    heads = list(table.heads())
    sheet.freeze_panes = f"A{len(heads) + 2}"
    for line in heads:
        sheet.append([_bold(sheet, line)])
    sheet.append([_bold(sheet, column.title) for column in table.columns])
    count = 0
    for count, row in enumerate(table.rows, start=1):
        if count > MOST_ROWS:
            raise BadInput(
                "format",
                tr("A sheet of a workbook holds {rows:,} rows, and there are more.", rows=MOST_ROWS),
                remedy=tr("Export the table as CSV, or choose fewer rows."),
            )
        sheet.append([_value(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return Written(out.getvalue(), count)


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=_value(text))
    cell.font = Font(bold=True)
    return cell


def _value(value: Value) -> Any:
    """A value as openpyxl writes it: texts guarded, so that it takes none of them for a formula."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if abs(value) >= LARGEST_WHOLE:
            return str(value)
        case float() if not as_text(value):
            return None
        case datetime():
            return value.isoformat()
        case str():
            text = guarded(clean(value))
            return text if len(text) <= CELL else text[:CELL] + CUT
    return value


def _letters(place: int) -> str:
    """The name of a column, counted from 0: A to Z, AA…"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet_name(title: str) -> str:
    """A name that Excel takes: without its own signs, and short."""
    name = "".join(" " if mark in "[]:*?/\\'" else mark for mark in clean(title))
    return " ".join(name.split())[:_NAME].strip() or "Table"
