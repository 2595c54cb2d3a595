"""The settings in force."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.entry.dates import day_in
from app.settings import Settings, from_rows
from db.ministry import Setting


def read_settings(session: Session) -> Settings:
    """The ministry's settings, defaults included."""
    rows = session.execute(sa.select(Setting.key, Setting.value)).all()
    return from_rows({row.key: row.value for row in rows})


def ministry_day(session: Session, at: datetime) -> date:
    """The ministry's own calendar day at an instant, which near midnight is not the day in UTC."""
    return day_in(at, read_settings(session).time_zone)
