"""Whether the computer's clock can be right: an act is judged at its instant, and none can be older than the ledger."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from db.ledger.entries import instant_text, ledger
from db.store import Store
from language import plural, tr

_LOOKED_BACK = 1_000
"""Entries: what was done since the clock was set back does not hide it soon."""

_TWO_DAYS = 48
"""Hours, beneath which a span is told in hours."""

_YEAR = 365.25
_TWO_YEARS = 2 * _YEAR
"""Days, beneath which a span is told in days."""


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The instant of the newest entry of the ledger, and how far the clock stands before it."""

    newest: datetime
    by: timedelta


def clock_behind(store: Store) -> ClockBehind | None:
    """How the clock stands before the ledger; none where it does not."""
    with store.read() as session:
        latest = sa.select(ledger.c.at).order_by(ledger.c.number.desc()).limit(_LOOKED_BACK).subquery()
        newest = session.scalar(sa.select(sa.func.max(latest.c.at)))
    now = store.clock()
    if newest is None or newest <= instant_text(now):
        return None
    try:
        at = datetime.fromisoformat(newest)
        return ClockBehind(at, at - now)
    except (TypeError, ValueError):
        # No instant, as after tampering: the check of the ledger says it, and the case has to open for that.
        return None


def clock_caution(behind: ClockBehind) -> tuple[str, str]:
    """What to tell whoever works with a clock that was set back, and what to do (Authority rule 14)."""
    what = tr(
        "The clock of this computer is {by} behind the ledger, whose newest entry is of {newest:%Y-%m-%d %H:%M} UTC.",
        by=_span(behind.by),
        newest=behind.newest,
    )
    return what, tr("Set it right before anything is decided: powers and deadlines are judged by it.")


def _span(by: timedelta) -> str:
    hours = int(by.total_seconds() // 3600)
    if hours < 1:
        return tr("less than an hour")
    if hours < _TWO_DAYS:
        return plural("{count} hour", "{count} hours", hours)
    days = hours // 24
    if days < _TWO_YEARS:
        return plural("{count} day", "{count} days", days)
    return plural("{count} year", "{count} years", int(days / _YEAR))
