"""A section that changes settings of the ministry, each change with its reason."""

from contextlib import nullcontext

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.actions.ministry.settings import ChangeSettings, SettingsKept, change_settings
from app.refusals import UserError
from app.rules.verdict import Verdict
from app.settings import Settings
from language import said, tr
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.form import Form, keyed
from ui.fields.form_keeper import FormPlace
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.settings.section import Section
from ui.widgets.act_button import ActButton
from ui.widgets.follow_scroll import FollowScroll
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Notice


class ReasonedSection(Section):
    """A section lays its fields out in ``form``, calls :meth:`_offer` last, and says what its fields show and hold."""

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.form = Form()
        self.reason = TextArea(tr("Reason for the change"), name="reason", required=True, rows=2)
        self.notice = Notice()

    def _offer(self, act: str, verdict: Verdict) -> None:
        """Put the reason beneath the fields, and the act beneath both; then show what is in force."""
        self.form.add_section(tr("Why"))
        self.form.add(self.reason)
        self.save = ActButton(act, primary=True, verdict=verdict)
        self.save.acted.connect(self._save)
        self._kept: KeptForm | None = None
        for part in (self.form, self.notice, self.save):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._show()
        self._kept = on_page(
            self,
            self.frame,
            FormPlace(form=f"settings.{type(self).__name__}", subject=self.name, title=said(self.title)),
            lambda: keyed(self.form.fields),
            above=self.form,
            column=self.column,
            notice=self.notice,
        )
        if self._kept is not None:
            self.form.changed.connect(self._kept.keeper.edited)

    @property
    def unsaved(self) -> bool:
        return self.form.edited and (self._kept is None or not self._kept.keeper.safe())

    def refresh(self) -> None:
        if not self.form.edited:
            self._show()

    def _fill(self, settings: Settings) -> None:
        """Show settings in the fields."""
        raise NotImplementedError

    def _entered(self, settings: Settings) -> Settings:
        """The settings with what stands in the fields.

        Raises:
            BadInput: it cannot be used.
        """
        raise NotImplementedError

    def _tell(self, kept: SettingsKept) -> None:
        """Say what was changed."""
        raise NotImplementedError

    def _show(self) -> None:
        self._based_on = self.case.settings
        self._fill(self._based_on)
        self.form.settle()
        if self._kept is not None:
            self._kept.keeper.forget()

    def _save(self) -> None:
        self.notice.clear()
        if not self.form.check():
            return
        try:
            request = ChangeSettings(
                settings=self._entered(self._based_on), based_on=self._based_on, reason=self.reason.value()
            )
            with self._kept.recording() if self._kept is not None else nullcontext():
                kept = self.case.act(change_settings, request)
        except UserError as error:
            if not self.form.show_refusal(error):
                self.notice.refuse(error, kept=tr("What you typed is still here."))
                bring_into_view(self.notice)
            return
        self.reason.set_value("")
        self.reason.clear_error()
        self._show()
        self._tell(kept)
        # Told above the act, which it pushes down: on most screens out of sight.
        QTimer.singleShot(0, self, self._show_told)

    def _show_told(self) -> None:
        self.save.button.setFocus()
        held: QWidget | None = self.parentWidget()
        while held is not None and not isinstance(held, FollowScroll):
            held = held.parentWidget()
        if isinstance(held, FollowScroll):
            held.show_whole(self.notice, self.save)
