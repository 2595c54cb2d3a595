"""What a person typed in forms and did not record, as after a crash. Nobody else is shown it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.rules.entry.typed_fields import TypedField, first_words, read_fields
from db.actor import Actor
from db.unsaved_forms import count_of_unsaved_forms, unsaved_forms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedFormView:
    """A form as it was typed: its heading, from when to when, and the fields in their order."""

    sitting_id: str
    form: str
    subject: str
    title: str
    fields: tuple[TypedField, ...]
    since: datetime
    until: datetime

    @property
    def first_words(self) -> str:
        """The beginning of what was typed."""
        return first_words(self.fields)


def unsaved_forms(
    session: Session, actor: Actor, *, form: str = "", subject: str = ""
) -> tuple[UnsavedFormView, ...]:
    """What the person typed and did not record, newest first; of one ``form`` on one ``subject`` if it is named."""
    rows = unsaved_forms_of(session, actor.person_id, form=form, subject=subject) if actor.person_id else ()
    return tuple(
        UnsavedFormView(
            sitting_id=row.id,
            form=row.form,
            subject=row.subject,
            title=row.title,
            fields=read_fields(row.entered),
            since=row.began_at,
            until=row.entered_at,
        )
        for row in rows
    )


def how_many_unsaved_forms(session: Session, actor: Actor) -> int:
    """In how many forms the person typed something that is not recorded."""
    return session.scalar(count_of_unsaved_forms(actor.person_id)) or 0 if actor.person_id else 0
