"""Phased engagement: a step opens when its benchmarks are met (S-39)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.refusals import BadInput
from app.rules.verdict import ALLOWED, Verdict, forbidden
from db.vocabulary import words
from db.vocabulary.engagement import BenchmarkState
from language import plural, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step as the rule sees it: whether it is open, and what was last found of each of its benchmarks."""

    ordinal: int
    opened: bool = False
    benchmarks: tuple[tuple[str, BenchmarkState], ...] = ()
    """Measure and state; one of which nothing was found is unmet."""


def may_open(ordinal: int, steps: Sequence[StepFacts]) -> Verdict:
    """Whether the step with this ordinal may be opened now."""
    step = next(each for each in steps if each.ordinal == ordinal)
    if step.opened:
        return forbidden(
            "engagement.opened",
            tr("Step {ordinal} is open already.", ordinal=ordinal),
            tr("Nothing needs to be done."),
        )
    before = sorted(each.ordinal for each in steps if each.ordinal < ordinal and not each.opened)
    if before:
        return forbidden(
            "engagement.order",
            tr("Step {before} is not open yet.", before=before[0]),
            tr("Open the steps in their order."),
        )
    unmet = [measure for measure, state in step.benchmarks if state is not BenchmarkState.MET]
    if unmet:
        return forbidden(
            "engagement.benchmark",
            plural(
                "Step {ordinal} stays locked: “{benchmark}” is not met, nor is {count} other.",
                "Step {ordinal} stays locked: “{benchmark}” is not met, nor are {count} others.",
                len(unmet) - 1,
                ordinal=ordinal,
                benchmark=unmet[0],
            )
            if len(unmet) > 1
            else tr(
                "Step {ordinal} stays locked: “{benchmark}” is not met.", ordinal=ordinal, benchmark=unmet[0]
            ),
            tr("Record the finding that it is met, with what shows it, before the step opens."),
        )
    if ordinal > 1 and not step.benchmarks:
        return forbidden(
            "engagement.benchmark",
            tr("Step {ordinal} has no benchmark.", ordinal=ordinal),
            tr("Set what has to be met before it opens."),
        )
    return ALLOWED


def state_after(before: BenchmarkState | None, *, met: bool) -> BenchmarkState:
    """What a finding makes of a benchmark: one that was met and is no longer is breached, and stays so until met."""
    if met:
        return BenchmarkState.MET
    was_met = before in {BenchmarkState.MET, BenchmarkState.BREACHED}
    return BenchmarkState.BREACHED if was_met else BenchmarkState.UNMET


def check_new_finding(before: BenchmarkState | None, state: BenchmarkState, measure: str) -> None:
    """A finding that says what the last one said is none.

    Raises:
        BadInput: the state is what it was.
    """
    if before is state:
        raise BadInput(
            "finding",
            tr("“{measure}” stands as {state} already.", measure=measure[:80], state=words(state).lower()),
            remedy=tr("Record a finding when it changes."),
        )
