"""Grounds on which something may be withheld from a copy that leaves the ministry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from language import mark, tr

PERSONS = "persons"
MARKING = "marking"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground. ``basis`` is the article of the ministry's own law. ``duty`` says what the program withholds on it by
    itself: ``persons`` the names of protected persons and sources, ``marking`` parts that are marked higher."""

    code: str
    title: str
    basis: str
    duty: str
    meaning: str


COLUMNS = ("code", "title", "basis", "duty", "meaning")
HEADING = (
    "Grounds for withholding, in general words and of no one country's law. Put the articles of your own law under "
    "basis. One ground has the duty persons and one the duty marking: the program withholds on them by itself."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")


def parse_exemptions(content: str | bytes, source: str) -> tuple[Exemption, ...]:
    """The grounds of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do; or a duty that no ground has.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_exemption(row) for row in rows)
    unique(rows, "code")
    for duty in (PERSONS, MARKING):
        if sum(one.duty == duty for one in found) != 1:
            raise BadInput(
                "duty",
                tr("{source}: exactly one ground has the duty “{duty}”.", source=source, duty=duty),
                remedy=tr("Write {duty} under duty beside one ground, and beside no other.", duty=duty),
            )
    return found


def dump_exemptions(exemptions: Sequence[Exemption]) -> str:
    """The file of ``exemptions``."""
    rows = ((one.code, one.title, one.basis, one.duty, one.meaning) for one in exemptions)
    return write_table(HEADING, COLUMNS, rows)


def _exemption(row: Row) -> Exemption:
    duty = row.text("duty")
    if duty not in {"", PERSONS, MARKING}:
        raise row.fault(
            "duty",
            tr("{persons}, {marking} or nothing", persons=PERSONS, marking=MARKING),
            tr("Correct the word, or leave the cell empty."),
        )
    return Exemption(
        code=row.matching(
            "code",
            _CODE.fullmatch,
            "a code such as personal_data",
            "Use small letters, digits and underscores.",
        ),
        title=row.required("title"),
        basis=row.text("basis"),
        duty=duty,
        meaning=row.required("meaning"),
    )


EXEMPTIONS = ReferenceKind(
    "exemptions", mark("Grounds for withholding"), "exemptions.csv", parse_exemptions, dump_exemptions
)
