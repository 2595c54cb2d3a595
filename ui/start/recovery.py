"""A new passphrase with the printed recovery key."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.refusals import UserError
from language import tr
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.start.new_passphrase import NewPassphrase
from ui.start.start_page import StartPage


class Recovery(StartPage):
    """``wanted`` carries recovery key, login and the provisional passphrase."""

    wanted = Signal(str, str, str)
    back = Signal()

    def __init__(self, folder: Path, login: str) -> None:
        super().__init__(
            tr("A new passphrase with the recovery key"),
            tr(
                "The key is on the sealed sheet of the case in {folder}: eight groups of five characters. Where a key was "
                "made anew, only the newest sheet opens it. That it was used stands on the ledger. If an administrator can "
                "still sign in, let them reset the passphrase instead.",
                folder=folder,
            ),
        )
        self.key = TextArea(
            tr("Recovery key"),
            name="recovery key",
            required=True,
            rows=2,
            hint=tr("Capitals or not, with or without dashes. A group with a typing error is named."),
        )
        self.login = TextField(
            tr("Login"), name="login", required=True, hint=tr("Whose passphrase is to be replaced.")
        )
        self.login.set_value(login)
        self.form.add(self.key, self.login)
        self.new = NewPassphrase(
            self.form, label=tr("Provisional passphrase"), known=lambda: (self.login.editor.text(),)
        )
        self.add_act(tr("Replace the passphrase"), self._want)
        self.add_back(tr("Back to signing in"), self.back.emit)

    def failed(self, error: UserError) -> None:
        """Show why it was refused; what was typed stays."""
        self.set_busy(busy=False)
        self.refuse(error)

    def _want(self) -> None:
        if self.form.check() and self.new.check():
            self.notice.clear()
            self.set_busy(busy=True)
            self.wanted.emit(self.key.value(), self.login.value(), self.new.value)
