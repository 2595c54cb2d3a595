"""The foot of the window: the day, the ledger's standing, what is saved, and what runs in the background."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from language import tr
from language.phrases import headed
from ui.tasks import OnClose, Task, Tasks
from ui.theme import TextSize, current
from ui.widgets.busy_bar import show_busy
from ui.widgets.elided_words import ElidedWords


class StatusLine(QFrame):
    """``Today 2026-03-04 · Ledger 18,204 · verified 09:12 · saved``, and the oldest running task with a way to cancel it.

    A clock that stands before the ledger is said for as long as it does. In large type words end in an ellipsis: the foot never
    makes the window wider than its screen.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "footer")
        self._tasks = tasks
        self._shown: Task | None = None
        self._today = ""
        self._standing = ""
        self._saved = ""
        self._ledger = ElidedWords(size=TextSize.CAPTION, role="muted")
        self._clock = ElidedWords(
            tr("This computer’s clock stands before the ledger: set it right"),
            size=TextSize.CAPTION,
            role="danger",
        )
        self._clock.hide()
        self._doing = ElidedWords(size=TextSize.CAPTION)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setProperty("kind", "link")
        self._cancel.clicked.connect(self._cancel_shown)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.between, 2, metrics.between, 2)
        line.setSpacing(metrics.inside)
        line.addWidget(self._clock)
        line.addWidget(self._ledger)
        line.addStretch(1)
        for widget in (self._doing, self._bar, self._cancel):
            line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(metrics.row)
        tasks.busy_changed.connect(self._show_running)
        self._show_running()

    @property
    def text(self) -> str:
        return self._ledger.text()

    @property
    def caution(self) -> str:
        """What is said of the clock, empty where nothing is."""
        return "" if self._clock.isHidden() else self._clock.text()

    def set_day(self, today: date, *, clock_behind: bool) -> None:
        """Show the day by which everything here is judged, and whether the clock that gives it can be right."""
        self._today = tr("Today {day}", day=today.isoformat())
        self._clock.setVisible(clock_behind)
        self._show_standing()

    def set_ledger(
        self, count: int, verified_at: datetime | None, *, upto: int | None = None, intact: bool = True
    ) -> None:
        """Number of entries, and when the chain was last verified (in the zone in which it is told).

        ``upto``: the last entry that was verified, where later ones have come since.
        """
        if not intact:
            standing = tr("does not verify")
        elif verified_at is not None and upto is not None and upto != count:
            standing = tr("verified up to {upto:,} at {at:%H:%M}", upto=upto, at=verified_at)
        elif verified_at is not None:
            standing = tr("verified {at:%H:%M}", at=verified_at)
        else:
            standing = tr("not verified yet")
        self._standing = " · ".join([tr("Ledger {count:,}", count=count), standing])
        self._ledger.set_role("muted" if intact else "danger")
        self._show_standing()

    def set_saved(self, words: str | None = None) -> None:
        """Say whether everything typed is kept, which it is unless ``words`` say otherwise; empty where there is nothing."""
        self._saved = tr("saved") if words is None else words
        self._show_standing()

    def _show_standing(self) -> None:
        self._ledger.setText(" · ".join(part for part in (self._today, self._standing, self._saved) if part))

    def _show_running(self) -> None:
        running = [task for task in self._tasks.running if task.title and not task.cancelled]
        task = running[0] if running else None
        if task is not self._shown:
            self._shown = task
            if task is not None:
                show_busy(self._bar)
                task.progressed.connect(self._progress)
        said = task.title if task else ""
        if task is not None and len(running) > 1:
            said = tr("{task} (and {running} more)", task=task.title, running=len(running) - 1)
        self._doing.setText(said)
        self._bar.setVisible(task is not None)
        self._bar.setAccessibleName(tr("Progress: {task}", task=task.title) if task else tr("Progress"))
        self._cancel.setVisible(task is not None and task.on_close is OnClose.CANCEL)
        self._cancel.setAccessibleName(tr("Cancel: {task}", task=task.title) if task else tr("Cancel"))

    def _progress(self, done: int, total: int, words: str) -> None:
        task = self._shown
        if task is None or self.sender() is not task:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if words:
            self._doing.setText(headed(task.title, words))

    def _cancel_shown(self) -> None:
        if self._shown:
            self._shown.cancel()
            self._show_running()
