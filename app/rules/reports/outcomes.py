"""What was decided, in words; what a record from paper says of it counts once a second person has confirmed it."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from db.vocabulary import DecisionEffect, Outcome
from language import Wording, mark, tr

OUTCOMES: Final = Wording(
    {
        Outcome.AUTHORISE: mark("authorised"),
        Outcome.DECLINE: mark("declined"),
        Outcome.DEFER: mark("deferred"),
    }
)

RULED_OUT: Final = mark("Inaction ruled out")
"""Of the option of taking no action where that was declined: the opposite of a warning that was declined, and in other words."""

IDLE: Final = mark("Declined: no action taken")
"""Of a whole warning that was declined by authorising that no action is taken."""

CALLED_NO_ACTION: Final = mark("no action, taking no action, doing nothing, inaction")
"""What people who look for either call it; it is found by these words and told in none of them."""

_RECORDED: Final = Wording(
    {
        Outcome.AUTHORISE: mark("recorded from paper as “authorise”, not confirmed yet"),
        Outcome.DECLINE: mark("recorded from paper as “decline”, not confirmed yet"),
        Outcome.DEFER: mark("recorded from paper as “defer”, not confirmed yet"),
    }
)

_REFUSED: Final = Wording(
    {
        Outcome.AUTHORISE: mark("recorded from paper as “authorise”, but the record was refused"),
        Outcome.DECLINE: mark("recorded from paper as “decline”, but the record was refused"),
        Outcome.DEFER: mark("recorded from paper as “defer”, but the record was refused"),
    }
)
"""Of a record that a second person refused: nothing was decided by it."""


class Lapse(StrEnum):
    """How an authorised decision came to have no effect."""

    NOT_RATIFIED = "not_ratified"
    """It acted, and its window ended without a ratification (Authority rule 12)."""
    SIGNATURE_REFUSED = "signature_refused"
    """It never took effect: an office that had to sign too did not (Authority rule 11)."""
    NOT_COMPLETE = "not_complete"
    """It never took effect: its window ended while a signature or the confirmation of its record was owed."""


LAPSES: Final = Wording(
    {
        Lapse.NOT_RATIFIED: mark("no longer in effect: not ratified in time"),
        Lapse.SIGNATURE_REFUSED: mark("never took effect: the second signature was refused"),
        Lapse.NOT_COMPLETE: mark(
            "never took effect: the window for its ratification ended before it was complete"
        ),
    }
)
"""What is said of it where its standing is told: by the record of decisions, the review after action, and who could act in an
inquiry. Sentences that name its day or its number have words of their own: `app/reading/inquiry/acting.py`,
`app/reading/documents/chronology.py`, and on the page of a report `ui/reports/outcome_words.py`."""


def lapse_of(lapsed_at: datetime, ratify_by: datetime | None, *, acted: bool) -> Lapse:
    """``acted``: a response was opened under it, as it is the moment a decision acts."""
    if acted:
        return Lapse.NOT_RATIFIED
    # Nobody may refuse any more once the window is over.
    over = ratify_by is not None and ratify_by <= lapsed_at
    return Lapse.NOT_COMPLETE if over else Lapse.SIGNATURE_REFUSED


def differs_words(differs: str, refused_by: str) -> str:
    """What a second person found to differ between a record and the signed paper: their words, and never a reason of the decider."""
    return tr("What differs, by {refused_by}: {differs}", refused_by=refused_by, differs=differs)


def finality(outcome: Outcome, decided_at: datetime) -> tuple[bool, datetime]:
    """Of several decisions on one option the greatest is the last word on it.

    What settles an option stands, also where the paper was signed before an office put it off.
    """
    return outcome is not Outcome.DEFER, decided_at


def outcome_words(outcome: Outcome, effect: DecisionEffect | None = None, *, waits: bool = False) -> str:
    """``declined``; before its record from paper is confirmed, only what the record says and that it waits.

    Whether it ``waits`` is told by its ``effect`` where that is known. A record that was refused is never told as a decision.
    """
    if effect is DecisionEffect.RECORD_REFUSED:
        return _REFUSED[outcome]
    waits = waits or effect is DecisionEffect.PENDING_CONFIRMATION
    return _RECORDED[outcome] if waits else OUTCOMES[outcome]


def cited_words(number: str, *, refused: bool) -> str:
    """The number of a decision where something else cites it; ``refused``: its record was refused, so that it was never made."""
    return tr("{decision_number} (its record was refused)", decision_number=number) if refused else number
