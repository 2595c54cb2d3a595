"""The rows of a dry run as a table: refused ones first, then changed, then new."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.actions.outside.imports import ImportPlan
from app.exports.table import Column as Exported
from app.imports.faults import Fault, shortened
from db.vocabulary.imports import EventKind
from language import mark, ptr, tr
from language.codes import coded
from language.numbers import number
from ui.widgets.rows_model import Column

MOST_FAULTS = 20_000
"""Refused cells that are kept for the table. A file with more is refused for one reason, which the first ones say."""

_CELL = 120
_NEW_VALUES = 6
"""Values of a new row that stand in its line: enough to know it by."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the table. ``becomes`` is what was expected of a refused cell, or what a changed one becomes."""

    kind: str
    line: int
    column: str
    found: str
    becomes: str
    remedy: str = ""

    def values(self) -> tuple[str | int, ...]:
        """As it is exported."""
        return (tr(self.kind), self.line, self.column, self.found, self.becomes, self.remedy)


REFUSED, CHANGED, NEW = mark("Refused"), mark("Changed"), mark("New")


def plan_rows(plan: ImportPlan, refused: Sequence[Fault]) -> tuple[PlanRow, ...]:
    """Every refused cell, and the first of the rows that change or are new."""
    found = [
        PlanRow(REFUSED, fault.line, fault.column, shortened(fault.found), fault.expected, fault.remedy)
        for fault in refused
    ]
    names = ("key", *plan.columns)
    for row in plan.tally.changed_rows:
        for name, before, now in zip(names, row.before, row.values, strict=True):
            if before != now:
                words = coded(name).lower()
                was, becomes = (shortened(_value(name, value), _CELL) for value in (before, now))
                found.append(PlanRow(CHANGED, row.line, words, was, becomes))
    for row in plan.tally.new_rows:
        pairs = zip(plan.columns, row.values[1:], strict=True)
        shown = [_value(name, value) for name, value in pairs if value][:_NEW_VALUES]
        found.append(PlanRow(NEW, row.line, "", "", shortened(" · ".join(shown), _CELL)))
    return tuple(found)


def _value(name: str, value: str) -> str:
    """A value as people read it: kinds of events are kept by their codes."""
    return EventKind(value).label if name == "kind" and value in set(EventKind) else value


def in_full(row: PlanRow) -> str:
    """A row in sentences, nothing cut."""
    if row.kind == NEW:
        return tr("Line {line:,}, new: {becomes}", line=row.line, becomes=row.becomes)
    where = (
        tr("Line {line:,}, column {column}", line=row.line, column=row.column)
        if row.column
        else tr("Line {line:,}", line=row.line)
    )
    if row.kind == CHANGED:
        return tr(
            "{where}: “{found}” becomes “{becomes}”.", where=where, found=row.found, becomes=row.becomes
        )
    found = tr("“{found}”", found=row.found) if row.found else ptr("in a cell", "nothing")
    return tr(
        "{where}: found {found}, expected {becomes}. {remedy}",
        where=where,
        found=found,
        becomes=row.becomes,
        remedy=row.remedy,
    ).strip()


_GLYPHS = {REFUSED: ("cross", "danger"), CHANGED: ("info", "accent"), NEW: ("plus", "ok")}

COLUMNS = (
    Column[PlanRow](mark("Row"), lambda row: tr(row.kind), glyph=lambda row: _GLYPHS[row.kind], width=100),
    Column[PlanRow](
        mark("Line"), lambda row: number(row.line), sort=lambda row: row.line, number=True, width=68
    ),
    Column[PlanRow](mark("Column"), lambda row: row.column, width=120),
    Column[PlanRow](mark("Found, or before"), lambda row: row.found, width=150),
    Column[PlanRow](mark("Expected, or now"), lambda row: row.becomes, stretch=True),
    Column[PlanRow](mark("What to do"), lambda row: row.remedy, width=230),
)

EXPORTED = (
    Exported("row", mark("Row")),
    Exported("line", mark("Line")),
    Exported("column", mark("Column")),
    Exported("found", mark("Found, or before")),
    Exported("expected", mark("Expected, or now")),
    Exported("remedy", mark("What to do")),
)
