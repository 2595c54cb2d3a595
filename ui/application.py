"""Makes the Qt application: its style, its theme, and what happens when something fails."""

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal
from PySide6.QtWidgets import QApplication

from db.patience import wait_at_most
from ui.collecting import Collector
from ui.theme import Metrics, Theme, ThemeChoice, install

if TYPE_CHECKING:
    from ui.dialogs.reading import ReadingDialog

_STANDS_STILL = 3_000
"""Milliseconds that an act on the window's thread waits for its turn to write."""


class Faults(QObject):
    """Shows errors that reached nobody else: refusals as they were written, all others as a bug.

    The dialog that is open is not joined by a second: a fault that repeats would bury the window.
    """

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open: ReadingDialog | None = None
        # Queued when raised on another thread, so that the dialog is made on the window's.
        self._raised.connect(self._show)

    def show(self, error: BaseException) -> None:
        """Show an error; may be called on any thread."""
        self._raised.emit(error)

    def watch(self) -> None:
        """Catch what Python code lets through when Qt calls it."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        if QThread.currentThread().loopLevel() == 0 and QThread.isMainThread():
            # Nobody turns the loop that would draw a dialog: the program is starting or ending. What a desktop makes of
            # our standard error is a log, so the message stays out of it as well.
            from ui.bug_report import bug_report  # noqa: PLC0415 - late, as it is never needed

            sys.stderr.write(f"{bug_report(error.with_traceback(trace))}\n")
            return
        self.show(error.with_traceback(trace))

    def _show(self, error: BaseException) -> None:
        if self.open is not None:
            return
        from ui.dialogs.fault import fault_dialog  # noqa: PLC0415 - late, as it is seldom needed

        self.open = dialog = fault_dialog(error, QApplication.activeWindow())
        dialog.destroyed.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.open = None


def make_application(
    arguments: Sequence[str] = (),
    *,
    choice: ThemeChoice = ThemeChoice.SYSTEM,
    metrics: Metrics | None = None,
) -> tuple[QApplication, Theme, Faults]:
    """The application of this process with its theme in force and its faults watched.

    Whether there is a display is looked at before, by whoever starts the program. The style is named as a person would on the
    command line: to be handed it, Python would have to know all about styles first.
    """
    existing = QApplication.instance()
    app = (
        existing
        if isinstance(existing, QApplication)
        else QApplication(["tocsin", "-style", "Fusion", *arguments])
    )
    app.setApplicationName("Tocsin")
    app.setApplicationDisplayName("Tocsin")
    app.setDesktopFileName("tocsin")
    # While something large is written the window stands still for so long, not until that is done.
    wait_at_most(_STANDS_STILL)
    theme = install(app, choice, metrics)
    faults = Faults(app)
    faults.watch()
    Collector(app)
    return app, theme, faults


def put_away_windows() -> None:
    """Destroy every window that is left, before the interpreter ends.

    Left to its end, widgets are destroyed in no order, children before or after their parents, and Qt may
    crash over it: a program that did its work would end with the status of one that failed.
    """
    for window in QApplication.topLevelWidgets():
        # What has a parent goes with it; Qt itself deletes, in its own order.
        if shiboken6.isValid(window) and window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
