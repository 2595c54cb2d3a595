"""Annex E of the brief: the human rights impact assessment, its six policy considerations a block each."""

from app.briefs.annex_rows import RightsFinding
from app.briefs.annexes import Annexes
from language import tr
from reports.blocks import Block, Section, Stack, Text
from reports.grid import Cell, Grid
from reports.styles import MUTED, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE, heads, listed

_NAMES, _SAID = 76, 326


def rights(annexes: Annexes) -> list[Block]:
    """The assessment in force, and what the annex says beneath it. Without one, its words stand alone."""
    sheet = annexes.rights
    if sheet is None:
        return [Text(annexes.rights_assessment or tr(NOT_ON_FILE))]
    blocks: list[Block] = [Text(sheet.head, STRONG)]
    blocks += [Text([heads(part.title), Run(part.text)]) for part in sheet.parts if part.text]
    blocks += [consideration(finding, f"annex-e-{finding.code}") for finding in sheet.findings]
    if annexes.rights_assessment:
        besides = Text(annexes.rights_assessment)
        besides.spaceBefore = 6
        blocks.append(besides)
    return blocks


def consideration(finding: RightsFinding, key: str) -> Section:
    """One consideration: its question, what was found, on what evidence, and what is done about it."""
    title = f"{finding.code}  {finding.title}"
    heading = [Text(finding.question, MUTED)] if finding.question else []
    if not finding.applies:
        said: list[tuple[Cell, ...]] = [
            (Text(tr("Does not apply"), STRONG), tr("because {finding}", finding=finding.finding))
        ]
    else:
        said = [
            (Text(tr("Finding"), STRONG), finding.finding or tr("not stated")),
            (Text(tr("Evidence"), STRONG), listed(finding.evidence, tr("no item of the file is named"))),
            (
                Text(tr("Mitigation"), STRONG),
                finding.mitigation or tr("none of its own; see Mitigations above"),
            ),
        ]
    return Section(title, [Stack([*heading, Grid((_NAMES, _SAID), said)], 1)], key=key, level=1)
