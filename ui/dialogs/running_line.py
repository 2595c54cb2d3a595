"""At the foot of a dialog: how far its work is, and a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from language import tr
from ui.tasks import Task
from ui.theme import TextSize, current
from ui.widgets.busy_bar import show_busy
from ui.widgets.words import Words


class RunningLine(QWidget):
    """Hidden while nothing runs."""

    def __init__(self) -> None:
        super().__init__()
        self._task: Task | None = None
        self._stoppable = False
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.said = Words(size=TextSize.CAPTION)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().metrics.between)
        line.addWidget(self.bar, 1)
        line.addWidget(self.said)
        line.addWidget(self.cancel)
        self.hide()

    def follow(self, task: Task, *, stoppable: bool) -> None:
        """Show a task until it has ended. ``stoppable``: nothing of it is kept when it is cut short."""
        self._task, self._stoppable = task, stoppable
        # Until the first news it is not known how far it is.
        show_busy(self.bar)
        self.bar.setAccessibleName(tr("Progress: {task}", task=task.title))
        self.said.setText(task.title)
        self.cancel.setAccessibleName(tr("Cancel: {task}", task=task.title))
        self.cancel.setEnabled(True)
        self.cancel.setVisible(stoppable)
        task.progressed.connect(self._tell)
        task.ended.connect(self._ended)
        self.show()
        if stoppable:
            self.cancel.setFocus()

    def stop(self) -> None:
        """Stop what runs, where it can be stopped."""
        if self._task is not None and self._stoppable:
            self._task.cancel()
            self.cancel.setEnabled(False)
            self.said.setText(tr("Stopping…"))

    def _tell(self, done: int, total: int, words: str) -> None:
        if self._task is None or self._task.cancelled:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if words:
            self.said.setText(words)

    def _ended(self) -> None:
        self._task = None
        self.hide()
