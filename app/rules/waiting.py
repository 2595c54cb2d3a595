"""In what order things that wait are faced, and how it is said how long they wait.

There is one order, wherever they stand, and :class:`Rank` is it: a warning on its way to a decision, an hour of whose clock is not
to be looked for beneath reviews that are years overdue; what is overdue, first what was decided on a warning; alarms, which are
states of affairs and have no day; then what nobody is late with. Within each, everything stands on one line of time. What has a day
stands at it. What has none stands as though it had been due a week after it began to wait: it rises past things that are due
later, and is never thrown last.
"""

from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum

from app.rules.reports.clocks import LONG, ClockReading, ClockState, duration_words
from language import plural, tr

PATIENCE = timedelta(days=7)
"""How long a thing without a day may wait before it stands with what is overdue."""

_NEVER = datetime.max.replace(tzinfo=UTC)


class Kind(StrEnum):
    """What it is that waits."""

    WARNING = "warning"
    """A warning that was sent on its way, and on which nobody has decided with effect."""

    DECIDED = "decided"
    """What was decided on a warning, and is not done."""

    ALARM = "alarm"
    DRAFT = "draft"
    """A warning that nobody has sent on its way yet: no clock runs on it."""

    DUTY = "duty"


class Rank(IntEnum):
    """What is faced before what, whatever the clocks say."""

    WARNING = 0
    DECIDED_OVERDUE = 1
    OVERDUE = 2
    ALARM = 3
    DRAFT = 4
    DUTY = 5


_WHENEVER = {Kind.WARNING: Rank.WARNING, Kind.ALARM: Rank.ALARM}
"""What has its rank whether its day is gone or not."""

_LATE = {Kind.DECIDED: Rank.DECIDED_OVERDUE}
_IN_TIME = {Kind.DRAFT: Rank.DRAFT}


def rank_of(kind: Kind, *, overdue: bool) -> Rank:
    """Which rank a thing has that waits."""
    if kind in _WHENEVER:
        return _WHENEVER[kind]
    return _LATE.get(kind, Rank.OVERDUE) if overdue else _IN_TIME.get(kind, Rank.DUTY)


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
