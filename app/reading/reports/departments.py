"""The departments that are known by name, for whoever asks one about an option."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.matters import consultations_of
from db.delegations import Instrument
from db.people import Office
from db.reports import Consultation, Option


def known_departments(session: Session, option_id: str) -> tuple[frozenset[str], ...]:
    """Names by precedence: asked about this option already; named by an instrument that wants it consulted; of an office; asked
    about any other option."""
    asked = frozenset(one.department for one in consultations_of(session, session.get_one(Option, option_id)))
    conditions = frozenset(
        name for consult in session.scalars(sa.select(Instrument.consult).distinct()) for name in consult
    )
    offices = frozenset(session.scalars(sa.select(Office.department).distinct()))
    elsewhere = frozenset(session.scalars(sa.select(Consultation.department).distinct()))
    return tuple(names - {""} for names in (asked, conditions, offices, elsewhere))
