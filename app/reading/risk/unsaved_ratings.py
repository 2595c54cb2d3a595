"""What a person entered of a risk assessment and did not record, as after a crash. Nobody else is shown it."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.rules.risk.ratings import FactorRating, rated_factor
from db.actor import Actor
from db.unsaved_ratings import unsaved_ratings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedRatings:
    """The factors as they were entered, and until when."""

    ratings: tuple[FactorRating, ...]
    until: datetime


def unsaved_ratings(session: Session, assessment_id: str, actor: Actor) -> UnsavedRatings | None:
    """What the person entered last of an assessment; none where all of it is recorded."""
    rows = unsaved_ratings_of(session, assessment_id, actor.person_id) if actor.person_id else ()
    if not rows:
        return None
    return UnsavedRatings(
        ratings=tuple(rated_factor(json.loads(row.entered)) for row in rows),
        until=max(row.entered_at for row in rows),
    )
