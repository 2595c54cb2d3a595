"""When a day begins and ends for the ministry: what is due on a day is due until it ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.reading.settings import read_settings
from app.rules.clocks import end_of_day, start_of_day


def end_here(session: Session, day: date) -> datetime:
    """The last second of a day in the ministry's time zone, in UTC."""
    return end_of_day(day, ZoneInfo(read_settings(session).time_zone))


def start_here(session: Session, day: date) -> datetime:
    """The first instant of a day in the ministry's time zone, in UTC."""
    return start_of_day(day, ZoneInfo(read_settings(session).time_zone))
