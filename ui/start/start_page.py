"""The base of what is shown before a case is open: one column, a notice and the acts at its foot."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.refusals import UserError
from language import mark, said
from ui.fields.form import Form
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.follow_scroll import FollowScroll
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

COLUMN = 640
"""Width of the column at text scale 1, in device-independent pixels."""


class StartPage(QWidget):
    """Put fields into ``form`` and anything else into ``body``; acts go to the foot, the way back at its left."""

    first = False
    """Whether this is where one arrives: there, and only there, the language can be chosen."""

    def __init__(self, title: str, words: str = "", *, width: int = COLUMN) -> None:
        super().__init__()
        metrics = current().metrics
        self.title = title
        self.setAccessibleName(title)
        self.form = Form()
        self.notice = Notice()
        self._acts: list[ActButton] = []
        self._held: QWidget | None = None
        self._width = round(width * min(1.5, metrics.text_scale))
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.between)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inner.setMaximumWidth(self._width)
        column = QVBoxLayout(inner)
        column.setContentsMargins(metrics.around, metrics.around, metrics.around, metrics.between)
        column.setSpacing(metrics.between)
        column.addWidget(Words(title, size=TextSize.PAGE, wrap=True))
        if words:
            column.addWidget(Words(words, role="muted", running=True))
        column.addLayout(self.body)
        column.addWidget(self.form)
        column.addStretch(1)
        centred = QWidget()
        line = QHBoxLayout(centred)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 100)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FollowScroll(centred), 1)
        self._foot = self._make_foot()
        self._foot.hide()
        whole.addWidget(self._foot)

    def add_act(self, words: str, act: Callable[[], object], *, primary: bool = True) -> ActButton:
        """Add an act at the right of the foot. The first primary one answers Enter."""
        button = ActButton(words, primary=primary)
        button.acted.connect(lambda: act())  # noqa: PLW0108 - the signal's arguments are not the act's
        button.button.setAutoDefault(primary)
        self._acts.append(button)
        self._foot.show()
        self._foot_acts.addWidget(button)
        return button

    def add_back(self, words: str, act: Callable[[], object]) -> ActButton:
        """Add a way back at the left of the foot."""
        button = ActButton(words)
        button.acted.connect(lambda: act())  # noqa: PLW0108 - the signal's arguments are not the act's
        self._acts.append(button)
        self._foot_back.addWidget(button)
        return button

    def begin(self) -> None:
        """Called whenever the page is shown: the focus goes to where one types."""
        for field in self.form.fields:
            if not field.isHidden() and field.isEnabled():
                field.setFocus()
                return

    def refuse(self, error: UserError, *, kept: str = mark("What you typed is still here.")) -> None:
        """Show an error beneath the field that it names, or above the acts."""
        if not self.form.show_refusal(error):
            self._foot.show()
            self.notice.refuse(error, kept=said(kept) if self.form.edited else "")

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something above the acts."""
        self._foot.show()
        self.notice.tell(tone, what, kept=kept, remedy=remedy)

    def may_close(self) -> bool:
        """Whether the window may be closed now. A page where something would be lost says so first."""
        return True

    def set_busy(self, *, busy: bool) -> None:
        """Let the page rest while its act is under way; whoever works by keyboard then goes on where it was."""
        if busy:
            before: QWidget | None = self.window().focusWidget()
            self._held = before if before is not None and self.isAncestorOf(before) else None
        self.form.setEnabled(not busy)
        for act in self._acts:
            act.setEnabled(not busy)
        if not busy and self._held is not None and isValid(self._held):
            self._held.setFocus()

    def press_primary(self) -> None:
        """What Enter does: the first primary act that may be pressed."""
        for act in self._acts:
            if act.button.property("kind") == "primary" and act.isEnabled() and act.button.isEnabled():
                act.button.click()
                return

    def _make_foot(self) -> QFrame:
        metrics = current().metrics
        foot = QFrame()
        foot.setProperty("kind", "footer")
        self._foot_back = QHBoxLayout()
        self._foot_acts = QHBoxLayout()
        self._foot_acts.setSpacing(metrics.inside)
        acts = QHBoxLayout()
        acts.addLayout(self._foot_back)
        acts.addStretch(1)
        acts.addLayout(self._foot_acts)
        inner = QWidget()
        inner.setMaximumWidth(self._width)
        column = QVBoxLayout(inner)
        column.setContentsMargins(metrics.around, 12, metrics.around, 12)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(acts)
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 100)
        line.addStretch(1)
        return foot
