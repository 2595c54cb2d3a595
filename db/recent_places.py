"""Where each person was last in the window: within the encrypted case, so that no name of it lies elsewhere on the disk.

A convenience of one person and no act of theirs: nothing of it is on the ledger, and old places make room for new ones.
"""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.base import Base

PLACES = sa.Table(
    # Not mapped on purpose: what a person looked at last is nobody's record but the ledger's own entries of looks.
    "recent_places",
    Base.metadata,
    sa.Column("person_id", sa.String(36), sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("page", sa.String(40), primary_key=True),
    sa.Column("key", sa.String(200), primary_key=True),
    # Counts up for each person: the clock of a replayed case may stand still.
    sa.Column("turn", sa.Integer, nullable=False),
)

MOST = 30
"""Places that are kept of each person."""


def note_place(connection: sa.Connection, person_id: str, page: str, key: str) -> None:
    """Keep that a person came to a place; it is the newest from now on."""
    mine = PLACES.c.person_id == person_id
    turn = connection.execute(
        sa.select(sa.func.coalesce(sa.func.max(PLACES.c.turn), 0) + 1).where(mine)
    ).scalar_one()
    connection.execute(sa.delete(PLACES).where(mine, PLACES.c.page == page, PLACES.c.key == key))
    connection.execute(sa.insert(PLACES).values(person_id=person_id, page=page, key=key, turn=turn))
    connection.execute(sa.delete(PLACES).where(mine, PLACES.c.turn <= turn - MOST))


def places_of(session: Session, person_id: str) -> tuple[tuple[str, str], ...]:
    """Page and key of the places a person came to, the newest first."""
    rows = session.execute(
        sa.select(PLACES.c.page, PLACES.c.key)
        .where(PLACES.c.person_id == person_id)
        .order_by(PLACES.c.turn.desc())
    )
    return tuple((page, key) for page, key in rows)
