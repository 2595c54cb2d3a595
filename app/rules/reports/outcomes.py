"""What was decided, in words; what a record from paper says of it counts once a second person has confirmed it."""

from typing import Final

from db.vocabulary import DecisionEffect, Outcome

OUTCOMES: Final = {
    Outcome.AUTHORISE: "authorised",
    Outcome.DECLINE: "declined",
    Outcome.DEFER: "deferred",
}

_RECORDED: Final = {
    Outcome.AUTHORISE: "recorded from paper as “authorise”, not confirmed yet",
    Outcome.DECLINE: "recorded from paper as “decline”, not confirmed yet",
    Outcome.DEFER: "recorded from paper as “defer”, not confirmed yet",
}


def outcome_words(outcome: Outcome, effect: DecisionEffect) -> str:
    """``declined``; before its record from paper is confirmed, only what the record says and that it waits."""
    return _RECORDED[outcome] if effect is DecisionEffect.PENDING_CONFIRMATION else OUTCOMES[outcome]
