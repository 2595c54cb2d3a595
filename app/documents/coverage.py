"""The coverage page: who can decide each tool in each phase of a country on a day, as frozen data."""

from dataclasses import dataclass

from app.documents.cover import Cover
from app.rules.entry.money import Money
from db.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class CoveringOffice:
    """An office that can decide, under what, and within which ceilings; none: no ceiling."""

    office: str
    instrument: str
    ceilings: tuple[Money, ...] = ()
    second_signature: bool = False
    emergency_only: bool = False


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One tool in one phase. ``out_of_phase``: the tool is of a later phase, so a reason is needed (Authority rule 9)."""

    phase: Phase
    offices: tuple[CoveringOffice, ...] = ()
    out_of_phase: bool = False

    @property
    def gap(self) -> bool:
        """Whether nobody can decide here."""
        return not self.offices


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One tool in every phase."""

    tool: str
    name: str
    phase: Phase
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Every tool in every phase. ``country_phase`` is the country's phase that day."""

    cover: Cover
    country: str
    country_phase: Phase | None
    rows: tuple[CoverageRow, ...] = ()

    @property
    def gaps(self) -> tuple[tuple[CoverageRow, CoverageCell], ...]:
        """Tools and phases in which nobody can decide."""
        return tuple((row, cell) for row in self.rows for cell in row.cells if cell.gap)
