"""Signing in to a case."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.demo.logins import Login, demo_passphrase
from app.refusals import Locked, UserError
from db.vocabulary import Role, words
from language import mark, tr
from language.phrases import headed
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.start.countdown import Countdown
from ui.start.start_page import StartPage
from ui.widgets.notice import Tone
from ui.widgets.tab_order import come_before


class SignIn(StartPage):
    """``signed`` carries login and passphrase. After wrong attempts the wait is counted down, and nothing is typed
    away.

    ``people``: those of the demonstration, whose passphrase is no secret: one picks who to be.
    """

    first = True

    signed = Signal(str, str)
    recover = Signal(str)
    open_other = Signal()
    restore = Signal()

    def __init__(self, folder: Path, *, people: Sequence[Login] = (), warning: str = "") -> None:
        demonstration = bool(people)
        self._naming = False
        self._logins = tuple(one.login for one in people)
        super().__init__(
            tr("Sign in to the demonstration") if demonstration else tr("Sign in"),
            tr("The case in {folder}.", folder=folder)
            + (tr(" Its people are invented; choose who to be.") if demonstration else ""),
            width=520,
        )
        self.person: ChoiceField[str] | None = None
        if demonstration:
            self.person = ChoiceField(
                tr("Who to be"),
                tuple((one.login, _described(one)) for one in people),
                name="person",
                empty=mark("Someone else: type their login"),
                hint=tr("Each sees what their office and their roles let them see."),
            )
            self.person.unmark()
            self.person.changed.connect(self._be)
            self.form.add(self.person)
        self.login = TextField(tr("Login"), name="login", required=True)
        self.passphrase = TextField(tr("Passphrase"), name="passphrase", required=True, secret=True)
        self.form.add(self.login, self.passphrase)
        self.login.editor.textEdited.connect(self._is)
        self.act = self.add_act(tr("Sign in"), self._sign)
        self.countdown = Countdown(self.act)
        self.add_back(tr("Another folder…"), self.open_other.emit)
        self._restore = self.add_back(tr("Restore…"), self.restore.emit)
        if demonstration:
            focal = next((one.login for one in people if Role.FOCAL_POINT in one.roles), None)
            if self.person is not None and focal:
                self.person.set_value(focal)
            self._be()
        self._other_way = self._way_back()
        # The passphrase of the demonstration is no secret; who changed it may need the way back all the same.
        self._other_way.setHidden(demonstration)
        self.form.add_widget(self._other_way)
        come_before(self.act, [self.forgotten])
        if warning:
            self.tell(Tone.WARN, warning)

    def begin(self) -> None:
        """The passphrase is typed where the login stands already."""
        (
            self.passphrase if not self.login.is_empty() and self.person is None else self.form.fields[0]
        ).setFocus()

    def failed(self, error: UserError) -> None:
        """Show why it could not be opened; what has to wait is counted down."""
        self.set_busy(busy=False)
        self.notice.refuse(error)
        if isinstance(error, Locked):
            self._other_way.show()
            self.passphrase.editor.selectAll()
            self.passphrase.setFocus()
            self.countdown.start(error.retry_after)

    def _way_back(self) -> QWidget:
        self.forgotten = QPushButton(tr("Passphrase forgotten…"))
        self.forgotten.setProperty("kind", "link")
        self.forgotten.setAutoDefault(False)
        self.forgotten.clicked.connect(lambda: self.recover.emit(self.login.editor.text()))
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.forgotten)
        line.addStretch(1)
        return held

    def _sign(self) -> None:
        if self.countdown.runs or not self.form.check():
            return
        self.notice.clear()
        self.set_busy(busy=True)
        self.signed.emit(self.login.value(), self.passphrase.value())

    def _be(self) -> None:
        """Fill in the login of whoever is picked; someone else types their own."""
        picked = self.person.value() if self.person is not None else None
        if self._naming:
            return
        if picked:
            self.login.set_value(picked)
            self.passphrase.set_value(demo_passphrase())
        elif self.login.editor.text() in self._logins:
            self.login.set_value("")
            self.passphrase.set_value("")

    def _is(self, typed: str) -> None:
        """Name above whose login is typed, and nobody where it is none of those: two names would contradict each other."""
        if self.person is not None:
            login = typed.strip().casefold()
            known = login in self._logins
            if not known and self.passphrase.editor.text() == demo_passphrase():
                self.passphrase.set_value("")
            # Only the name is said: what was typed for a passphrase stays as it is.
            self._naming = True
            self.person.set_value(login if known else None)
            self._naming = False
            if known and self.passphrase.is_empty():
                self.passphrase.set_value(demo_passphrase())


def _described(person: Login) -> str:
    roles = ", ".join(words(role).lower() for role in sorted(person.roles))
    return headed(person.name, f"{person.office} ({roles})") if person.office else f"{person.name} ({roles})"
