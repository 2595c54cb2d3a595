"""The window of a case with its desk laid out, made while somebody types: whoever signs in waits for none of it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from language import mark
from ui import places
from ui.case import Case
from ui.desk.page import DeskPage
from ui.page import Page
from ui.tasks import Tasks
from ui.theme import draw_ahead
from ui.widgets.marking_strip import MarkingView
from ui.widgets.sidebar import Place
from ui.window import MainWindow

_NOTHING = MarkingView(mark("Before a case is open"))

_PAUSE = 20
"""Milliseconds between two steps, in which keys and clicks are answered."""


class ReadyWindow(QObject):
    """Holds the window and the workers of one session to come. It knows no case, and shows nothing.

    What is not begun by the time that a case is open is made when it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        # As many as may go on at once: a check of the ledger, an import, its index, and a search that waits for none.
        self.tasks = Tasks(self, threads=4)
        self._window: MainWindow | None = None
        self._desk: DeskPage | None = None
        self._steps = self._make()
        self._pause = QTimer(self)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._step)

    @property
    def done(self) -> bool:
        """Whether nothing is left to be made."""
        return self._desk is not None and not self._pause.isActive()

    @property
    def window(self) -> MainWindow:
        """The window, with its desk where that was begun; nothing more is made in steps."""
        self._pause.stop()
        if self._window is None:
            self._window = MainWindow(self.tasks, _NOTHING)
        else:
            while self._desk is None:
                next(self._steps)
        return self._window

    def begin(self) -> None:
        """Make it in steps, with pauses for what the user does."""
        self._pause.start()

    def with_desk(self, place: Place, make: Callable[[], Page], case: Case) -> Callable[[], Page]:
        """How a page is made: the desk out of what is laid out already, every other as ``make`` does."""
        desk = self._desk
        if desk is None or place is not places.DESK:
            return make

        def served() -> Page:
            desk.serve(case)
            return desk

        return served

    def drop(self) -> None:
        """Nobody signed in: let go of it."""
        self._pause.stop()
        self.tasks.close()
        if self._window is not None:
            self._window.deleteLater()
        self.deleteLater()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._pause.stop()

    def _make(self) -> Iterator[None]:
        window = self._window = MainWindow(self.tasks, _NOTHING)
        yield
        desk = DeskPage(window)
        yield from desk.parts_laid_out()
        yield
        # Dressed here, where it stays.
        window.stack.addWidget(desk)
        self._desk = desk
        yield
        # Laid out and painted once, which loads fonts and fills what Qt keeps of them; the picture is thrown away.
        window.grab()
        yield
        # Which of the pages are offered depends on who signs in.
        draw_ahead(*(place.icon for place in places.ALL))
