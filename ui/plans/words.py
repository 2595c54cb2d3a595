"""Words of levers and plans, with the glyph and the role of colour that stand beside them."""

from app.rules.plans.plans import Finding
from db.vocabulary import Confidence, Phase
from db.vocabulary.plans import LeverState, MeasureEffect, PlanState, Treatment
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target

LEVER_STATES = {
    LeverState.UNSPENT: ("Unspent", "ring", "ok"),
    LeverState.PARTLY_SPENT: ("Partly spent", "minus", "warn"),
    LeverState.SPENT: ("Spent", "dot", "muted"),
    LeverState.EXPIRED: ("Expired", "clock-lapsed", "muted"),
    LeverState.WITHDRAWN: ("Withdrawn", "cross", "muted"),
}
PLAN_STATES = {
    PlanState.DRAFT: ("Draft", "edit", "muted"),
    PlanState.SUBMITTED: ("Waits for agreement", "clock", "warn"),
    PlanState.AGREED: ("Agreed", "tick", "ok"),
    PlanState.SUPERSEDED: ("Superseded", "dot", "muted"),
}
TARGETS = {
    Target.PERPETRATOR: "Those responsible",
    Target.VICTIM: "Those at risk",
    Target.CONTEXT: "The conditions",
}
STRANDS = {Strand.STRUCTURAL: "Structural", Strand.DIRECT: "Direct"}
COERCIONS = {
    Coercion.NON_COERCIVE: "Not coercive",
    Coercion.NON_MILITARY_COERCIVE: "Coercive, not military",
    Coercion.MILITARY: "Military",
}
OUTCOMES = {
    OutcomeClass.STRUCTURAL: "Better conditions",
    OutcomeClass.PRESSURE: "Pressure",
    OutcomeClass.ACCOUNTABILITY: "Accountability",
    OutcomeClass.PROTECTION: "Protection",
}
PHASES = [(phase, phase.label) for phase in Phase]
EFFECTS = [(effect, effect.label) for effect in MeasureEffect]
TREATMENTS = [(finding, finding.label) for finding in Treatment]
CONFIDENCES = [(level, level.value.capitalize()) for level in Confidence]


def days(number: int) -> str:
    """``at once``, ``1 day``, ``14 days``."""
    if number == 0:
        return "at once"
    return "1 day" if number == 1 else f"{number:,} days"


def lines(findings: tuple[Finding, ...]) -> str:
    """Warnings, one a line."""
    return "\n".join(finding.message for finding in findings)


def warnings(count: int) -> str:
    """``none``, ``1 warning``, ``3 warnings``."""
    if not count:
        return "none"
    return "1 warning" if count == 1 else f"{count} warnings"
