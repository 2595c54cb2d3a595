"""One's own passphrase, the recovery key, and leaving."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from app.briefs.key_sheet import RecoveryKeySheet
from app.opening.accounts import change_passphrase
from app.opening.ministry import OpenMinistry
from app.refusals import Locked, UserError
from db.vocabulary import Role
from language import mark, tr
from ui.fields.form import Form
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.may import may
from ui.open_case import OpenCase
from ui.settings.key_dialog import KeyDialog
from ui.settings.renew_key_dialog import RenewKeyDialog
from ui.settings.section import Section
from ui.start.new_passphrase import NewPassphrase
from ui.tasks import Progress
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words


class YouSection(Section):
    """What concerns the signed-in person alone, and the recovery key for administrators."""

    name = "you"
    title = mark("Your account")

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.column.addWidget(self._passphrase())
        self.column.addWidget(self._recovery())
        self.column.addWidget(self._leaving())
        self.column.addStretch(1)

    @property
    def unsaved(self) -> bool:
        return self.form.edited

    def _passphrase(self) -> Card:
        card = Card(tr("Change your passphrase"))
        self.form = Form()
        self.old = TextField(tr("Present passphrase"), name="present passphrase", required=True, secret=True)
        self.form.add(self.old)
        self.new = NewPassphrase(
            self.form,
            label=tr("New passphrase"),
            known=lambda: (self.case.actor.name, self.case.ministry.unlocked.login),
        )
        self.notice = Notice()
        self.change = ActButton(tr("Change the passphrase"))
        self.change.acted.connect(self._change)
        for field in (self.old, self.new.first, self.new.again):
            field.editor.returnPressed.connect(self._change)
        for widget in (self.form, self.notice, self.change):
            card.body.addWidget(widget)
        return card

    def _recovery(self) -> Card:
        card = Card(tr("The recovery key"))
        self.renewed = Notice()
        card.body.addWidget(self.renewed)
        card.body.addWidget(
            Words(
                tr(
                    "It opens the case when every passphrase is forgotten. Have a new one made when the sheet was used, lost or "
                    "seen, or when a custodian leaves: the one before then opens nothing but backups that were made before."
                ),
                role="muted",
                running=True,
            )
        )
        self.renew = ActButton(tr("Make a new recovery key…"), verdict=may(self.case, Role.ADMINISTRATOR))
        self.renew.acted.connect(self._renew)
        card.body.addWidget(self.renew)
        return card

    def _leaving(self) -> Card:
        card = Card(tr("Sign out"))
        card.body.addWidget(
            Words(
                tr(
                    "Closes the case, so that someone else can sign in. To leave it for a moment, lock it with Ctrl+L."
                ),
                role="muted",
                running=True,
            )
        )
        self.leave = ActButton(tr("Sign out"))
        self.leave.acted.connect(self.case.leave_wanted)
        card.body.addWidget(self.leave)
        return card

    def _change(self) -> None:
        self.notice.clear()
        if not self.form.check() or not self.new.check():
            return
        old, new = self.old.value(), self.new.value

        def work(ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]) -> OpenMinistry:
            return change_passphrase(ministry, old, new)

        self._set_busy(busy=True)
        self.case.run(tr("Changing the passphrase"), work, on_done=self._changed, on_failed=self._failed)

    def _changed(self, ministry: OpenMinistry) -> None:
        self._set_busy(busy=False)
        self.case.adopt(ministry)
        for field in (self.old, self.new.first, self.new.again):
            field.set_value("")
        self.form.settle()
        self.notice.tell(Tone.OK, tr("The new passphrase is in force."))
        # Its fields could not be used meanwhile, so that Qt took the focus away.
        self.change.button.setFocus()

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Locked):
            self.old.set_error(f"{error.message} {error.remedy}")
            self.notice.tell(Tone.WARN, tr("The old passphrase is still in force."))
        else:
            self.notice.refuse(error, kept=tr("The old passphrase is still in force."))
        self.old.setFocus()
        self.old.editor.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.change.setEnabled(not busy)

    def _renew(self) -> None:
        self.renewed.clear()
        dialog = RenewKeyDialog(self.case, self.frame)
        dialog.done_with.connect(self._show_key)
        dialog.open()

    def _show_key(self, key: str) -> None:
        settings = self.case.settings
        sheet = RecoveryKeySheet(
            ministry=settings.ministry_name,
            key=key,
            made_on=self.case.now().astimezone(self.case.zone).date(),
            database=str(self.case.ministry.folder),
            made_by=self.case.actor.name,
            demo=settings.demonstration,
        )
        dialog = KeyDialog(sheet, self.frame.marking, self.window())
        dialog.finished.connect(self._say_renewed)
        dialog.open()

    def _say_renewed(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.renewed.tell(
                Tone.OK,
                tr("The new recovery key is in force."),
                remedy=tr("Seal its sheet and lock it away; destroy the one before when no backup needs it."),
            )
        else:
            self.renewed.tell(
                Tone.WARN,
                tr("The new recovery key is in force, and nobody has shown that it was noted."),
                remedy=tr("If it was not, make another one now: the sheet before no longer opens this case."),
            )
        # Whoever came from the search has the focus elsewhere, and in a low window this stands beneath what is in view.
        self.renew.button.setFocus()
        bring_into_view(self.renewed)
