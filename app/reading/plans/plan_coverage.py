"""What the agreed plans of a country cover: target × phase, and measures by strand (S-07, S-08)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.reading.plans.plans import PlanView, agreed_plans
from app.rules.plans.plans import CoverageCell, by_strand, coverage
from db.vocabulary import Phase
from db.vocabulary.toolbox import Strand


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCoverage:
    """Measures of the agreed plans, counted. ``without_plan`` are the phases that have no agreed plan."""

    cells: tuple[CoverageCell, ...]
    structural: int
    direct: int
    without_plan: tuple[Phase, ...]


def plan_coverage(session: Session, country: str, today: date) -> PlanCoverage:
    """The coverage of the agreed plans of a country."""
    return coverage_of(agreed_plans(session, country, today))


def coverage_of(plans: tuple[PlanView, ...]) -> PlanCoverage:
    """The coverage of these plans."""
    measures = [(plan.phase, measure.facts) for plan in plans for measure in plan.measures]
    strands = by_strand([facts.strand for _, facts in measures])
    return PlanCoverage(
        cells=coverage([(phase, facts.target) for phase, facts in measures]),
        structural=strands[Strand.STRUCTURAL],
        direct=strands[Strand.DIRECT],
        without_plan=tuple(phase for phase in Phase if all(plan.phase is not phase for plan in plans)),
    )
