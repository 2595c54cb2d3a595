"""The one page of the lock screen: who is signed in, and the passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.refusals import Locked, UserError
from language import tr
from ui.fields.text_field import TextField
from ui.start.countdown import Countdown
from ui.start.start_page import StartPage
from ui.widgets.notice import Tone


class LockPage(StartPage):
    """``given`` carries the passphrase; ``leave`` is sent when someone else wants to sign in.

    Where ``loses`` says that something typed would be lost, that is said first, and the second press leaves.
    """

    given = Signal(str)
    leave = Signal()

    def __init__(self, name: str, login: str, loses: Callable[[], bool]) -> None:
        super().__init__(
            tr("Locked"),
            tr("{name} ({login}) is signed in. Everything stands as it was left.", name=name, login=login),
            width=520,
        )
        self._loses = loses
        self._warned = False
        self.passphrase = TextField(tr("Passphrase"), name="passphrase", required=True, secret=True)
        self.form.add(self.passphrase)
        self.act = self.add_act(tr("Unlock"), self._give)
        self.countdown = Countdown(self.act)
        self.add_back(tr("Sign in as someone else…"), self._leave)

    def failed(self, error: UserError) -> None:
        """Show why it stays locked."""
        self.set_busy(busy=False)
        self.notice.refuse(error)
        self.passphrase.editor.selectAll()
        self.passphrase.setFocus()
        if isinstance(error, Locked):
            self.countdown.start(error.retry_after)

    def reset(self) -> None:
        """As before any attempt."""
        self.set_busy(busy=False)
        self._warned = False
        self.notice.clear()
        self.passphrase.set_value("")
        self.passphrase.clear_error()

    def _give(self) -> None:
        if not self.countdown.runs and self.form.check():
            self.notice.clear()
            self.set_busy(busy=True)
            self.given.emit(self.passphrase.value())

    def _leave(self) -> None:
        if self._warned or not self._loses():
            self.leave.emit()
            return
        self._warned = True
        self.tell(
            Tone.WARN,
            tr("What is saved stays; what was typed and not saved in the open windows is lost."),
            remedy=tr("Press the button again to close the case."),
        )
