"""Tables as files: CSV, CSV with HXL tags, JSON, each with its marking; workbooks: :mod:`app.exports.workbook`."""

import csv
import io
import json
from importlib import import_module
from typing import Any

from app.exports.cells import LARGEST_WHOLE, Value, as_text, clean
from app.exports.table import ExportFormat, ExportTable, Written
from app.refusals import BadInput
from language import tr

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a CSV file for one in the machine's old code page."""


def written(table: ExportTable, kind: ExportFormat) -> Written:
    """The file of a table.

    Raises:
        Refused: ``marking.missing``.
        BadInput: the table does not fit into that kind of file.
    """
    table.marked()
    match kind:
        case ExportFormat.CSV:
            return _csv(table, tagged=False)
        case ExportFormat.HXL:
            if not any(column.tag for column in table.columns):
                raise BadInput("format", tr("This table has no HXL tags."), remedy=tr("Export it as CSV."))
            return _csv(table, tagged=True)
        case ExportFormat.JSON:
            return _json(table)
        case ExportFormat.XLSX:
            # openpyxl takes longer to load than the window to open: only who writes a workbook waits for it.
            found: Written = import_module("app.exports.workbook").workbook_of(table)
            return found


def _csv(table: ExportTable, *, tagged: bool) -> Written:
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([as_text(line)] for line in table.heads())
    writer.writerow([as_text(column.title) for column in table.columns])
    if tagged:
        # A tag is no text of anybody, and a reader of HXL looks for its first sign.
        writer.writerow([column.tag for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([as_text(value) for value in row])
        count += 1
    return Written(out.getvalue().encode("utf-8"), count)


def _json(table: ExportTable) -> Written:
    rows = [
        {column.code: _as_json(value) for column, value in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
    content = {
        "marking": table.marked(),
        "title": table.title,
        "about": list(table.about),
        "columns": {column.code: column.title for column in table.columns},
        "rows": rows,
    }
    return Written(json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8"), len(rows))


def _as_json(value: Value) -> Any:
    """A value as JSON holds it; texts as they are: nothing of JSON runs."""
    match value:
        case str():
            return clean(value)
        case bool() | None:
            return value
        case int():
            return value if abs(value) < LARGEST_WHOLE else str(value)
        case float():
            return value if as_text(value) else None
    return as_text(value)
