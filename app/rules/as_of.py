"""As of a day: what held then, and the instant at which that day ended."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo


class Effective(Protocol):
    """A change that holds from a day on, until the next one. ``entry``: its number on the ledger."""

    @property
    def effective_on(self) -> date: ...
    @property
    def entry(self) -> int: ...


Change = TypeVar("Change", bound=Effective)


def holding_on(changes: Iterable[Change], day: date) -> Change | None:
    """The change that holds on ``day``: of those in effect, the latest; of one day, the one entered last."""
    in_effect = (change for change in changes if change.effective_on <= day)
    return max(in_effect, key=lambda change: (change.effective_on, change.entry), default=None)


def end_of_day(day: date, zone: str) -> datetime:
    """The last instant of ``day`` in the ministry's time zone, in UTC: whatever was recorded on it counts."""
    following = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    # In UTC: where clocks are put back at midnight, the last hour of the day comes twice, and the second counts too.
    return following.astimezone(UTC) - timedelta(microseconds=1)
