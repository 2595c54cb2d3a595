"""What is said while something long is under way before a case is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from ui.start.start_page import StartPage
from ui.theme import current
from ui.widgets.busy_bar import show_busy
from ui.widgets.words import Words


class Working(StartPage):
    """A title, what it does one after another, and a bar. It has no act: half of it would be worth nothing."""

    def __init__(self, title: str, words: str, parts: Sequence[str] = ()) -> None:
        super().__init__(title, words)
        self._bar = QProgressBar()
        show_busy(self._bar)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._doing = Words(wrap=True)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._doing)
        for part in parts:
            line = QHBoxLayout()
            line.setSpacing(current().metrics.inside)
            line.addWidget(Words("•", role="muted"), alignment=Qt.AlignmentFlag.AlignTop)
            # What breaks stays beside its mark.
            line.addWidget(Words(part, role="muted", running=True), 1)
            self.body.addLayout(line)

    @property
    def text(self) -> str:
        """What is under way now."""
        return self._doing.text()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if words:
            self._doing.setText(words)
