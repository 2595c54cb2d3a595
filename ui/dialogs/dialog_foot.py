"""The foot of a dialog, in view wherever its form is scrolled to: what went wrong, what goes on, the acts, and closing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from language import tr
from ui.dialogs.running_line import RunningLine
from ui.theme import current
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.notice import Notice


class DialogFoot(QFrame):
    """``notice`` stands above ``running``, and both above the line of the acts, which ``close_button`` ends."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.setProperty("kind", "footer")
        self.notice = Notice()
        self.running = RunningLine()
        self.acts: list[ActButton] = []
        self.close_button = QPushButton(tr("Close without saving"))
        self.close_button.setAutoDefault(False)
        self._acts_line = QHBoxLayout()
        self._acts_line.setSpacing(metrics.inside)
        self._acts_line.addStretch(1)
        line = QHBoxLayout()
        line.addLayout(self._acts_line, 1)
        line.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.around, 12, metrics.around, 12)
        self._column.setSpacing(12)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.running)
        self._column.addLayout(line)

    @property
    def marked(self) -> QPushButton | None:
        """The button that answers Enter: of the first primary act."""
        return next((act.button for act in self.acts if act.button.isDefault()), None)

    def add_act(self, words: str, *, primary: bool, verdict: Verdict | None) -> ActButton:
        """Put an act after those that are there."""
        button = ActButton(words, primary=primary, verdict=verdict)
        self.acts.append(button)
        place = self._acts_line.count() - 1
        self._acts_line.insertWidget(place, button, alignment=Qt.AlignmentFlag.AlignTop)
        if primary and self.marked is None:
            button.button.setDefault(True)
        return button

    def add_above_acts(self, widget: QWidget) -> None:
        """Put something right above the line of the acts."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def has_act(self, held: QWidget | None) -> bool:
        """Whether this is the button of an act."""
        return any(held is act.button for act in self.acts)

    def close_comes_last(self) -> None:
        """Tab comes to closing after the acts, which were added after it."""
        if self.acts:
            QWidget.setTabOrder(self.acts[-1].button, self.close_button)

    def rest(self, *, resting: bool) -> None:
        """Nothing here can be pressed meanwhile, but what stops the work."""
        for act in self.acts:
            act.setEnabled(not resting)
        self.close_button.setEnabled(not resting)
