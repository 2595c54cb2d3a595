"""What is typed in a form and not recorded yet: within the encrypted case, so that it outlives a crash.

As :mod:`db.unsaved` keeps what is typed in a draft, for every other form: no act and no record. There is one row for each
sitting, from the first edit of a form to its end: who types anew in a form while something older waits there overwrites
nothing. A row is written at each pause, and removed once the act is done or its person does not want it.
"""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.base import Base, UtcInstant

UNSAVED_FORMS = sa.Table(
    # Not mapped on purpose: half a form is nobody's record, and has to be removed once it is one.
    "unsaved_forms",
    Base.metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("person_id", sa.String(36), sa.ForeignKey("people.id"), nullable=False),
    # Which form it is, such as ``reports.DecideDialog``.
    sa.Column("form", sa.String(80), nullable=False),
    # What the form acts on, by its id or number; empty where there is but one such form.
    sa.Column("subject", sa.String(200), nullable=False),
    # The form's heading, as its person read it.
    sa.Column("title", sa.String(400), nullable=False),
    # The fields in which something was typed, in order, as JSON: also what could not be recorded as it is.
    sa.Column("entered", sa.Text, nullable=False),
    sa.Column("began_at", UtcInstant(), nullable=False),
    sa.Column("entered_at", UtcInstant(), nullable=False),
    sa.CheckConstraint("json_valid(entered)", name="json"),
    sa.Index("ix_unsaved_forms_person", "person_id", "form", "subject"),
)


class UnsavedForm(NamedTuple):
    """One form as it was typed; ``entered`` is JSON."""

    id: str
    form: str
    subject: str
    title: str
    entered: str
    began_at: datetime
    entered_at: datetime


def write_unsaved_form(
    connection: sa.Connection,
    sitting_id: str,
    person_id: str,
    *,
    form: str,
    subject: str,
    title: str,
    entered: str,
    at: datetime,
) -> None:
    """Keep a form as it is typed, in the place of what this sitting kept before."""
    mine = UNSAVED_FORMS.c.id == sitting_id, UNSAVED_FORMS.c.person_id == person_id
    changed = connection.execute(
        UNSAVED_FORMS.update().where(*mine).values(entered=entered, title=title, entered_at=at)
    )
    if not changed.rowcount:
        connection.execute(
            UNSAVED_FORMS.insert().values(
                id=sitting_id,
                person_id=person_id,
                form=form,
                subject=subject,
                title=title,
                entered=entered,
                began_at=at,
                entered_at=at,
            )
        )


def forget_unsaved_forms(connection: sa.Connection, person_id: str, sitting_ids: Collection[str]) -> None:
    """Remove what one person typed in these sittings, since it is recorded now or not wanted."""
    connection.execute(
        UNSAVED_FORMS.delete().where(
            UNSAVED_FORMS.c.person_id == person_id, UNSAVED_FORMS.c.id.in_(list(sitting_ids))
        )
    )


def unsaved_forms_of(
    session: Session, person_id: str, *, form: str = "", subject: str = ""
) -> tuple[UnsavedForm, ...]:
    """What one person typed and did not record, newest first; of one ``form`` on one ``subject`` if it is named."""
    chosen = [UNSAVED_FORMS.c.person_id == person_id]
    if form:
        chosen += [UNSAVED_FORMS.c.form == form, UNSAVED_FORMS.c.subject == subject]
    columns = [UNSAVED_FORMS.c[name] for name in UnsavedForm._fields]
    rows = session.execute(
        sa.select(*columns).where(*chosen).order_by(UNSAVED_FORMS.c.entered_at.desc(), UNSAVED_FORMS.c.id)
    )
    return tuple(UnsavedForm(*row) for row in rows)


def count_of_unsaved_forms(person_id: str) -> sa.Select[int]:
    """Asks in how many forms one person typed something that is not recorded."""
    return sa.select(sa.func.count()).select_from(UNSAVED_FORMS).where(UNSAVED_FORMS.c.person_id == person_id)
