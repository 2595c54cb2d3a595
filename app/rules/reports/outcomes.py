"""What was decided, in words; what a record from paper says of it counts once a second person has confirmed it."""

from typing import Final

from db.vocabulary import DecisionEffect, Outcome
from language import Wording, mark

OUTCOMES: Final = Wording(
    {
        Outcome.AUTHORISE: mark("authorised"),
        Outcome.DECLINE: mark("declined"),
        Outcome.DEFER: mark("deferred"),
    }
)

_RECORDED: Final = Wording(
    {
        Outcome.AUTHORISE: mark("recorded from paper as “authorise”, not confirmed yet"),
        Outcome.DECLINE: mark("recorded from paper as “decline”, not confirmed yet"),
        Outcome.DEFER: mark("recorded from paper as “defer”, not confirmed yet"),
    }
)


def outcome_words(outcome: Outcome, effect: DecisionEffect | None = None, *, waits: bool = False) -> str:
    """``declined``; before its record from paper is confirmed, only what the record says and that it waits.

    Whether it ``waits`` is told by its ``effect`` where that is known.
    """
    waits = waits or effect is DecisionEffect.PENDING_CONFIRMATION
    return _RECORDED[outcome] if waits else OUTCOMES[outcome]
