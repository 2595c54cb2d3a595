"""The rows that were refused as a table: line, column, what was found, what was expected, what to do."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.exports.cells import clean, guarded
from app.imports.engine import RefusedRow
from app.imports.faults import Fault, shortened
from app.refusals import BadInput, Refused
from app.rules.entry.texts import shown
from db.files import PRIVATE_FILE, is_same_file
from language import mark, said, tr

ROWS_REFUSED = "import.refusals"
"""The rule that refuses an import for its rows."""

HEADINGS = (mark("File"), mark("Line"), mark("Column"), mark("Found"), mark("Expected"), mark("What to do"))
_LONGEST = 200


@contextmanager
def refusals_file(target: Path, source: Path) -> Iterator[RefusedRow]:
    """A CSV file that grows with every refused row of ``source``; what is given is called with the faults of each.

    A spreadsheet opens it as UTF-8 and runs no cell of it. The file is there when the block is left, also where the
    import was refused for the very rows that it lists; after any other error there is none.

    Raises:
        BadInput: it is the imported file itself.
        OSError: the file cannot be written.
    """
    if is_same_file(target, source):
        raise BadInput(
            "refusals",
            tr("The refused rows would take the place of “{name}” itself.", name=shown(source.name)),
            remedy=tr("Choose another file for them."),
        )
    part = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(said(HEADINGS))
            yield lambda faults: writer.writerows(_cells(source.name, fault) for fault in faults)
        part.replace(target)
    except Refused as refusal:
        if refusal.rule == ROWS_REFUSED:
            part.replace(target)
        raise
    finally:
        part.unlink(missing_ok=True)


def _cells(file_name: str, fault: Fault) -> tuple[str | int, ...]:
    return (
        safe_cell(file_name),
        fault.line,
        safe_cell(fault.column),
        safe_cell(shortened(fault.found, _LONGEST)),
        safe_cell(fault.expected),
        fault.remedy,
    )


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs as a formula, as every exported file holds it."""
    return guarded(clean(text))
