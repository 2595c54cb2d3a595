"""Annex D of the brief: what levers are left, and the plan that was agreed for this phase."""

from collections.abc import Sequence

from app.briefs.annex_rows import LeverRow, MeasureRow
from app.briefs.annexes import Annexes
from language import mark, said, tr
from reports.blocks import Block, Stack, Text
from reports.grid import Cell, Grid
from reports.styles import BODY, MUTED_INK, NUMBER, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE

_USABLE = (mark("unspent"), mark("partly spent"))
"""What is left of a lever, as `app.reading.briefs.plans` says it, where something is."""


def levers_and_plan(annexes: Annexes) -> list[Block]:
    """The levers as a table, the plan as a table, and what there is to observe."""
    levers = levers_table(annexes.lever_rows) if annexes.lever_rows else None
    plan = measures_table(annexes.plan_rows) if annexes.plan_rows else None
    blocks: list[Block] = [
        _titled(tr("Levers"), annexes.levers, levers),
        _titled(tr("Action plan"), annexes.action_plan, plan),
    ]
    blocks[1].spaceBefore = 6
    for number, seen in enumerate(annexes.observations):
        observed = Text([Run(tr("To observe. ") if number == 0 else "", bold=True), Run(seen)])
        observed.spaceBefore = 4 if number == 0 else 0
        blocks.append(observed)
    return blocks


def _titled(name: str, text: str, table: Grid | None) -> Block:
    title = Text([Run(f"{name}. ", bold=True), Run(text or ("" if table else tr(NOT_ON_FILE)))])
    return title if table is None else Stack([title, table], led=True)


def levers_table(rows: Sequence[LeverRow]) -> Grid:
    """Each lever with its owner, and what is left of it."""
    shown: list[tuple[Cell, ...]] = [
        (
            Text([Run(f"{row.lever} "), Run(_reference(row), colour=MUTED_INK)]),
            row.owner,
            row.lead_time,
            Text(row.state, STRONG if row.state in said(_USABLE) else BODY),
            row.note or "–",
        )
        for row in rows
    ]
    header = (tr("Lever"), tr("Owner"), tr("Lead time"), tr("What is left"), tr("Used, or needs"))
    return Grid((140, 110, 54, 62, 132), shown, header=header)


def _reference(row: LeverRow) -> str:
    return f"{row.number}, {row.tool}" if row.tool else row.number


def measures_table(rows: Sequence[MeasureRow]) -> Grid:
    """Each measure, who takes it, when, and whom it serves."""
    shown: list[tuple[Cell, ...]] = [
        (
            str(row.number),
            Text(
                [
                    Run(row.measure),
                    Run(tr(" Result: {result}", result=row.result) if row.result else "", colour=MUTED_INK),
                ]
            ),
            row.tool or "–",
            row.who,
            row.when or "–",
            row.serves or "–",
        )
        for row in rows
    ]
    header = ("", tr("Measure"), tr("Tool"), tr("Who"), tr("When"), tr("Protects whom, or calls to account"))
    return Grid((14, 176, 32, 92, 84, 100), shown, header=header, styles=(NUMBER, *(BODY,) * 5))
