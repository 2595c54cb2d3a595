"""The onsets of atrocities that a country file recorded, and whether a warning stood before each."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.country_files import phases_of
from app.reading.ministry.settings import read_settings
from app.rules.entry.dates import day_in
from app.rules.reports.onsets import Onset, onsets
from db.ledger.entries import ledger
from db.reports import Report


def onsets_of(session: Session, country: str) -> tuple[Onset, ...]:
    """The onsets of a country, oldest first."""
    return onsets(phases_of(session, country), _warned_on(session, country))


def _warned_on(session: Session, country: str) -> list[date]:
    zone = read_settings(session).time_zone
    numbers = sa.select(Report.number).where(Report.country == country)
    submitted = session.scalars(
        sa.select(ledger.c.at).where(ledger.c.topic.in_(numbers), ledger.c.action == "report.submit")
    )
    return [day_in(datetime.fromisoformat(at), zone) for at in submitted]
