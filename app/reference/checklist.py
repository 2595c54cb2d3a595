"""The structural checklist: conditions under which atrocities become likelier, each asked so that yes is risk (S-16)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from language import mark, tr


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A question. ``factor``: number of the risk factor of the UN Framework that it belongs to, as text."""

    code: str
    area: str
    question: str
    look_at: str
    factor: str


COLUMNS = ("code", "area", "question", "look_at", "factor")
HEADING = (
    "Structural conditions of atrocity risk as questions, in Tocsin's own words. Yes means that the risk is there. "
    "Factors are those of the UN Framework of Analysis."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")
_FACTOR = re.compile(r"([1-9]|1[0-4])?")


def parse_checklist(content: str | bytes, source: str) -> tuple[ChecklistItem, ...]:
    """The questions of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_item(row) for row in rows)
    unique(rows, "code")
    return found


def dump_checklist(items: Sequence[ChecklistItem]) -> str:
    """The file of ``items``."""
    return write_table(
        HEADING,
        COLUMNS,
        ((item.code, item.area, item.question, item.look_at, item.factor) for item in items),
    )


def _item(row: Row) -> ChecklistItem:
    return ChecklistItem(
        code=row.matching(
            "code", _CODE.fullmatch, "a code such as minority_law", "Use small letters and underscores."
        ),
        area=row.required("area"),
        question=row.required("question"),
        look_at=row.text("look_at"),
        factor=row.matching(
            "factor",
            _FACTOR.fullmatch,
            tr("a number from 1 to 14"),
            tr("Give the factor's number, or leave it empty."),
        ),
    )


CHECKLIST = ReferenceKind(
    "checklist", mark("Structural checklist"), "structural_checklist.csv", parse_checklist, dump_checklist
)
