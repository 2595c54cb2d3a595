"""Words of levers and plans, with the glyph and the role of colour that stand beside them."""

from app.rules.plans.plans import Finding
from db.vocabulary import Confidence, Phase, words
from db.vocabulary.plans import LeverState, MeasureEffect, PlanState, Treatment
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target
from language import Wording, mark, plural, ptr, tr

LEVER_STATES = Wording(
    {
        LeverState.UNSPENT: (mark("Unspent"), "ring", "ok"),
        LeverState.PARTLY_SPENT: (mark("Partly spent"), "minus", "warn"),
        LeverState.SPENT: (mark("Spent"), "dot", "muted"),
        LeverState.EXPIRED: (mark("Expired"), "time-lapsed", "muted"),
        LeverState.WITHDRAWN: (mark("Withdrawn"), "cross", "muted"),
    }
)
PLAN_STATES = Wording(
    {
        PlanState.DRAFT: (mark("Draft"), "edit", "muted"),
        PlanState.SUBMITTED: (mark("Waits for agreement"), "time", "warn"),
        PlanState.AGREED: (mark("Agreed"), "tick", "ok"),
        PlanState.SUPERSEDED: (mark("Superseded"), "dot", "muted"),
    }
)
TARGETS = Wording(
    {
        Target.PERPETRATOR: mark("Those responsible"),
        Target.VICTIM: mark("Those at risk"),
        Target.CONTEXT: mark("The conditions"),
    }
)
STRANDS = Wording({Strand.STRUCTURAL: mark("Structural"), Strand.DIRECT: mark("Direct")})
COERCIONS = Wording(
    {
        Coercion.NON_COERCIVE: mark("Not coercive"),
        Coercion.NON_MILITARY_COERCIVE: mark("Coercive, not military"),
        Coercion.MILITARY: mark("Military"),
    }
)
OUTCOMES = Wording(
    {
        OutcomeClass.STRUCTURAL: mark("Better conditions"),
        OutcomeClass.PRESSURE: mark("Pressure"),
        OutcomeClass.ACCOUNTABILITY: mark("Accountability"),
        OutcomeClass.PROTECTION: mark("Protection"),
    }
)


def phases() -> list[tuple[Phase, str]]:
    """The phases to choose from."""
    return [(phase, phase.label) for phase in Phase]


def effects() -> list[tuple[MeasureEffect, str]]:
    """What a measure can have done, to choose from."""
    return [(effect, effect.label) for effect in MeasureEffect]


def treatments() -> list[tuple[Treatment, str]]:
    """What a check of equal treatment can find, to choose from."""
    return [(finding, finding.label) for finding in Treatment]


def confidences() -> list[tuple[Confidence, str]]:
    """How sure one can be, to choose from."""
    return [(level, words(level)) for level in Confidence]


def days(number: int) -> str:
    """``at once``, ``1 day``, ``14 days``."""
    if number == 0:
        return tr("at once")
    return plural("{count:,} day", "{count:,} days", number)


def lines(findings: tuple[Finding, ...]) -> str:
    """Warnings, one a line."""
    return "\n".join(finding.message for finding in findings)


def warnings(count: int) -> str:
    """``none``, ``1 warning``, ``3 warnings``."""
    if not count:
        return ptr("warnings", "none")
    return plural("{count} warning", "{count} warnings", count)
