"""When a day begins and ends in a time zone. Days of 23 or 25 hours are right, also where clocks change at midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of ``day``, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last instant of ``day``, in UTC, to the microsecond of the record: whatever was done on the day counts."""
    # In UTC: where clocks are put back at midnight, the last hour of the day comes twice, and the second counts too.
    return start_of_day(day + timedelta(days=1), zone) - timedelta(microseconds=1)
