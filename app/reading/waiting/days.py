"""When a day begins and ends for the ministry: what is due on a day is due until it ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.reading.ministry.settings import read_settings
from app.rules.days import end_of_day, start_of_day

_ZONE = "zone of the ministry"


def end_here(session: Session, day: date) -> datetime:
    """The last instant of a day in the ministry's time zone, in UTC."""
    return end_of_day(day, _zone(session))


def start_here(session: Session, day: date) -> datetime:
    """The first instant of a day in the ministry's time zone, in UTC."""
    return start_of_day(day, _zone(session))


def day_here(session: Session, at: datetime) -> date:
    """The ministry's calendar day at an instant."""
    return at.astimezone(_zone(session)).date()


def _zone(session: Session) -> ZoneInfo:
    """The zone, looked up once in a session: a desk has hundreds of days, and one look sees one state."""
    if _ZONE not in session.info:
        session.info[_ZONE] = ZoneInfo(read_settings(session).time_zone)
    zone: ZoneInfo = session.info[_ZONE]
    return zone
