"""The one helper for work off the window's thread.

The worker is a plain function that never sees a widget; it opens its own session. Its result always comes
back on the window's thread. Closing the window waits for what must finish and cancels the rest.
"""

import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QDeadlineTimer, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from app.refusals import UserError


class Cancelled(Exception):
    """A worker raises this when it stops because it was asked to."""


class Progress(Protocol):
    """Told by a worker how far it is. ``total`` 0 means: not known."""

    def __call__(self, done: int, total: int, words: str = "") -> None: ...


class OnClose(StrEnum):
    """What closing the window does to a task that runs."""

    CANCEL = "cancel"
    WAIT = "wait"


Work = Callable[[Progress, Callable[[], bool]], Any]


class Task(QObject):
    """One piece of background work, seen from the window's thread. Made by :meth:`Tasks.run` only.

    ``progressed`` carries done, total and words. ``ended`` comes last, whatever the outcome.
    """

    progressed = Signal(int, int, str)
    ended = Signal()

    _arrived = Signal(object, object)

    def __init__(self, title: str, on_close: OnClose, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.on_close = on_close
        self._stop = threading.Event()
        self._finished = False
        self._on_done: Callable[[Any], None] | None = None
        self._on_failed: Callable[[UserError], None] | None = None
        self._on_bug: Callable[[BaseException], None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether its outcome has not been delivered yet."""
        return not self._finished

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the worker to stop; whatever it still brings back is dropped."""
        self._stop.set()

    def end_unrun(self) -> None:
        """There is nothing that could run it any more."""
        self.cancel()
        self._finished = True

    def _answer_to(
        self,
        on_done: Callable[[Any], None] | None,
        on_failed: Callable[[UserError], None] | None,
        on_bug: Callable[[BaseException], None],
    ) -> None:
        self._on_done, self._on_failed, self._on_bug = on_done, on_failed, on_bug

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        self._finished = True
        try:
            self._hand_over(result, error)
        finally:
            # The callbacks may hold a page; the task must not keep it alive.
            self._on_done = self._on_failed = self._on_bug = None
            self.ended.emit()
            self.deleteLater()

    def _hand_over(self, result: object, error: BaseException | None) -> None:
        if isinstance(error, UserError):
            if self._on_failed and not self.cancelled:
                self._on_failed(error)
        elif isinstance(error, Cancelled):
            return
        elif error is not None:
            # A bug is shown even when nobody waits for the result any more.
            if self._on_bug:
                self._on_bug(error)
        elif self._on_done and not self.cancelled:
            self._on_done(result)


class _Runner(QRunnable):
    """Runs one worker in the pool and sends what came of it, as signals, to the window's thread."""

    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        task = self._task
        result: object = None
        error: BaseException | None = None
        try:
            if task.cancelled:
                raise Cancelled
            result = self._work(self._tell, lambda: task.cancelled)
        except BaseException as raised:  # noqa: BLE001 - carried whole to the window's thread, which judges it
            error = raised
        task._arrived.emit(result, error)  # noqa: SLF001 - the two classes are one mechanism

    def _tell(self, done: int, total: int, words: str = "") -> None:
        self._task.progressed.emit(done, total, words)


class Tasks(QObject):
    """All background work of one window.

    ``busy_changed`` tells the status line that the set of running tasks changed. A failure that carries words
    goes to the caller's ``on_failed``, or else to ``failed``; anything else is a bug and goes to ``bug``.
    """

    busy_changed = Signal()
    failed = Signal(object)
    bug = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: list[Task] = []
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the window has closed, so that nothing more can be run."""
        return self._closed

    @property
    def running(self) -> tuple[Task, ...]:
        """What runs or waits to run, oldest first."""
        return tuple(self._running)

    def run(
        self,
        work: Work,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[UserError], None] | None = None,
        on_progress: Callable[[int, int, str], None] | None = None,
        *,
        title: str = "",
        owner: QObject | None = None,
        on_close: OnClose = OnClose.CANCEL,
    ) -> Task:
        """Run ``work(progress, cancelled)`` on another thread.

        Args:
            work: must touch no widget; looks at ``cancelled()`` now and then and raises :class:`Cancelled`.
            on_done: gets what ``work`` returned, on the window's thread.
            on_failed: gets the :class:`UserError` that ``work`` raised.
            on_progress: gets done, total and words.
            title: what it does, for the status line; empty for work too short to be shown.
            owner: when this object goes, the task is cancelled and no callback is called.
            on_close: whether closing the window cancels it, or waits because half of it would be a loss.

        Once the window has closed nothing is run any more: the task that is returned is cancelled, and ``ended`` is not sent.
        While the end is waited for, the timers of pages go on.
        """
        task = Task(title, on_close, self)
        if self._closed:
            task.end_unrun()
            return task
        task._answer_to(on_done, on_failed or self.failed.emit, self.bug.emit)  # noqa: SLF001 - one mechanism
        if on_progress:
            task.progressed.connect(_Progress(task, on_progress).tell, Qt.ConnectionType.QueuedConnection)
        if owner is not None:
            owner.destroyed.connect(task.cancel)
        task.ended.connect(self._one_ended)
        self._running.append(task)
        # Told before it starts: whoever shows its progress must not miss the first of it.
        self.busy_changed.emit()
        self._pool.start(_Runner(task, work))
        return task

    def must_wait(self) -> tuple[Task, ...]:
        """What closing the window will wait for."""
        return tuple(task for task in self._running if task.on_close is OnClose.WAIT and not task.cancelled)

    def close(self) -> None:
        """Cancel what may be cancelled and wait until no worker runs. No callback is called afterwards."""
        self._closed = True
        for task in self._running:
            if task.on_close is OnClose.CANCEL:
                task.cancel()
        self._pool.waitForDone(QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever))
        for task in self._running:
            task.cancel()

    def _one_ended(self) -> None:
        self._running = [task for task in self._running if task.running]
        self.busy_changed.emit()


class _Progress(QObject):
    """Receives progress on the window's thread; a bare function would be called on the worker's."""

    def __init__(self, task: Task, tell: Callable[[int, int, str], None]) -> None:
        super().__init__(task)
        self._task = task
        self._tell = tell

    @Slot(int, int, str)
    def tell(self, done: int, total: int, words: str) -> None:
        if self._task.running and not self._task.cancelled:
            self._tell(done, total, words)
