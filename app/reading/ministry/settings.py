"""The settings in force."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.entry.dates import day_in
from app.settings import Settings, from_rows
from db.ministry import Setting
from db.store import read_once

_ROWS = sa.select(Setting.key, Setting.value)
"""Put together once: to build it takes longer than to run it."""


def read_settings(session: Session) -> Settings:
    """The ministry's settings, defaults included."""
    # Once: most readers ask for them, and one look has many readers.
    return read_once(session, "settings", lambda: _in_force(session))


def _in_force(session: Session) -> Settings:
    return from_rows({row.key: row.value for row in session.execute(_ROWS)})


def ministry_time(session: Session, at: datetime) -> datetime:
    """An instant on the ministry's own clocks."""
    return at.astimezone(ZoneInfo(read_settings(session).time_zone))


def ministry_day(session: Session, at: datetime) -> date:
    """The ministry's own calendar day at an instant, which near midnight is not the day in UTC."""
    return day_in(at, read_settings(session).time_zone)
