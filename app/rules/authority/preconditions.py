"""What must be on record before a tool is decided, in words."""

from language import Wording, mark, tr
from language.codes import coded

PRECONDITION_LABELS = Wording(
    {
        "legal_basis": mark("the legal basis"),
        "benchmark": mark("at least one measurable benchmark"),
        "civilian_effect": mark("the assessed effect on the civilian population"),
        "credible_opposition": mark("the ground for holding the opposition credible"),
        "security_council_approval": mark("the approval of the Security Council"),
    }
)


def precondition_label(code: str) -> str:
    """What must be recorded, in words that follow "Record": a ministry's own code is read as words."""
    return PRECONDITION_LABELS.get(code) or tr("the {thing}", thing=coded(code).lower())
