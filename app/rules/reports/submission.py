"""What a report still lacks before an act of the flow (DESIGN, The flow, "refused unless")."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.vocabulary import Phase, Urgency
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """What the rules look at in a draft. ``evidence`` counts the items that the report stands on."""

    summary: str
    proposed_phase: Phase | None
    crimes: tuple[str, ...]
    crimes_undetermined: bool
    affected_groups: str
    urgency: Urgency | None
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFacts:
    """What the rules look at in an option."""

    ordinal: int
    no_action: bool
    tool: str | None
    mechanisms: str
    scope: str
    has_lead: bool
    has_cost: bool
    expected_outcome: str
    harm_to_civilians: str
    consulted: int
    """Departments that were asked, whether they replied or not."""
    later_phase: bool = False
    """The tool is of a later phase than the assessed one (Authority rule 9)."""
    out_of_phase_reason: str = ""
    coercive: bool = False
    """The tool sanctions, or stops aid or ties."""
    humanitarian_effect: str = ""


def parts_missing(draft: DraftFacts) -> dict[str, str]:
    """What a draft lacks, in words, by the part of it in which that is entered (S-01, S-19)."""
    lacks = {
        "summary": (tr("a summary of what is happening"), not draft.summary.strip()),
        "proposed_phase": (tr("the proposed phase"), draft.proposed_phase is None),
        "crimes": (
            tr("at least one crime, or “too early to say”"),
            not draft.crimes and not draft.crimes_undetermined,
        ),
        "affected_groups": (tr("the affected groups"), not draft.affected_groups.strip()),
        "urgency": (tr("the urgency"), draft.urgency is None),
        "evidence": (tr("at least one graded evidence item"), draft.evidence == 0),
    }
    return {part: words for part, (words, absent) in lacks.items() if absent}


def missing_to_submit(draft: DraftFacts) -> tuple[str, ...]:
    """What a draft lacks, in words; empty when it may be submitted (S-01, S-19)."""
    return tuple(parts_missing(draft).values())


def missing_to_escalate(options: Sequence[OptionFacts]) -> tuple[str, ...]:
    """What the options of a report lack, in words; empty when they can be put to an authority.

    Taking no action is always among them, with its expected consequence (S-29).
    """
    parts = (
        tr("option {ordinal}: {words}", ordinal=option.ordinal, words=words)
        for option in options
        for words in missing_in_option(option)
    )
    return (*missing_options(options), *parts)


def missing_options(options: Sequence[OptionFacts]) -> tuple[str, ...]:
    """Which options a report lacks, in words, whatever the others lack."""
    found: list[str] = []
    if not any(not option.no_action for option in options):
        found.append(tr("at least one option that proposes a response"))
    if not any(option.no_action for option in options):
        found.append(tr("the option of taking no action"))
    return tuple(found)


def hides_humanitarian_effect(option: OptionFacts) -> bool:
    """Whether a coercive option does not say what it does to bystanders; of another the brief alone asks for it."""
    return option.coercive and not option.no_action and not option.humanitarian_effect.strip()


def missing_in_option(option: OptionFacts) -> tuple[str, ...]:
    """What one option lacks, in words."""
    if option.no_action:
        return (
            () if option.expected_outcome.strip() else (tr("the expected consequence of taking no action"),)
        )
    lacks = {
        tr("the mechanisms"): not option.mechanisms.strip(),
        tr("the scope"): not option.scope.strip(),
        tr("the lead department"): not option.has_lead,
        tr("the cost"): not option.has_cost,
        tr("the expected outcome"): not option.expected_outcome.strip(),
        tr("the risk of harm to civilians"): not option.harm_to_civilians.strip(),
        # S-64: sanctions and stopped aid bring hunger too.
        tr("the humanitarian effect"): hides_humanitarian_effect(option),
        tr("at least one department consulted"): option.consulted == 0,
        tr("the reason for a tool of a later phase"): option.later_phase
        and not option.out_of_phase_reason.strip(),
    }
    return tuple(words for words, absent in lacks.items() if absent)
