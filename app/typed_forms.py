"""The forms whose act is done: what was typed in them is kept no longer from the transaction of the act on.

Were it removed after the act, a power cut between the two would offer again what was recorded already.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from db.unsaved_forms import forget_unsaved_forms
from db.work import Work


@dataclass(slots=True)
class TypedForm:
    """One sitting of a form, while its act is under way, with the earlier ones that were filled in there; ``recorded`` once the
    act is kept.
    """

    sitting_id: str
    taken_over: tuple[str, ...] = ()
    recorded: bool = False


_FORMS: ContextVar[tuple[TypedForm, ...]] = ContextVar("forms", default=())


@contextmanager
def recording(*forms: TypedForm) -> Iterator[None]:
    """Acts inside the block record what stands in these forms, and in those of a block around it."""
    before = _FORMS.set((*_FORMS.get(), *forms))
    try:
        yield
    finally:
        _FORMS.reset(before)


@contextmanager
def recording_a_part() -> Iterator[None]:
    """Acts inside the block record no form as a whole: what stands in them is kept on."""
    before = _FORMS.set(())
    try:
        yield
    finally:
        _FORMS.reset(before)


def forms_recorded() -> tuple[TypedForm, ...]:
    """The forms that acts record now, for work that goes on in another thread."""
    return _FORMS.get()


def forget_forms_of(work: Work) -> tuple[TypedForm, ...]:
    """Remove what was typed in the transaction of its act; gives the forms. They are recorded once the work is committed."""
    person_id = work.actor.person_id
    forms = tuple(form for form in _FORMS.get() if not form.recorded)
    if not forms or person_id is None:
        return ()
    gone = [sitting_id for form in forms for sitting_id in (form.sitting_id, *form.taken_over)]
    forget_unsaved_forms(work.session.connection(), person_id, gone)
    return forms
