"""What is shown while a file is read or imported: how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from language import tr
from language.numbers import number
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.busy_bar import show_busy
from ui.widgets.words import Words

PARTS = 1_000
"""Of the whole, in which progress is told: a count of bytes would not fit where Qt counts."""


class RunningPage(QWidget):
    """``stopped`` is sent when the user cancels."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self._title = Words(size=TextSize.SECTION, wrap=True)
        self._said = Words(role="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How far the file is read"))
        self.bar.setRange(0, PARTS)
        # Beside it: letters across the bar are read on one half of it only.
        self.bar.setTextVisible(False)
        self.share = Words(role="muted")
        how_far = QHBoxLayout()
        how_far.setSpacing(metrics.inside)
        how_far.addWidget(self.bar, 1)
        how_far.addWidget(self.share)
        self.cancel = ActButton(tr("Cancel"), icon="cross")
        self.cancel.acted.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.between)
        column.addWidget(self._title)
        column.addLayout(how_far)
        column.addWidget(self._said)
        column.addWidget(self.cancel)
        column.addStretch(1)

    def begin(self, title: str, words: str) -> None:
        """Show that something begins."""
        self._title.setText(title)
        self._said.setText(words)
        # Until the first news it is not known how far it is.
        show_busy(self.bar)
        self.share.setText("")
        self.cancel.button.setFocus()

    def tell(self, done: int, total: int, _words: str = "") -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.share.setText(number(done / max(1, total), ".0%"))

    def _stop(self) -> None:
        # It is not disabled: Qt would give its focus to the sidebar, where the next key leads away.
        self._said.setText(tr("Stopping: what was under way is not kept."))
        self.stopped.emit()
