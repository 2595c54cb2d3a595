"""Messages that contradict each other at the same time (S-47)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.rules.entry.texts import fold
from db.vocabulary.engagement import Stance

WARM = frozenset({Stance.RECOGNISES, Stance.SUPPORTS, Stance.KEEPS_FULL_TIES})
COLD = frozenset({Stance.CONDEMNS, Stance.REDUCES_TIES, Stance.SANCTIONS})
"""Neutral and concerned stand between the two, and contradict neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message as the rule sees it."""

    number: str
    ours: bool
    speaker: str
    subject: str
    stance: Stance
    given_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two messages on one subject that stood against each other, from a day on; ``until`` none: they still do.

    ``own``: both are our own voices, and the state spoke with two.
    """

    one: str
    other: str
    subject: str
    since: date
    until: date | None
    own: bool


def contradictions(messages: Sequence[Said]) -> tuple[Contradiction, ...]:
    """Every pair of messages on one subject, one warm and one cold, that stood at the same time.

    A message stands until its own end, or until the day before the same speaker's next one on the subject. Two
    partners who differ are no contradiction of ours; at least one of the two voices is our own.
    """
    found = []
    ordered = sorted(messages, key=lambda said: (said.given_on, said.number))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if fold(one.subject) != fold(other.subject) or not (one.ours or other.ours):
                continue
            if {_side(one), _side(other)} != {1, -1}:
                continue
            since = other.given_on
            ends = [end for end in (_last_day(one, ordered), _last_day(other, ordered)) if end is not None]
            until = min(ends, default=None)
            if until is None or until >= since:
                found.append(
                    Contradiction(
                        one=one.number,
                        other=other.number,
                        subject=one.subject,
                        since=since,
                        until=until,
                        own=one.ours and other.ours,
                    )
                )
    return tuple(found)


def stands_on(contradiction: Contradiction, day: date) -> bool:
    """Whether the contradiction holds on that day."""
    return contradiction.since <= day and (contradiction.until is None or day <= contradiction.until)


def _side(said: Said) -> int:
    return (said.stance in WARM) - (said.stance in COLD)


def _last_day(said: Said, ordered: Sequence[Said]) -> date | None:
    """The last day on which a message stands; none: it has no end yet."""
    following = [
        later.given_on - timedelta(days=1)
        for later in ordered
        if later is not said
        and fold(later.speaker) == fold(said.speaker)
        and fold(later.subject) == fold(said.subject)
        and (later.given_on, later.number) > (said.given_on, said.number)
    ]
    ends = [*following[:1], *([said.until] if said.until else [])]
    return min(ends, default=None)
