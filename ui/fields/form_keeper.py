"""Keeps what is typed in one form safe from a crash within a second, and fills in what was typed before one."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.unsaved_forms import KeepForm
from app.reading.unsaved_forms import UnsavedFormView
from app.refusals import Busy, UserError
from app.rules.entry.typed_fields import TypedField
from app.typed_forms import TypedForm
from language import said
from ui.fields.form_journal import FormJournal

PAUSE_MS = 1000
"""Age of an edit at which it is safe from a crash, in milliseconds."""

_AGAIN_MS = 10_000
"""Time after which what failed, as on a full disk, is tried again."""


class KeptField(Protocol):
    """What of a form is kept: a field, or anything else that is filled in, as :class:`FormField` says it of itself."""

    label: str
    secret: bool
    chosen: bool

    def typed(self) -> Any:
        """What stands there, as JSON can hold it."""

    def typed_words(self) -> str:
        """The same as people read it."""

    def bring_back(self, typed: Any) -> None:
        """Show again what was typed."""


@runtime_checkable
class GatheringField(Protocol):
    """A field to which is added, as files are: what was typed before a crash joins what stands there."""

    def holds(self, typed: Any) -> bool:
        """Whether all of it stands there, with or without more."""


Fields = Mapping[str, KeptField]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlace:
    """Which form it is, what it acts on, and its heading."""

    form: str
    subject: str
    title: str


class FormKeeper(QObject):
    """``fields`` gives the form's fields by a key that is the same each time the form is opened.

    Kept are the fields that stand otherwise than when the keeper began; what is secret is never written down. ``failed``
    carries, once, why nothing can be kept.
    """

    failed = Signal(object)

    def __init__(
        self, journal: FormJournal, place: FormPlace, fields: Callable[[], Fields], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._place = place
        self._fields = fields
        self._sitting_id = str(uuid4())
        self._written: tuple[TypedField, ...] = ()
        self._taken_over: tuple[str, ...] = ()
        self._told = False
        self._act: TypedForm | None = None
        """The act that is under way."""
        self._ended = False
        self._before = self._stand()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.note_now)
        journal.ending.connect(self.note_now)
        journal.forgotten.connect(self._see_forgotten)

    def waiting(self) -> UnsavedFormView | None:
        """What was typed last in this form, on the same subject, before this sitting."""
        found = self._journal.waiting(self._place.form, self._place.subject)
        return next((one for one in found if one.sitting_id != self._sitting_id), None)

    def edited(self) -> None:
        """Something was typed. Not put off by what is typed next: no edit waits longer than a pause."""
        if not self._pause.isActive() and not self._ended:
            self._pause.start(PAUSE_MS)

    def note_now(self) -> None:
        """Make what stands in the form safe from a crash."""
        self._pause.stop()
        typed = self._typed()
        if typed == self._written or self._act is not None:
            return
        try:
            self._journal.keep(self._request(typed))
        except Busy:
            # While something large is written: it is tried again, and nobody is told.
            self._pause.start(PAUSE_MS)
            return
        except UserError as error:
            self._pause.start(_AGAIN_MS)
            if not self._told:
                self._told = True
                self.failed.emit(error)
            return
        self._written, self._told = typed, False

    def fill_in(self, before: UnsavedFormView) -> tuple[str, ...]:
        """Enter again what was typed; the labels of what has no place here any more.

        Where all of it stands here again this sitting keeps it from now on; else what was kept waits on, whole.
        """
        for _twice in range(2):
            # What one field is about may decide what another offers.
            fields = self._fields()
            for one in before.fields:
                field = fields.get(one.key)
                if field is not None and not field.secret and not stands(field, one.typed):
                    with suppress(TypeError, ValueError, KeyError):
                        field.bring_back(one.typed)
        fields = self._fields()
        left = tuple(
            one.label
            for one in before.fields
            if (field := fields.get(one.key)) is None or not stands(field, one.typed)
        )
        if not left and before.sitting_id not in self._taken_over:
            self._taken_over = (*self._taken_over, before.sitting_id)
            # What was kept before goes in the same transaction, also where the same stands here already.
            self._written = ()
        self.note_now()
        return left

    def begin_act(self) -> TypedForm:
        """An act is about to record what stands here: it is safe from a crash first, and nothing is written until it ended.

        What was kept leaves the journal in the transaction of the act.
        """
        self.note_now()
        self._pause.stop()
        self._act = TypedForm(self._sitting_id, self._taken_over)
        return self._act

    def act_failed(self) -> None:
        """It was refused or stopped: what stands here is kept on, also where a part of the act was recorded."""
        act, self._act = self._act, None
        if act is None:
            return
        if act.recorded:
            self._written = ()
        self.note_now()

    def end(self) -> None:
        """The form is put away. What was typed and not recorded is kept until it is opened again."""
        act, self._act = self._act, None
        if act is not None and act.recorded:
            self._journal.removed()
        else:
            self.note_now()
            typed = self._typed()
            if typed != self._written:
                # Nobody writes it down from here any more.
                self._journal.keep_later(self._request(typed))
        self._pause.stop()
        self._ended = True
        self._journal.ending.disconnect(self.note_now)
        self._journal.forgotten.disconnect(self._see_forgotten)

    def safe(self) -> bool:
        """Whether all that stands here is safe from a crash; what is not is written down now."""
        self.note_now()
        return self._typed() == self._written

    def forget(self) -> None:
        """The act is done, or the person closes the form without it."""
        self._pause.stop()
        act, self._act = self._act, None
        if act is not None and act.recorded:
            self._journal.removed()
        elif self._written or self._taken_over:
            self._journal.forget((self._sitting_id, *self._taken_over))
        self._before, self._written, self._taken_over = self._stand(), (), ()

    def _see_forgotten(self, sitting_ids: tuple[str, ...]) -> None:
        """Discarded elsewhere while it stands here still: it is safe no longer, until it is written down again at the next edit
        or as the window closes.
        """
        if self._sitting_id in sitting_ids:
            self._written = ()

    def _request(self, typed: tuple[TypedField, ...]) -> KeepForm:
        return KeepForm(
            sitting_id=self._sitting_id,
            form=self._place.form,
            subject=self._place.subject,
            title=self._place.title,
            fields=typed,
            taken_over=self._taken_over,
        )

    def _stand(self) -> dict[str, Any]:
        return {key: field.typed() for key, field in self._fields().items() if not field.secret}

    def _typed(self) -> tuple[TypedField, ...]:
        return tuple(
            TypedField(
                key=key,
                label=said(field.label),
                typed=now,
                words=field.typed_words(),
                text=not field.chosen,
            )
            for key, field in self._fields().items()
            if not field.secret and (now := field.typed()) != self._before.get(key)
        )


def stands(field: KeptField, typed: Any) -> bool:
    """Whether what was typed stands in a field: exactly, or among more where to a field is added."""
    return bool(field.typed() == typed) or (isinstance(field, GatheringField) and field.holds(typed))
