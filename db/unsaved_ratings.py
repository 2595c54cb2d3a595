"""What is entered of a risk assessment and not recorded yet: within the encrypted case, so that it outlives a crash.

As :mod:`db.unsaved` keeps what is typed in a draft: no act and no record. An assessment under way is its author's alone,
so there is one row for each factor that the author changed, and nobody to merge it with.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.base import Base, UtcInstant

UNSAVED_RATINGS = sa.Table(
    # Not mapped on purpose: half a judgement is nobody's record, and has to be removed once it is one.
    "unsaved_ratings",
    Base.metadata,
    sa.Column("assessment_id", sa.String(36), sa.ForeignKey("risk_assessments.id"), primary_key=True),
    sa.Column("person_id", sa.String(36), sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("factor", sa.Integer, primary_key=True, autoincrement=False),
    # The factor with its indicators as it was entered, as JSON: also what could not be recorded as it is.
    sa.Column("entered", sa.Text, nullable=False),
    sa.Column("entered_at", UtcInstant(), nullable=False),
    sa.CheckConstraint("json_valid(entered)", name="json"),
)


class UnsavedRating(NamedTuple):
    """One factor as it was entered; ``entered`` is JSON."""

    factor: int
    entered: str
    entered_at: datetime


def write_unsaved_ratings(
    connection: sa.Connection, assessment_id: str, person_id: str, ratings: Mapping[int, str], at: datetime
) -> None:
    """Keep these factors as one person entered them, in the place of all that was kept before."""
    mine = _of(assessment_id, person_id)
    found: dict[int, str] = {
        row.factor: row.entered
        for row in connection.execute(
            sa.select(UNSAVED_RATINGS.c.factor, UNSAVED_RATINGS.c.entered).where(*mine)
        )
    }
    gone = [factor for factor in found if factor not in ratings]
    if gone:
        connection.execute(UNSAVED_RATINGS.delete().where(*mine, UNSAVED_RATINGS.c.factor.in_(gone)))
    for factor, entered in ratings.items():
        if factor not in found:
            connection.execute(
                UNSAVED_RATINGS.insert().values(
                    assessment_id=assessment_id,
                    person_id=person_id,
                    factor=factor,
                    entered=entered,
                    entered_at=at,
                )
            )
        elif found[factor] != entered:
            changed = UNSAVED_RATINGS.update().where(*mine, UNSAVED_RATINGS.c.factor == factor)
            connection.execute(changed.values(entered=entered, entered_at=at))


def forget_unsaved_ratings(
    connection: sa.Connection, assessment_id: str, person_id: str, factors: Collection[int]
) -> None:
    """Remove what one person entered of these factors, since it is recorded now."""
    connection.execute(
        UNSAVED_RATINGS.delete().where(
            *_of(assessment_id, person_id), UNSAVED_RATINGS.c.factor.in_(list(factors))
        )
    )


def unsaved_ratings_of(session: Session, assessment_id: str, person_id: str) -> tuple[UnsavedRating, ...]:
    """What one person entered of an assessment and did not record, in the order of the factors."""
    columns = (UNSAVED_RATINGS.c.factor, UNSAVED_RATINGS.c.entered, UNSAVED_RATINGS.c.entered_at)
    rows = session.execute(
        sa.select(*columns).where(*_of(assessment_id, person_id)).order_by(UNSAVED_RATINGS.c.factor)
    )
    return tuple(UnsavedRating(*row) for row in rows)


def _of(assessment_id: str, person_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return UNSAVED_RATINGS.c.assessment_id == assessment_id, UNSAVED_RATINGS.c.person_id == person_id
