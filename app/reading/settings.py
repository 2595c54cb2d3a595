"""The settings in force."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.settings import Settings, from_rows
from db.ministry import Setting


def read_settings(session: Session) -> Settings:
    """The ministry's settings, defaults included."""
    rows = session.execute(sa.select(Setting.key, Setting.value)).all()
    return from_rows({row.key: row.value for row in rows})
