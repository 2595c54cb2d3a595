"""What is said above the page: what was just told, a caution that stands, and what the place is for."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.refusals import UserError
from ui.hints import HintLine, hint_at
from ui.machine_choices import MachineChoices
from ui.theme import current
from ui.widgets.notice import Notice, Tone


class AbovePage(QWidget):
    """Hidden while there is nothing to say.

    ``notice`` is of what just happened and goes when another page is shown. ``caution`` is of something that goes on: it
    stays above every page, beneath the notice, until it is put away or no longer so.
    """

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.caution = Notice()
        self.hint = HintLine()
        self._stands = ""
        self._subject = ("", "")
        self._just_told = False
        self._choices: MachineChoices | None = None
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.around, metrics.inside, metrics.around, 0)
        column.setSpacing(metrics.inside)
        for part in (self.notice, self.caution, self.hint):
            column.addWidget(part)
        self.notice.closed.connect(self._fit)
        self.caution.closed.connect(self._fit)
        self.hide()

    @property
    def close_buttons(self) -> list[QToolButton]:
        """What puts its parts away, from top to bottom."""
        return [self.notice.close_button, self.caution.close_button, self.hint.close_button]

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something until another page is shown or it is put away."""
        self.notice.tell(tone, what, kept=kept, remedy=remedy)
        self._now_told()

    def refuse(self, error: UserError) -> None:
        """Show a refusal, as long as what is told."""
        self.notice.refuse(error)
        self._now_told()

    def set_caution(self, what: str, remedy: str = "") -> None:
        """Say what goes on, whatever page is shown; empty where it is over. Whoever put it away is told of it no more."""
        if what == self._stands:
            return
        put_away = bool(self._stands) and self.caution.isHidden()
        self._stands = what
        if not what:
            self.caution.clear()
        elif not put_away:
            self.caution.tell(Tone.WARN, what, remedy=remedy)
        self._fit()

    def offer_hints(self, choices: MachineChoices) -> None:
        """Say at each place what it is for, until the user puts that away."""
        self._choices = choices
        self.hint.away.connect(choices.put_away)

    def arrive(self, page: str, key: str, *, came: bool) -> None:
        """Another place is shown, ``came`` where on another page: what was said of the place before is not left standing.

        What was said of one report is not left over the next; what is said on the way there is.
        """
        subject = (page, key.partition("/")[0])
        if came or (subject != self._subject and not self._just_told):
            self.notice.clear()
        self._subject = subject

    def show_hint(self, page: str, key: str, *, fits: bool, variant: str = "") -> None:
        """Say what a place is for, unless that was put away or there is no need of it there."""
        name = hint_at(page, key)
        away = not fits or self._choices is None or name in self._choices.hints_away
        self.hint.show_hint("" if away else name, variant)
        self._fit()

    def _now_told(self) -> None:
        self.show()
        self._just_told = True
        QTimer.singleShot(0, self, self._is_told)

    def _is_told(self) -> None:
        self._just_told = False

    def _fit(self) -> None:
        self.setVisible(not all(part.isHidden() for part in (self.notice, self.caution, self.hint)))
