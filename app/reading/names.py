"""Names of people and the offices they hold."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.people import Holding, Office, Person


def person_named(session: Session, person_id: str) -> Person:
    """The person; a foreign key makes sure that there is one."""
    return session.get_one(Person, person_id)


def office_held(session: Session, person_id: str, at: datetime) -> str:
    """Names of the offices that the person holds at ``at``, or nothing."""
    names = session.scalars(
        sa.select(Office.name)
        .join(Holding, Holding.office_id == Office.id)
        .where(
            Holding.person_id == person_id,
            Holding.starts_at <= at,
            sa.or_(Holding.ends_at.is_(None), Holding.ends_at > at),
        )
        .order_by(Office.name)
    )
    return ", ".join(names)
