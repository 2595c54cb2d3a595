"""What the parts of a draft are called where they are spoken of outside its form."""

from language import Wording, mark

PARTS: dict[str, str] = Wording(
    {
        "title": mark("Title"),
        "summary": mark("What is happening"),
        "ask": mark("What is asked"),
        "urgency": mark("Urgency"),
        "deadline_because": mark("Deadline because"),
        "proposed_phase": mark("Proposed phase"),
        "likelihood_word": mark("How likely"),
        "likelihood_statement": mark("What is likely to happen"),
        "confidence": mark("How sure"),
        "confidence_reason": mark("Why this sure"),
        "crimes": mark("Crimes"),
        "affected_groups": mark("Affected groups"),
        "sign_civilians": mark("Civilian share of deaths"),
        "sign_infrastructure": mark("Civilian infrastructure"),
        "sign_spread": mark("Spread and pattern"),
        "indicators": mark("Indicators seen"),
        "information_gaps": mark("What is not known"),
        "assumptions": mark("Assumptions"),
        "sensitivities": mark("Sensitivities"),
        "legal": mark("Legal"),
        "financial": mark("Financial"),
        "lines_to_take": mark("Lines to take"),
        "marking": mark("Marking"),
    }
)
"""By the attribute of the draft, in the order of its form."""


def part_words(name: str) -> str:
    """A part in words."""
    return PARTS.get(name, name.replace("_", " ").capitalize())
