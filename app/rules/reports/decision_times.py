"""How long a warning waits for a decision, and the middle of many such times.

A warning is received when its report is first submitted, and decided when an option of it is first authorised or
declined; a deferral decides nothing. On paper that is the day of the signature, but nobody may say so before a second
person has confirmed the record; and what owes a second signature has no effect before it is given: one that is refused
is the answer. What is not decided yet counts as at least as long as it has waited.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.rules.reports.clocks import duration_words
from language import plural, tr

YEAR = timedelta(days=365)
"""Warnings decided within so long, and those that still wait, are looked at."""


def counts_from(
    decided_at: datetime,
    *,
    on_paper: bool,
    confirmed: bool,
    signatures: Iterable[datetime | None],
    lapsed_at: datetime | None = None,
    refused: bool = False,
) -> datetime | None:
    """The instant at which a decision was made; None while it waits for its confirmation or a second signature.

    ``signatures``: when each second signature was given that it owes, None for one that is owed still. What lapsed
    without ever having had effect (a signature was refused) counts from there: nothing more will come of it. That a
    record is confirmed later than it was signed is no slowness of who signed it. ``refused``: the record differs from the
    signed paper, so that this was never decided.
    """
    if refused:
        return None
    last = decided_at
    for signed_at in signatures:
        if signed_at is None:
            return lapsed_at
        last = max(last, signed_at)
    return lapsed_at if on_paper and not confirmed else last


@dataclass(frozen=True, slots=True)
class WarningTimes:
    """When a warning was received, escalated and decided; None for what has not happened yet."""

    received_at: datetime
    escalated_at: datetime | None
    decided_at: datetime | None

    @property
    def pending(self) -> bool:
        return self.decided_at is None

    def took(self, at: datetime) -> timedelta:
        """From received to decided, or up to ``at`` where it still waits."""
        return max((self.decided_at or at) - self.received_at, timedelta())

    def before_escalation(self, at: datetime) -> timedelta:
        """The part of it in which the desk worked: up to the first escalation."""
        return min(max((self.escalated_at or at) - self.received_at, timedelta()), self.took(at))


@dataclass(frozen=True, slots=True)
class Middle:
    """The median time, over what was decided and what still waits.

    ``least``: the middle one still waits, so that the true median is at least ``time``.
    """

    time: timedelta
    least: bool


def middle(times: Sequence[WarningTimes], at: datetime) -> Middle | None:
    """The median, or None where nothing is counted.

    Leaving out what still waits would call slow decisions quick; counting it at the time it has waited so far gives
    the true median, unless the middle falls on one that still waits. Of an even number the longer of the two in the
    middle is taken, so that no time is named that no warning took.
    """
    ordered = sorted(times, key=lambda one: (one.took(at), one.pending))
    if not ordered:
        return None
    place = len(ordered) // 2
    # From the first one that still waits on, how the rest will order is not known.
    least = any(one.pending for one in ordered[: place + 1])
    return Middle(ordered[place].took(at), least)


def middle_words(times: Sequence[WarningTimes], at: datetime) -> str:
    """The whole in two sentences, for people."""
    decided, pending = [t for t in times if not t.pending], [t for t in times if t.pending]
    found = middle(times, at)
    if found is None:
        return tr("No warning was decided in the last year, and none waits.")
    words = duration_words(found.time, exact=True)
    half = (
        tr("Half of the warnings took or will take at least {words} to a decision.", words=words)
        if found.least
        else tr("Half of the warnings had a decision within {words}.", words=words)
    )
    if not pending:
        return half
    longest = duration_words(max(one.took(at) for one in pending), exact=True)
    still = plural(
        "{decided} decided in the last year; {count} still waits, the longest for {longest}.",
        "{decided} decided in the last year; {count} still wait, the longest for {longest}.",
        len(pending),
        decided=len(decided),
        longest=longest,
    )
    return f"{half} {still}"
