"""Days in the ministry's zone: when they begin and end."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.rules.days import end_of_day, start_of_day

ZONES = ("UTC", "Asia/Beirut", "Africa/Cairo", "Pacific/Auckland", "America/Sao_Paulo")


def test_a_day_ends_in_the_ministrys_own_zone() -> None:
    day = date(2026, 1, 15)
    assert end_of_day(day, ZoneInfo("UTC")) == datetime(2026, 1, 15, 23, 59, 59, 999999, tzinfo=UTC)
    auckland = end_of_day(day, ZoneInfo("Pacific/Auckland")).astimezone(UTC)
    assert auckland == datetime(2026, 1, 15, 10, 59, 59, 999999, tzinfo=UTC)


def test_a_day_whose_last_hour_comes_twice_ends_with_the_second() -> None:
    # Lebanon put its clocks back at midnight: 23:00 to 24:00 of the 28th were two hours.
    beirut = end_of_day(date(2023, 10, 28), ZoneInfo("Asia/Beirut"))
    assert beirut == datetime(2023, 10, 28, 21, 59, 59, 999999, tzinfo=UTC)


@given(st.dates(date(1990, 1, 1), date(2037, 1, 1)), st.sampled_from(ZONES))
def test_between_two_days_is_no_instant_that_belongs_to_neither(day: date, zone: str) -> None:
    where = ZoneInfo(zone)
    following = start_of_day(day + timedelta(days=1), where)
    assert following - end_of_day(day, where) == timedelta(microseconds=1)
