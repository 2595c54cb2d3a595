"""What the parts of a draft are called where they are spoken of outside its form."""

PARTS: dict[str, str] = {
    "title": "Title",
    "summary": "What is happening",
    "ask": "What is asked",
    "urgency": "Urgency",
    "deadline_because": "Deadline because",
    "proposed_phase": "Proposed phase",
    "likelihood_word": "How likely",
    "likelihood_statement": "What is likely to happen",
    "confidence": "How sure",
    "confidence_reason": "Why this sure",
    "crimes": "Crimes",
    "affected_groups": "Affected groups",
    "sign_civilians": "Civilian share of deaths",
    "sign_infrastructure": "Civilian infrastructure",
    "sign_spread": "Spread and pattern",
    "indicators": "Indicators seen",
    "information_gaps": "What is not known",
    "assumptions": "Assumptions",
    "sensitivities": "Sensitivities",
    "legal": "Legal",
    "financial": "Financial",
    "lines_to_take": "Lines to take",
    "marking": "Marking",
}
"""By the attribute of the draft, in the order of its form."""


def part_words(name: str) -> str:
    """A part in words."""
    return PARTS.get(name, name.replace("_", " ").capitalize())
