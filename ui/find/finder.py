"""Asks for what is typed, off the window's thread. The newest line wins; an older answer is never shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.faults import faults_in_words
from app.opening.searching import Search
from app.reading.search.found import Found
from ui.case import Case
from ui.tasks import Progress, Task

PAUSE_MS = 30
"""After a key: whoever types fast is not answered letter by letter."""

Also = Callable[[Found], object]
"""Looks further, off the window's thread, with what was found."""


class Finder(QObject):
    """``found`` carries the answer to the line that was asked last, and what else was looked for with it."""

    found = Signal(object, object)

    def __init__(self, case: Case, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._typed = ""
        self._also: Also | None = None
        self._search: Search | None = None
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._run)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._soon.isActive() or self._task is not None

    def ask(self, typed: str, also: "Also | None" = None) -> None:
        """Look for a line; what is being looked for is let go. ``also`` looks for more once it is known what was found, where
        that takes its time too.
        """
        self._typed, self._also = typed, also
        self.stop()
        self._soon.start()

    def stop(self) -> None:
        """Wait for no answer any more."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        if self._search is not None:
            self._search.stop()
        self._task = self._search = None

    def _run(self) -> None:
        if self._case.tasks.closed:
            return
        today = self._case.now().astimezone(self._case.zone).date()
        also = self._also
        asked = self._search = Search(self._case.store, self._case.actor, self._typed, today)

        def work(_progress: Progress, _cancelled: Callable[[], bool]) -> tuple[Found, object] | None:
            with faults_in_words():
                found = asked.run()
                return None if found is None else (found, also(found) if also is not None else None)

        def done(answer: tuple[Found, object] | None) -> None:
            if answer is not None and asked is self._search:
                self._task = self._search = None
                self.found.emit(*answer)

        self._task = self._case.tasks.run(work, done, owner=self)
