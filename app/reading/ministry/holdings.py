"""Who holds which office, and from when to when: read once while one looks, since half the desk asks for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.people import Holding, Person
from db.store import read_once
from db.vocabulary import HoldingKind


class Held(NamedTuple):
    """One person in one office, for a time. ``person`` is the name."""

    office_id: str
    person_id: str
    person: str
    kind: HoldingKind
    starts_at: datetime
    ends_at: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether it lasts at ``at``; it ends just before its end."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


def all_holdings(session: Session) -> tuple[Held, ...]:
    """Every holding, past and to come."""
    return read_once(session, "holdings", lambda: _read(session))


def holdings_by_office(session: Session) -> Mapping[str, Sequence[Held]]:
    """The same by office; an office that nobody ever held has none."""
    return read_once(session, "holdings by office", lambda: _by_office(all_holdings(session)))


def _by_office(every: Sequence[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for held in every:
        found[held.office_id].append(held)
    return dict(found)


def _read(session: Session) -> tuple[Held, ...]:
    rows = session.execute(
        sa.select(
            Holding.office_id,
            Holding.person_id,
            Person.name,
            Holding.kind,
            Holding.starts_at,
            Holding.ends_at,
        ).join(Person, Person.id == Holding.person_id)
    )
    return tuple(Held(*row) for row in rows)
