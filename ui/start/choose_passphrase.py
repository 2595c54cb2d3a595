"""Choosing a passphrase of one's own, where the one so far is provisional: handed over, or set with the recovery key."""

from PySide6.QtCore import Signal

from app.refusals import UserError
from language import tr
from ui.start.new_passphrase import NewPassphrase
from ui.start.start_page import StartPage


class ChoosePassphrase(StartPage):
    """``chosen`` carries the new passphrase; ``left`` is sent when the person would rather not yet."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, name: str, login: str) -> None:
        super().__init__(
            tr("Choose a passphrase of your own"),
            tr(
                "{name}, the passphrase that you signed in with is provisional, and others may know it. Only you know "
                "the one that you choose here, and you get a signing key that nobody else ever had: your decisions are "
                "signed with it.",
                name=name,
            ),
            width=520,
        )
        self.new = NewPassphrase(self.form, label=tr("New passphrase"), known=lambda: (name, login))
        self.add_act(tr("Use this passphrase"), self._choose)
        self.add_back(tr("Sign in as someone else"), self.left.emit)

    def failed(self, error: UserError) -> None:
        """Show why it was not taken."""
        self.set_busy(busy=False)
        self.refuse(error)

    def _choose(self) -> None:
        if self.form.check() and self.new.check():
            self.notice.clear()
            self.set_busy(busy=True)
            self.chosen.emit(self.new.value)
