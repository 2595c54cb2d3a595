"""What is typed in a dialog outlives a crash, and is offered when the same dialog is opened again on the same subject."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.reading.unsaved_forms import UnsavedFormView
from language import tr
from language.lists import and_list
from ui.dialogs.typed_before import TypedBefore
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormKeeper, FormPlace
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Tone

if TYPE_CHECKING:
    from ui.dialogs.dialog import Dialog


class KeptForm(QObject):
    """``offer`` stands above the form while something waits that was typed before; None where nothing did."""

    def __init__(self, dialog: "Dialog", journal: FormJournal) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._journal = journal
        kind = type(dialog)
        place = FormPlace(
            form=f"{kind.__module__.split('.')[1]}.{kind.__name__}",
            subject=dialog.acts_on,
            title=dialog.windowTitle(),
        )
        self._keeper = FormKeeper(journal, place, dialog.kept_fields, self)
        dialog.form.changed.connect(self._keeper.edited)
        self._keeper.failed.connect(dialog.notice.refuse)
        before = self._keeper.waiting()
        self.offer = TypedBefore(before, journal.case.zone) if before is not None else None
        if self.offer is not None and before is not None:
            self.offer.filled.connect(lambda: self._fill_in(before))
            self.offer.discarded.connect(lambda: self._ask_discard(before))
            dialog.add_above_form(self.offer)

    def forget(self) -> None:
        """The act is done, or the person closed the dialog without it."""
        self._keeper.forget()

    def _fill_in(self, before: UnsavedFormView) -> None:
        self._put_offer_away()
        left = self._keeper.fill_in(before)
        self._show_first(one.key for one in before.fields)
        if left:
            names = and_list(tr("“{label}”", label=label) for label in left)
            self._dialog.notice.tell(Tone.WARN, tr("Not filled in: {names}.", names=names))
        self._dialog.grow_soon()

    def _ask_discard(self, before: UnsavedFormView) -> None:
        # Late: few dialogs have such an offer, and this one is a dialog too.
        ask = import_module("ui.dialogs.typed_dialog").ask_discard
        asked = ask(self._journal, self._dialog.frame, before, self._dialog)
        asked.done_with.connect(lambda _done: self._put_offer_away())
        asked.done_with.connect(lambda _done: self._show_first(()))
        asked.open()

    def _put_offer_away(self) -> None:
        if self.offer is not None:
            self.offer.hide()

    def _show_first(self, keys: Iterable[str]) -> None:
        """The focus goes to the first of the fields that is there, or else to the first of all."""
        fields = self._dialog.kept_fields()
        named = [fields[key] for key in keys if key in fields]
        first = next((field for field in (*named, *self._dialog.form.fields) if field.isVisible()), None)
        if first is not None:
            first.setFocus()
            bring_into_view(first)
