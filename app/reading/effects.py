"""The standing of decisions, as the database's own view works it out."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.vocabulary import DecisionEffect

_STANDING = sa.table("decision_standing", sa.column("decision_id"), sa.column("standing"))

ACTING = frozenset({DecisionEffect.IN_FORCE, DecisionEffect.PENDING_RATIFICATION})
"""Standings under which a response may go on: an emergency decision acts at once (Authority rule 12)."""


def effect_of(session: Session, decision_id: str) -> DecisionEffect:
    """The standing of one decision."""
    found = session.execute(sa.select(_STANDING.c.standing).where(_STANDING.c.decision_id == decision_id))
    return DecisionEffect(found.scalar_one())


def effects_of(session: Session, decision_ids: list[str]) -> dict[str, DecisionEffect]:
    """The standing of several decisions."""
    rows = session.execute(sa.select(_STANDING).where(_STANDING.c.decision_id.in_(decision_ids)))
    return {row.decision_id: DecisionEffect(row.standing) for row in rows}
