"""What is typed in a draft and not recorded yet: within the encrypted case, so that it outlives a crash.

No act and no record: nothing of it is on the ledger, in the index of what can be found, or in anything that leaves the
case but its own backup. There is one row for each part of a draft that its writer changed; it is overwritten while they
type, and removed in the transaction that records the part.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.base import Base, UtcInstant
from db.people import Person

UNSAVED = sa.Table(
    # Not mapped on purpose: half a sentence is nobody's record, and has to be removed once it is one.
    "unsaved_texts",
    Base.metadata,
    sa.Column("report_id", sa.String(36), sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("person_id", sa.String(36), sa.ForeignKey("people.id"), primary_key=True),
    # Name of the part of the draft, such as ``summary``.
    sa.Column("part", sa.String(40), primary_key=True),
    # The version of the report that the writer had before them: what changed there since is merged, never overwritten.
    sa.Column("based_on", sa.BigInteger, nullable=False),
    # What stands in the field as it was typed, as JSON: also what could not be saved as it is.
    sa.Column("typed", sa.Text, nullable=False),
    sa.Column("began_at", UtcInstant(), nullable=False),
    sa.Column("typed_at", UtcInstant(), nullable=False),
    sa.CheckConstraint("json_valid(typed)", name="json"),
)


class UnsavedText(NamedTuple):
    """One part as it was typed; ``typed`` is JSON."""

    part: str
    based_on: int
    typed: str
    typed_at: datetime


class Typist(NamedTuple):
    """Somebody who has typed something that is not recorded: since when, and when last."""

    who: str
    since: datetime
    last: datetime


def write_unsaved(
    connection: sa.Connection,
    report_id: str,
    person_id: str,
    *,
    based_on: int,
    texts: Mapping[str, str],
    at: datetime,
) -> None:
    """Keep these parts as one person typed them in a draft; they take the place of whatever was kept before."""
    mine = _of(report_id, person_id)
    found = {
        row.part: row
        for row in connection.execute(
            sa.select(UNSAVED.c.part, UNSAVED.c.typed, UNSAVED.c.based_on).where(*mine)
        )
    }
    for part, typed in texts.items():
        before = found.pop(part, None)
        if before is None:
            connection.execute(
                UNSAVED.insert().values(
                    report_id=report_id,
                    person_id=person_id,
                    part=part,
                    based_on=based_on,
                    typed=typed,
                    began_at=at,
                    typed_at=at,
                )
            )
        elif before.typed != typed:
            changed = UNSAVED.update().where(*mine, UNSAVED.c.part == part)
            connection.execute(changed.values(based_on=based_on, typed=typed, typed_at=at))
        elif before.based_on != based_on:
            connection.execute(
                UNSAVED.update().where(*mine, UNSAVED.c.part == part).values(based_on=based_on)
            )
    if found:
        connection.execute(UNSAVED.delete().where(*mine, UNSAVED.c.part.in_(list(found))))


def forget_unsaved(
    connection: sa.Connection, report_id: str, person_id: str, *, but: AbstractSet[str] = frozenset()
) -> None:
    """Remove what one person typed in a draft, since it is recorded now or not wanted; the parts in ``but`` stay."""
    connection.execute(UNSAVED.delete().where(*_of(report_id, person_id), UNSAVED.c.part.not_in(list(but))))


def unsaved_of(session: Session, report_id: str, person_id: str) -> tuple[UnsavedText, ...]:
    """What one person typed in a draft and did not save."""
    columns = (UNSAVED.c.part, UNSAVED.c.based_on, UNSAVED.c.typed, UNSAVED.c.typed_at)
    return tuple(
        UnsavedText(*row) for row in session.execute(sa.select(*columns).where(*_of(report_id, person_id)))
    )


def typing_in(session: Session, report_id: str) -> tuple[Typist, ...]:
    """Everybody with something unsaved in a draft."""
    rows = session.execute(
        sa.select(Person.name, sa.func.min(UNSAVED.c.began_at), sa.func.max(UNSAVED.c.typed_at))
        .join(Person, Person.id == UNSAVED.c.person_id)
        .where(UNSAVED.c.report_id == report_id)
        .group_by(Person.id, Person.name)
    )
    return tuple(Typist(*row) for row in rows)


def _of(report_id: str, person_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return UNSAVED.c.report_id == report_id, UNSAVED.c.person_id == person_id
