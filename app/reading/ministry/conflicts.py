"""Who declared a conflict of interest with a country, and so neither assesses nor decides on it (S-67)."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.people import ConflictOfInterest, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict of interest that stands, in the words in which it was declared."""

    conflict_id: str
    person_id: str
    person: str
    statement: str
    declared_at: datetime


def conflict_views(session: Session, country: str, at: datetime) -> tuple[ConflictView, ...]:
    """The conflicts of interest with a country that stand at ``at``, by name."""
    rows = session.execute(
        sa.select(ConflictOfInterest, Person.name)
        .join(Person, Person.id == ConflictOfInterest.person_id)
        .where(
            ConflictOfInterest.country == country,
            ConflictOfInterest.declared_at <= at,
            sa.or_(ConflictOfInterest.ended_at.is_(None), ConflictOfInterest.ended_at > at),
        )
        .order_by(Person.name)
    )
    return tuple(
        ConflictView(
            conflict_id=row.id,
            person_id=row.person_id,
            person=name,
            statement=row.statement,
            declared_at=row.declared_at,
        )
        for row, name in rows
    )
