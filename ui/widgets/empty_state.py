"""What stands where nothing is yet: what belongs there, and the act that fills it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.words import Words


class EmptyState(QWidget):
    """A title, one or two sentences, and at most one act. ``acted`` is sent when the act is chosen.

    One that stands ``within`` a card takes the card's margins, and its title is no larger than the rest: the card has its own.
    """

    acted = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        *,
        act: str = "",
        verdict: Verdict | None = None,
        within: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self._act = ActButton(act, verdict=verdict) if act else None
        self._words = Words(words, role="muted", running=True)
        column = QVBoxLayout(self)
        self._around = 0 if within else metrics.around
        column.setContentsMargins(*(self._around,) * 4)
        column.setSpacing(metrics.inside)
        self._column = column
        size = TextSize.BODY if within else TextSize.SECTION
        self._title = Words(title, size=size, strong=True, wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        if self._act:
            column.addSpacing(metrics.inside)
            column.addWidget(self._act)
            self._act.acted.connect(self.acted)
        column.addStretch(1)

    @property
    def act(self) -> ActButton | None:
        return self._act

    def hug(self, *, hugs: bool) -> None:
        """Stand without room around it, where something is listed beneath after all."""
        self._column.setContentsMargins(*(0 if hugs else self._around,) * 4)

    def say(self, words: str) -> None:
        """Change the sentence, as when a filter leaves nothing."""
        self._words.setText(words)

    def head(self, title: str) -> None:
        """Say in other words what is not there, where a list is read as another."""
        self._title.setText(title)

    def offer(self, act: str) -> None:
        """Offer the way on in other words, where it leads elsewhere; none where nobody would go on from here."""
        if self._act is None:
            return
        self._act.setVisible(bool(act))
        if act:
            self._act.set_words(act)
