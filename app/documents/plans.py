"""The action plans of a country with its levers, as frozen data."""

from dataclasses import dataclass
from datetime import date

from app.briefs.annex_rows import LeverRow, MeasureRow
from app.documents.cover import Cover
from db.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A version of the plan of a phase. ``current``: it is the plan of the country's phase on the day.

    ``warnings`` are what should be seen before it is relied on; ``checks`` those of equal treatment, in words;
    ``opened`` the changes of phase that opened it.
    """

    number: str
    version: int
    phase: Phase
    current: bool
    standing: str
    rationale: str
    context: str
    measures: tuple[MeasureRow, ...] = ()
    protects: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The plan of the phase first, then those of the others; of a phase without an agreed plan its newest draft."""

    cover: Cover
    phase: Phase | None
    on: date
    ready: str
    levers: tuple[LeverRow, ...] = ()
    plans: tuple[PlanSheet, ...] = ()
    without: tuple[Phase, ...] = ()
    """Phases that have no agreed plan."""
    counted: str = ""
    """The measures of the plans that are shown, by strand, in words (S-07); empty where they have none."""
