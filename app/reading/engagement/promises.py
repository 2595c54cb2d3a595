"""Commitments of others and the conduct that followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.rules.engagement.conduct import standing
from db.engagement.promises import Commitment, ConductObservation
from db.vocabulary.engagement import Conduct


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductView:
    """What was seen on a day."""

    observed_on: date
    conduct: Conduct
    words: str
    evidence: tuple[str, ...]
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """A promise, what was seen of it, oldest first, and how it stands; none: nothing was seen yet."""

    commitment_id: str
    number: str
    made_by: str
    made_to: str
    made_on: date
    text: str
    source: str
    standing: Conduct | None
    conduct: tuple[ConductView, ...]


def conducts_of(session: Session, commitment_ids: Sequence[str]) -> dict[str, tuple[Conduct, ...]]:
    """What was seen of commitments, oldest first."""
    return {
        commitment_id: tuple(row.conduct for row in rows)
        for commitment_id, rows in _observations(session, commitment_ids).items()
    }


def commitment_views(session: Session, country: str) -> tuple[CommitmentView, ...]:
    """The promises, the newest first."""
    rows = session.scalars(
        sa.select(Commitment)
        .where(Commitment.country == country)
        .order_by(Commitment.made_on.desc(), Commitment.number.desc())
    ).all()
    seen = _observations(session, [row.id for row in rows])
    return tuple(
        CommitmentView(
            commitment_id=row.id,
            number=row.number,
            made_by=row.made_by,
            made_to=row.made_to,
            made_on=row.made_on,
            text=row.text,
            source=row.source,
            standing=standing([each.conduct for each in seen.get(row.id, [])]),
            conduct=tuple(
                ConductView(
                    observed_on=each.observed_on,
                    conduct=each.conduct,
                    words=each.words,
                    evidence=tuple(each.evidence),
                    recorded_at=each.recorded_at,
                    recorded_by=person_named(session, each.recorded_by_id).name,
                )
                for each in seen.get(row.id, [])
            ),
        )
        for row in rows
    )


def _observations(session: Session, commitment_ids: Sequence[str]) -> dict[str, list[ConductObservation]]:
    found: dict[str, list[ConductObservation]] = {}
    rows = session.scalars(
        sa.select(ConductObservation)
        .where(ConductObservation.commitment_id.in_(commitment_ids))
        .order_by(
            ConductObservation.observed_on, ConductObservation.recorded_at, ConductObservation.ledger_entry
        )
    )
    for row in rows:
        found.setdefault(row.commitment_id, []).append(row)
    return found
