"""Kinds of violation that an evidence item may be coded with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from db.vocabulary import Crime
from language import mark, tr


@dataclass(frozen=True, slots=True)
class Violation:
    """A kind of violation.

    ``crimes`` are those that it may be part of: a hint to the analyst, never a finding. ``infrastructure``:
    it counts as an attack on what civilians depend on (S-13, sign (b) of early onset).
    """

    code: str
    label: str
    crimes: tuple[Crime, ...]
    infrastructure: bool
    meaning: str


COLUMNS = ("code", "label", "crimes", "infrastructure", "meaning")
HEADING = (
    "Kinds of violation for coding evidence, in Tocsin's own words. The crimes are hints for the analyst and "
    "never a legal finding."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")


def parse_violations(content: str | bytes, source: str) -> tuple[Violation, ...]:
    """The kinds of violation of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_violation(row) for row in rows)
    unique(rows, "code")
    return found


def dump_violations(violations: Sequence[Violation]) -> str:
    """The file of ``violations``."""
    return write_table(
        HEADING,
        COLUMNS,
        (
            (
                violation.code,
                violation.label,
                "; ".join(violation.crimes),
                "yes" if violation.infrastructure else "no",
                violation.meaning,
            )
            for violation in violations
        ),
    )


def _violation(row: Row) -> Violation:
    known = {crime.value: crime for crime in Crime}
    hints = row.items("crimes")
    if any(hint not in known for hint in hints):
        raise row.fault(
            "crimes",
            tr("a list of {known}, divided by semicolons", known=", ".join(known)),
            tr("Use these codes, or leave the cell empty."),
        )
    return Violation(
        code=row.matching(
            "code", _CODE.fullmatch, "a code such as killing", "Use small letters, digits and underscores."
        ),
        label=row.required("label"),
        crimes=tuple(known[hint] for hint in hints),
        infrastructure=row.yes_no("infrastructure"),
        meaning=row.required("meaning"),
    )


VIOLATIONS = ReferenceKind(
    "violations", mark("Kinds of violation"), "violations.csv", parse_violations, dump_violations
)
