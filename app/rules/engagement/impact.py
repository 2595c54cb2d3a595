"""What a human rights impact assessment needs before it is signed (S-43)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.entry.texts import is_visible
from db.vocabulary.engagement import Consideration
from language import Wording, mark

PARTS = ("groups", "effect", "grievance_risk", "mitigations", "residual_risk")
"""The parts in words, in the order of the form."""

PART_WORDS = Wording(
    {
        "groups": mark("Groups and inequality"),
        "effect": mark("Effect"),
        "grievance_risk": mark("Risk of grievance"),
        "mitigations": mark("Mitigations"),
        "residual_risk": mark("Residual risk"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one consideration; where it does not apply, ``words`` say why.

    ``evidence`` are numbers of evidence items that it stands on; ``mitigation`` is what is done about it.
    """

    consideration: Consideration
    applies: bool = True
    words: str = ""
    evidence: tuple[str, ...] = ()
    mitigation: str = ""


def missing_parts(texts: dict[str, str], answers: Sequence[Answer]) -> tuple[str, ...]:
    """What is not written yet, in the words of the form and in its order; empty when it may be signed."""
    lacking = [PART_WORDS[part] for part in PARTS if not _said(texts.get(part, ""))]
    answered = {answer.consideration for answer in answers if _said(answer.words)}
    lacking += [f"{each.value} {each.label}" for each in Consideration if each not in answered]
    return tuple(lacking)


def _said(text: str) -> bool:
    return any(is_visible(character) for character in text)
