"""What is typed in a form kept from a crash and a power cut, before its act is done."""

from dataclasses import dataclass

from app.faults import faults_in_words
from app.rules.entry.typed_fields import TypedField, stored_fields
from db.actor import Actor
from db.engine import writing
from db.patience import A_GLANCE, waiting_at_most
from db.store import Store
from db.unsaved_forms import forget_unsaved_forms, write_unsaved_form

_LONGEST_SUBJECT = 200
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepForm:
    """Those fields of a form in which something was typed.

    ``sitting_id`` is the one time that the form is filled in; ``form`` and ``subject`` find it again when it is opened anew;
    ``title`` is its heading. No field at all removes what was kept. What was filled in from earlier sittings
    is kept in this one from now on: they are ``taken_over``.
    """

    sitting_id: str
    form: str
    subject: str
    title: str
    fields: tuple[TypedField, ...]
    taken_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetForms:
    """The sittings whose text is recorded by now, or not wanted."""

    sitting_ids: tuple[str, ...]


def keep_form(store: Store, actor: Actor, typed: KeepForm) -> None:
    """Keep what somebody typed in a form, in the place of what this sitting kept before. It is no act, and no entry of the
    ledger.

    Nothing of it is judged here: also what could not be recorded as it is outlives a crash.

    Raises:
        Busy: another part of the program is writing; nobody who types waits for that.
        UserError: the database cannot be written.
    """
    if actor.person_id is None:
        return
    gone = typed.taken_over if typed.fields else (*typed.taken_over, typed.sitting_id)
    with faults_in_words(), waiting_at_most(A_GLANCE), writing(store.engine).begin() as connection:
        if typed.fields:
            write_unsaved_form(
                connection,
                typed.sitting_id,
                actor.person_id,
                form=typed.form,
                subject=typed.subject[:_LONGEST_SUBJECT],
                title=typed.title[:_LONGEST_TITLE],
                entered=stored_fields(typed.fields),
                at=store.clock(),
            )
        if gone:
            forget_unsaved_forms(connection, actor.person_id, gone)


def forget_forms(store: Store, actor: Actor, request: ForgetForms) -> None:
    """Remove what somebody typed: it is recorded now, or they closed the form without it. Nobody else's is touched.

    Raises:
        Busy: another part of the program is writing.
        UserError: the database cannot be written.
    """
    if actor.person_id is None or not request.sitting_ids:
        return
    with faults_in_words(), waiting_at_most(A_GLANCE), writing(store.engine).begin() as connection:
        forget_unsaved_forms(connection, actor.person_id, request.sitting_ids)
