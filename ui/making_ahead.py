"""Pages that nobody has been to are made while nobody works, so that the first way to one is short."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from ui.idle import IdleWatch
from ui.window import MainWindow

_EVERY = 300
"""Milliseconds between two looks, and so at least between two parts that are made."""

_QUIET = 1_500
"""Milliseconds without a key, a click or a movement from which on a tenth of a second is missed by nobody."""


class MakingAhead(QObject):
    """Makes one part at a time, and ends when all are made. A page is filled when somebody goes to it, not before."""

    def __init__(self, window: MainWindow, idle: IdleWatch) -> None:
        super().__init__(window)
        self._window = window
        self._idle = idle
        self._parts = self._make()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether everything is made."""
        return not self._timer.isActive()

    def _look(self) -> None:
        if self._window.tasks.closed or (self._idle.quiet_for >= _QUIET and next(self._parts, self) is self):
            self._timer.stop()

    def _make(self) -> Iterator[None]:
        for page in self._window.pages.values():
            yield
            for _part in page.parts_ahead():
                yield
