"""In what order things that wait are faced, and how it is said how long they wait.

A warning on its way to a decision comes first: an hour of its clock is not to be looked for beneath reviews that are
years overdue. Then alarms: states of affairs, not tasks with a day. Within each, everything stands on one line of time.
What has a day stands at it. What has none stands as though it had been due a week after it began to wait: it rises past
things that are due later, and is never thrown last.
"""

from datetime import UTC, datetime, timedelta
from enum import IntEnum

from app.rules.reports.clocks import LONG, ClockReading, ClockState, duration_words
from language import plural, tr

PATIENCE = timedelta(days=7)
"""How long a thing without a day may wait before it stands with what is overdue."""

_NEVER = datetime.max.replace(tzinfo=UTC)


class Rank(IntEnum):
    """What is faced before what, whatever the clocks say."""

    WARNING = 0
    ALARM = 1
    DUTY = 2


WaitingOrder = tuple[Rank, datetime]
"""Sorts what waits: by rank, then by the instant at which each stands."""


def waiting_order(due: datetime | None, since: datetime | None, rank: Rank) -> WaitingOrder:
    """Where a thing stands among what waits; among alarms the one that has lasted longest comes first."""
    if rank is Rank.ALARM:
        return (rank, since or due or _NEVER)
    if due is not None:
        return (rank, due)
    return (rank, since + PATIENCE if since is not None else _NEVER)


def late_words(late: int) -> str:
    """How long something is overdue that was due on a day: the days since that day, as one counts them in a calendar."""
    if late > LONG:
        return tr("overdue {left}", left=duration_words(timedelta(days=late)))
    return plural("overdue {count} day", "overdue {count} days", late)


def waited_words(
    at: datetime, clock: ClockReading | None, since: datetime | None, *, alarm: bool, late: int = 0
) -> str:
    """How long a thing waits, or how long is left: ``since 2026-01-12``, ``overdue 3 d``, ``5 h left``, ``waits 2 d``.

    ``late``: the days since the day on which it was due. Its country file counts the same; a clock that ends at an hour has none.
    """
    if alarm and since is not None:
        return tr("since {since}", since=since.date().isoformat())
    if clock is not None:
        overdue = clock.state is ClockState.LAPSED
        if overdue and late > 0:
            return late_words(late)
        return tr("overdue {left}", left=duration_words(-clock.left)) if overdue else clock.words
    if since is not None:
        return tr("waits {at}", at=duration_words(max(at - since, timedelta())))
    return tr("no clock")
