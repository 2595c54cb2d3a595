"""The rows that were refused as a table: line, column, what was found, what was expected, what to do."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.imports.engine import RefusedRow
from app.imports.faults import Fault, shortened
from db.files import PRIVATE_FILE

HEADINGS = ("File", "Line", "Column", "Found", "Expected", "What to do")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 200


@contextmanager
def refusals_file(target: Path, file_name: str) -> Iterator[RefusedRow]:
    """A CSV file that grows with every refused row; what is given is called with the faults of each.

    A spreadsheet opens it as UTF-8 and runs no cell of it. When the block is left by an error, no file is left.

    Raises:
        OSError: the file cannot be written.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)

            def refused(faults: Sequence[Fault]) -> None:
                writer.writerows(
                    (
                        safe_cell(file_name),
                        fault.line,
                        safe_cell(fault.column),
                        safe_cell(shortened(fault.found, _LONGEST)),
                        safe_cell(fault.expected),
                        fault.remedy,
                    )
                    for fault in faults
                )

            yield refused
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs as a formula: an apostrophe goes before what would be one."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
