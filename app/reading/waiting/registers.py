"""Country files and instruments that wait."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.all_files import all_files
from app.reading.ministry.roles import an_analyst
from app.reading.waiting.lines import DeskLine, Need, country_line, desk_line
from db.actor import Actor
from db.delegations import Instrument, Revocation
from db.people import Office
from db.vocabulary import Role
from language import tr

LAPSE_NOTICE = timedelta(days=60)
"""Instruments that end within so long are announced."""


def waiting_files(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Country files whose review is due."""
    return [
        country_line(
            session,
            Need.REVIEW_FILE,
            row.country,
            tr("Review is due on {day}", day=row.next_review_on.isoformat())
            if row.next_review_on == today
            else tr("Review was due on {day}", day=row.next_review_on.isoformat()),
            an_analyst(session),
            part="overview",
            at=at,
            mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
            due_on=row.next_review_on,
        )
        for row in all_files(session)
        if row.next_review_on <= today
    ]


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
        desk_line(
            Need.INSTRUMENT_ENDS,
            subject=instrument.number,
            what=tr(
                "{instrument_number} of {office} ends", instrument_number=instrument.number, office=office
            ),
            waits_for=tr("the delegator"),
            at=at,
            mine=actor.has(Role.FOCAL_POINT),
            page="authorities",
            key=instrument.id,
            opens=instrument.number,
            due=instrument.valid_until,
        )
        for instrument, office in rows
    ]
