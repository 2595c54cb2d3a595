"""What was decided, in words; what a record from paper says of it counts once a second person has confirmed it."""

from typing import Final

from db.vocabulary import DecisionEffect, Outcome
from language import Wording, mark

OUTCOMES: Final = {
    Outcome.AUTHORISE: "authorised",
    Outcome.DECLINE: "declined",
    Outcome.DEFER: "deferred",
}

_RECORDED: Final = Wording(
    {
        Outcome.AUTHORISE: mark("recorded from paper as “authorise”, not confirmed yet"),
        Outcome.DECLINE: mark("recorded from paper as “decline”, not confirmed yet"),
        Outcome.DEFER: mark("recorded from paper as “defer”, not confirmed yet"),
    }
)


def outcome_words(outcome: Outcome, effect: DecisionEffect) -> str:
    """``declined``; before its record from paper is confirmed, only what the record says and that it waits."""
    return _RECORDED[outcome] if effect is DecisionEffect.PENDING_CONFIRMATION else OUTCOMES[outcome]
