"""Treaties that bear on atrocity prevention, by which a state is asked how it has bound itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from app.rules.entry.dates import parse_date
from language import mark, tr


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty. ``bearing``: why it matters for prevention."""

    code: str
    short: str
    name: str
    adopted: date
    in_force: date
    bearing: str


COLUMNS = ("code", "short", "name", "adopted", "in_force", "bearing")
HEADING = (
    "Treaties that bear on atrocity prevention: dates of adoption and entry into force after the United Nations "
    "Treaty Collection and the depositary of the Geneva Conventions."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")


def parse_treaties(content: str | bytes, source: str) -> tuple[Treaty, ...]:
    """The treaties of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_treaty(row) for row in rows)
    unique(rows, "code")
    return found


def dump_treaties(treaties: Sequence[Treaty]) -> str:
    """The file of ``treaties``."""
    return write_table(
        HEADING,
        COLUMNS,
        (
            (
                treaty.code,
                treaty.short,
                treaty.name,
                treaty.adopted.isoformat(),
                treaty.in_force.isoformat(),
                treaty.bearing,
            )
            for treaty in treaties
        ),
    )


def _treaty(row: Row) -> Treaty:
    adopted, in_force = _day(row, "adopted"), _day(row, "in_force")
    if in_force < adopted:
        raise row.fault("in_force", tr("a day after the adoption"), tr("Correct one of the two days."))
    return Treaty(
        code=row.matching(
            "code", _CODE.fullmatch, "a code such as genocide", "Use small letters and underscores."
        ),
        short=row.required("short"),
        name=row.required("name"),
        adopted=adopted,
        in_force=in_force,
        bearing=row.required("bearing"),
    )


def _day(row: Row, column: str) -> date:
    try:
        return parse_date(row.required(column), row.place(column))
    except BadInput as fault:
        if row.place(column) in fault.message:
            raise
        raise BadInput(fault.field, f"{fault.field}: {fault.message}", remedy=fault.remedy) from None


TREATIES = ReferenceKind("treaties", mark("Treaties"), "treaties.csv", parse_treaties, dump_treaties)
