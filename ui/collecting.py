"""Garbage is collected on the window's thread only.

Python collects cycles on whatever thread happens to allocate. A widget that dies so on a worker's thread is
destroyed there, which Qt does not bear: the program crashes, seldom and without a trace.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks."""

_ENOUGH = 5_000
"""New objects since the last collection from which on it is worth one."""

_WHOLE = 60
"""Every so many looks the old objects are looked at too."""


class Collector(QObject):
    """Takes collecting away from the interpreter and does it from a timer of the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect if there is enough to collect."""
        self._looks += 1
        if self._looks % _WHOLE == 0:
            gc.collect()
        elif gc.get_count()[0] > _ENOUGH:
            gc.collect(1)
