"""What a set of measures lacks: warnings over an action plan or over the options of a report, never a block."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.vocabulary import Phase
from db.vocabulary.plans import Treatment
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target
from language import tr

CONTINGENCY_TOOLS = frozenset({"IR-5"})
"""Asylum, evacuation and resettlement: a plan for flight says for whom it is (S-61)."""

ACUTE = frozenset({Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK})
"""Phases in which people need protection, not only principles (S-08)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """What the rules ask of a measure. ``place`` is its number in the plan or report.

    ``treatment`` is what the newest check of equal treatment found, none where nobody checked.
    """

    place: int
    title: str
    tool: str | None
    target: Target
    outcome_class: OutcomeClass
    coercion: Coercion = Coercion.NON_COERCIVE
    strand: Strand = Strand.DIRECT
    treatment: Treatment | None = None
    groups: Collection[str] = ()

    @property
    def protects_people(self) -> bool:
        """Whether those at risk are themselves protected by it."""
        return self.target is Target.VICTIM and self.outcome_class is OutcomeClass.PROTECTION


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should be seen before the measures are agreed: a stable code and a sentence.

    ``place`` is the number of the measure that it is about, or none for all of them.
    """

    code: str
    message: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How many measures work on a target in a phase."""

    phase: Phase
    target: Target
    measures: int


def plan_findings(phase: Phase, measures: Sequence[MeasureFacts]) -> tuple[Finding, ...]:
    """What a plan of this phase lacks, the gravest first."""
    return (
        *set_findings(phase, measures),
        *(finding for measure in measures for finding in _measure_findings(measure)),
    )


def set_findings(phase: Phase | None, measures: Sequence[MeasureFacts]) -> Iterator[Finding]:
    """What a set of measures lacks as a whole. Nothing is said of an empty one."""
    if not measures:
        return
    if all(measure.outcome_class is OutcomeClass.ACCOUNTABILITY for measure in measures):
        yield Finding(
            "accountability_only",
            tr(
                "All of it is accountability. Accountability did not physically protect anybody in Myanmar: add what "
                "protects people now."
            ),
        )
    if phase in ACUTE and not any(measure.protects_people for measure in measures):
        yield Finding("no_protection", tr("Nothing here protects those at risk themselves."))


def option_findings(phase: Phase | None, measures: Sequence[MeasureFacts]) -> tuple[Finding, ...]:
    """What the options of a report lack as a whole, and which of them protect without a check that all are protected alike.

    An observation for the decider, never a block.
    """
    return (
        *set_findings(phase, measures),
        *(
            found
            for option in measures
            for found in _unequal(option, tr("Option {ordinal}", ordinal=option.place))
        ),
    )


def treatment_finding(place: int | None, named: str, treatment: Treatment | None) -> Finding | None:
    """What is to be said of the equal treatment of a measure that protects (S-62)."""
    if treatment is None:
        return Finding(
            "treatment_unchecked",
            tr("{named}: nobody has checked that it protects all alike.", named=named),
            place,
        )
    if treatment is Treatment.UNEQUAL:
        return Finding(
            "treatment_unequal", tr("{named}: some are treated worse than others.", named=named), place
        )
    if treatment is Treatment.NOT_KNOWN:
        return Finding(
            "treatment_not_known",
            tr("{named}: whether it protects all alike is not known.", named=named),
            place,
        )
    return None


def coverage(measures: Sequence[tuple[Phase, Target]]) -> tuple[CoverageCell, ...]:
    """Target × phase, every cell, those without a measure too (S-08)."""
    counts = Counter(measures)
    return tuple(CoverageCell(phase, target, counts[phase, target]) for phase in Phase for target in Target)


def by_strand(strands: Sequence[Strand]) -> dict[Strand, int]:
    """How many measures are structural and how many direct prevention (S-07)."""
    counts = Counter(strands)
    return {strand: counts[strand] for strand in Strand}


def result_is_due(review_on: date, *, has_result: bool, today: date) -> bool:
    """Whether a measure has no result though the day of its review is over (S-45)."""
    return not has_result and review_on < today


def needs_humanitarian_effect(coercion: Coercion) -> bool:
    """Sanctions, aid stops and force hurt bystanders: their effect is said beforehand (S-64)."""
    return coercion is not Coercion.NON_COERCIVE


def needs_groups(tool: str | None) -> bool:
    """Whether a measure has to say which groups at risk it is for (S-61)."""
    return tool in CONTINGENCY_TOOLS


def _measure_findings(measure: MeasureFacts) -> Iterator[Finding]:
    named = tr("Measure {place}", place=measure.place)
    yield from _unequal(measure, named)
    if measure.coercion is Coercion.MILITARY:
        yield Finding(
            "military",
            tr("{named} is military: it leaves the ministry’s remit, and is decided above it.", named=named),
            measure.place,
        )
    if needs_groups(measure.tool) and not measure.groups:
        yield Finding(
            "no_groups",
            tr("{named} does not say for which groups at risk it is.", named=named),
            measure.place,
        )


def _unequal(measure: MeasureFacts, named: str) -> Iterator[Finding]:
    if measure.outcome_class is OutcomeClass.PROTECTION:
        found = treatment_finding(measure.place, named, measure.treatment)
        if found is not None:
            yield found
