"""The coverage page: the gaps by name, a matrix of tools and phases, and the offices that its letters stand for."""

from collections.abc import Mapping
from dataclasses import replace

from reportlab.platypus import Flowable

from app.documents.coverage import CoverageCell, CoveragePage, CoveringOffice
from language import mark, plural, tr
from language.lists import or_list
from reports.blocks import Block, Section, Text
from reports.grid import Cell, Grid
from reports.styles import BODY, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import heads, phase_words

NOBODY = mark("Nobody")
LATER = "*"
_GAP = replace(STRONG, colour=DANGER)

_Letters = Mapping[CoveringOffice, str]


def coverage_story(page: CoveragePage) -> list[Flowable]:
    """The summary, the gaps, the matrix and its key."""
    letters = _letters(page)
    return [_summary(page), *_gaps(page), _matrix(page, letters), _key(letters)]


def _letters(page: CoveragePage) -> _Letters:
    """A letter for each office with what bounds it, by the name of the office."""
    found = {one for row in page.rows for cell in row.cells for one in cell.offices}
    ordered = sorted(
        found, key=lambda one: (one.office, one.instrument, str(one.ceilings), one.emergency_only)
    )
    return {one: _letter(place) for place, one in enumerate(ordered)}


def _letter(place: int) -> str:
    """``A`` to ``Z``, then ``A2``."""
    letter, more = chr(ord("A") + place % 26), place // 26
    return f"{letter}{more + 1}" if more else letter


def _summary(page: CoveragePage) -> Block:
    cells = sum(len(row.cells) for row in page.rows)
    gaps = len(page.gaps)
    said = tr("No gap") if not gaps else (plural("{count:,} gap", "{count:,} gaps", gaps))
    words = tr("{said} among {cells:,} combinations of tool and phase.", said=said, cells=cells)
    return Section(
        tr("Coverage"),
        [
            Text([Run(words, bold=True, colour=DANGER if gaps else BODY.colour)]),
            Text(
                tr(
                    "Phase of the country that day: {country_phase}.",
                    country_phase=phase_words(page.country_phase),
                ),
                MUTED,
            ),
        ],
        key="summary",
    )


def _gaps(page: CoveragePage) -> list[Block]:
    """Each tool that nobody can decide somewhere, with the phases where that is so."""
    rows = [(row, [cell for cell in row.cells if cell.gap]) for row in page.rows]
    blocks: list[Block] = [
        Text(
            [
                heads(f"{row.tool}  {row.name}"),
                Run(tr("nobody {cells}", cells=_where(cells, len(row.cells)))),
            ]
        )
        for row, cells in rows
        if cells
    ]
    return [Section(tr("Gaps"), blocks, key="gaps", gap=1)] if blocks else []


def _where(cells: list[CoverageCell], phases: int) -> str:
    if len(cells) == phases:
        return tr("in any phase")
    return tr("in {phases}", phases=or_list(phase_words(cell.phase).lower() for cell in cells))


def _matrix(page: CoveragePage, letters: _Letters) -> Block:
    phases = [cell.phase for cell in page.rows[0].cells] if page.rows else []
    rows: list[tuple[Cell, ...]] = [
        (Text(row.tool, STRONG), row.name, *(_cell(cell, letters) for cell in row.cells)) for row in page.rows
    ]
    return Grid(
        (38, 200, *(88,) * len(phases)),
        rows,
        header=[f"{phase.letter}  {phase_words(phase)}" for phase in phases],
        label=tr("Tools"),
        label_span=2,
        key="tools",
        styles=(STRONG, BODY, *(BODY,) * len(phases)),
    )


def _cell(cell: CoverageCell, letters: _Letters) -> Block:
    if cell.gap:
        return Text(tr(NOBODY), _GAP)
    said = " ".join(sorted((letters[one] for one in cell.offices), key=lambda one: (len(one), one)))
    return Text(f"{said} {LATER}" if cell.out_of_phase else said)


def _key(letters: _Letters) -> Block:
    rows: list[tuple[Cell, ...]] = [(Text(letter, STRONG), _office(one)) for one, letter in letters.items()]
    note = tr(
        "An office stands here where someone exercises it and a chain of instruments in force "
        "reaches original authority that day. Conditions are taken as met and the cost as nothing. "
        "{later} The tool is of a later phase: a reason is needed.",
        later=LATER,
    )
    blocks: list[Block] = [Grid((24, 390), rows)] if rows else []
    return Section(tr("Offices"), [*blocks, Text(note, MUTED)], key="offices")


def _office(one: CoveringOffice) -> Block:
    said = [
        tr("under {instrument}", instrument=one.instrument),
        *(tr("up to {ceiling}", ceiling=ceiling) for ceiling in one.ceilings),
    ]
    if one.second_signature:
        said.append(tr("with a second signature"))
    if one.emergency_only:
        said.append(tr("in emergencies only, to be ratified"))
    return Text([Run(one.office), Run(f", {', '.join(said)}", colour=MUTED.colour)])
