"""Where what is typed in forms is kept until it is recorded: the case's own table, for whoever has signed in."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.unsaved_forms import ForgetForms, KeepForm, forget_forms, keep_form
from app.reading.unsaved_forms import UnsavedFormView, how_many_unsaved_forms, unsaved_forms
from app.refusals import Busy, UserError
from ui.case import Case

_AGAIN_MS = 1000
"""Time after which something is forgotten that could not be at once, since something large was written."""

_AT_THE_END = 30.0
"""Seconds that the end of the program waits for another program that writes: a large import of 100,000 events takes some."""


class FormJournal(QObject):
    """``ending`` is sent before the case is closed: whoever keeps a form writes down what stands in it. ``held_up`` is sent again
    and again while the end waits for another program that writes. ``changed``: something was removed. ``forgotten`` carries the sittings that were removed, by whomever. ``count`` is how many forms were found as the case was opened.
    """

    ending = Signal()
    held_up = Signal()
    changed = Signal()
    forgotten = Signal(tuple)

    def __init__(self, case: Case, parent: QObject | None = None, *, count: int | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._count = count
        self._to_forget: tuple[str, ...] = ()
        self._to_keep: dict[str, KeepForm] = {}
        """Forms that were put away while something large was written, by sitting."""
        self._ending = False
        self._ended = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try_again)

    @property
    def case(self) -> Case:
        return self._case

    def waiting(self, form: str, subject: str) -> tuple[UnsavedFormView, ...]:
        """What the person typed in this form on this subject and did not record, newest first."""
        actor = self._case.actor
        return self._case.look(lambda session: unsaved_forms(session, actor, form=form, subject=subject))

    def all_waiting(self) -> tuple[UnsavedFormView, ...]:
        """What the person typed in any form and did not record, newest first."""
        actor = self._case.actor
        return self._case.look(lambda session: unsaved_forms(session, actor))

    def count(self) -> int:
        """In how many forms something is typed that is not recorded. Nothing else writes there: it is asked once a change."""
        if self._count is None:
            actor = self._case.actor
            self._count = self._case.look(lambda session: how_many_unsaved_forms(session, actor))
        return self._count

    def keep(self, typed: KeepForm) -> None:
        """Keep what stands in a form.

        Raises:
            Busy: something large is written.
            UserError: the database cannot be written.
        """
        if not self._ended:
            self._count = None
            try:
                keep_form(self._case.store, self._case.actor, typed)
            except UserError:
                if self._ending:
                    # There is no next pause.
                    self._to_keep[typed.sitting_id] = typed
                raise
            # Typed anew since it was to be removed.
            self._to_forget = tuple(one for one in self._to_forget if one != typed.sitting_id)

    def keep_later(self, typed: KeepForm) -> None:
        """Keep what stood in a form that is put away and could not be kept at once; at the next pause."""
        if self._ended:
            return
        self._to_keep[typed.sitting_id] = typed
        self._again.start(_AGAIN_MS)

    def forget(self, sitting_ids: Sequence[str]) -> None:
        """Remove what is recorded by now or not wanted; at the next pause where it cannot be removed at once."""
        self._to_forget = (*self._to_forget, *sitting_ids)
        for one in sitting_ids:
            self._to_keep.pop(one, None)
        if self._ended or not self._to_forget:
            return
        try:
            forget_forms(self._case.store, self._case.actor, ForgetForms(sitting_ids=self._to_forget))
        except UserError:
            self._again.start(_AGAIN_MS)
            return
        gone, self._to_forget = self._to_forget, ()
        self.forgotten.emit(gone)
        self.removed()

    def removed(self) -> None:
        """Something was removed, here or by the act that recorded it."""
        self._count = None
        self.changed.emit()

    def end(self) -> tuple[str, ...]:
        """The case is about to be closed: what stands in open forms is kept, and nothing more is written after that.

        Another program may be writing at this moment: it is waited for, but not for ever. The headings of the forms whose text
        could not be kept are returned.
        """
        self._ending = True
        self.ending.emit()
        until = monotonic() + _AT_THE_END
        while self._try_again() and monotonic() < until:
            # Each try waits for its turn.
            self.held_up.emit()
        self._again.stop()
        self._ended = True
        return tuple(dict.fromkeys(typed.title for typed in self._to_keep.values() if typed.fields))

    def _try_again(self) -> bool:
        """What could not be kept or removed before; whether something is still to be kept when others have written."""
        kept = busy = False
        for typed in tuple(self._to_keep.values()):
            try:
                self.keep(typed)
            except Busy:
                busy = True
                self._again.start(_AGAIN_MS)
                break
            except UserError:
                # Of this form alone, perhaps: the others are kept.
                self._again.start(_AGAIN_MS)
                continue
            del self._to_keep[typed.sitting_id]
            kept = True
        if kept:
            # A form that was opened again meanwhile offers it.
            self.changed.emit()
        self.forget(())
        return busy
