"""Country files and instruments that wait."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.reference import current_countries
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need
from app.rules.clocks import clock_state
from db.actor import Actor
from db.countries import CountryFile
from db.delegations import Instrument, Revocation
from db.people import Office
from db.vocabulary import (
    Role,
)

LAPSE_NOTICE = timedelta(days=60)
"""Instruments that end within so long are announced."""


def waiting_files(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Country files whose review is due."""
    table = current_countries(session)
    rows = session.scalars(sa.select(CountryFile).where(CountryFile.next_review_on <= today))
    lines = []
    for row in rows:
        due = end_here(session, row.next_review_on)
        lines.append(
            DeskLine(
                need=Need.REVIEW_FILE,
                subject=table.name(row.country),
                what=f"Review was due on {row.next_review_on.isoformat()}",
                waits_for="an analyst or focal point",
                due_at=due,
                clock=clock_state(at, due),
                mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
                page="countries",
                key=row.country,
            )
        )
    return lines


def waiting_instruments(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Instruments that end soon."""
    rows = session.execute(
        sa.select(Instrument, Office.name)
        .join(Office, Office.id == Instrument.delegate_id)
        .where(
            Instrument.valid_until.is_not(None),
            Instrument.valid_until > at,
            Instrument.valid_until <= at + LAPSE_NOTICE,
            ~sa.exists().where(Revocation.instrument_id == Instrument.id),
        )
    )
    return [
        DeskLine(
            need=Need.INSTRUMENT_ENDS,
            subject=instrument.number,
            what=f"{instrument.number} of {office} ends",
            waits_for="the delegator",
            due_at=instrument.valid_until,
            clock=clock_state(at, instrument.valid_until) if instrument.valid_until else None,
            mine=actor.has(Role.FOCAL_POINT),
            page="authorities",
            key=instrument.id,
        )
        for instrument, office in rows
    ]
