"""Who declared a conflict of interest with a country, and so neither assesses nor decides on it (S-67)."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.people import ConflictOfInterest, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict of interest in the words in which it was declared; it stands until ``ended_at``."""

    conflict_id: str
    person_id: str
    person: str
    country: str
    statement: str
    declared_at: datetime
    ended_at: datetime | None = None


def conflict_views(session: Session, country: str, at: datetime) -> tuple[ConflictView, ...]:
    """The conflicts of interest with a country that stand at ``at``, by name."""
    return tuple(
        one for one in declared_by(session, at, country) if one.ended_at is None or one.ended_at > at
    )


def declared_by(session: Session, at: datetime, country: str = "") -> tuple[ConflictView, ...]:
    """All that were declared up to ``at``, with that country or with any, by country and name; those that ended too."""
    wanted = sa.select(ConflictOfInterest, Person.name).join(
        Person, Person.id == ConflictOfInterest.person_id
    )
    if country:
        wanted = wanted.where(ConflictOfInterest.country == country)
    rows = session.execute(
        wanted.where(ConflictOfInterest.declared_at <= at).order_by(
            ConflictOfInterest.country, Person.name, ConflictOfInterest.declared_at
        )
    )
    return tuple(
        ConflictView(
            conflict_id=row.id,
            person_id=row.person_id,
            person=name,
            country=row.country,
            statement=row.statement,
            declared_at=row.declared_at,
            ended_at=row.ended_at,
        )
        for row, name in rows
    )
