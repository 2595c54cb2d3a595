"""The coverage of a country, tool by tool, with a cell for each phase."""

from collections import Counter
from dataclasses import dataclass

from app.reading.authority.authority import CoverageCell, CoverageView, CoveringOffice
from db.vocabulary import Phase
from language import mark, plural, tr


@dataclass(frozen=True, slots=True)
class ToolRow:
    """One tool with its cells by phase."""

    tool: str
    name: str
    phase: Phase
    cells: dict[Phase, CoverageCell]


GAP = mark("Gap: nobody")


def tool_rows(view: CoverageView) -> tuple[ToolRow, ...]:
    """The rows of the matrix, in the order of the toolbox."""
    rows: dict[str, ToolRow] = {}
    for cell in view.cells:
        row = rows.setdefault(cell.tool, ToolRow(cell.tool, cell.tool_name, cell.tool_phase, {}))
        row.cells[cell.phase] = cell
    return tuple(rows.values())


def cell_words(cell: CoverageCell) -> str:
    """The office, how many there are, or that there is a gap.

    Several are counted: a cell has no room for their names, which stand beside the matrix.
    """
    if cell.gap:
        return tr(GAP)
    if len(cell.offices) > 1:
        return plural("{count} office", "{count} offices", len(cell.offices))
    return cell.offices[0].office


def gaps_said(view: CoverageView) -> str:
    """How many gaps there are, and in which phases, in words."""
    total = len(view.cells)
    if not view.gaps:
        return tr(
            "No gap: for each of {total} combinations of tool and phase somebody can decide.", total=total
        )
    counted = Counter(cell.phase for cell in view.gaps)
    where = ", ".join(
        tr("{counted} in {phase}", counted=counted[phase], phase=phase.label.lower())
        for phase in Phase
        if counted[phase]
    )
    return plural(
        "{count} gap among {total} combinations of tool and phase: nobody can decide ({where}).",
        "{count} gaps among {total} combinations of tool and phase: nobody can decide ({where}).",
        len(view.gaps),
        total=total,
        where=where,
    )


def limits_words(office: CoveringOffice) -> tuple[str, ...]:
    """What bounds an office in a cell, a phrase each."""
    parts = [tr("Up to {ceiling} a decision", ceiling=ceiling) for ceiling in office.ceilings]
    if office.second_signature:
        parts.append(tr("With a second signature"))
    if office.emergency_only:
        parts.append(tr("In emergencies only, to be ratified"))
    return tuple(parts)


def office_words(office: CoveringOffice) -> str:
    """An office with what bounds it: ``Minister, under D-001, up to EUR 50,000.00 a decision``."""
    parts = [office.office, tr("under instrument {instrument}", instrument=office.instrument)]
    parts += [tr("up to {ceiling} a decision", ceiling=ceiling) for ceiling in office.ceilings]
    if office.second_signature:
        parts.append(tr("with a second signature"))
    if office.emergency_only:
        parts.append(tr("in emergencies only, to be ratified"))
    return ", ".join(parts)


def cell_in_full(cell: CoverageCell) -> str:
    """Every office of a cell, one a line."""
    if cell.gap:
        return tr("Nobody can decide.")
    lines = [f"• {office_words(office)}" for office in cell.offices]
    if cell.out_of_phase:
        lines.append(tr("The tool is of a later phase: a reason is needed."))
    return "\n".join(lines)
