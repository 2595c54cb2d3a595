"""What stands in the place of every window while the program is locked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from language import tr
from ui.dialogs.dialog import Dialog
from ui.start.lock_page import LockPage
from ui.start.start_window import StartWindow
from ui.tasks import Tasks
from ui.window import MainWindow


class LockScreen(StartWindow):
    """Hides all windows of the program, and shows them again as they were when it is unlocked.

    ``close_wanted`` is sent by its cross: the whole program is to end, in order.
    """

    close_wanted = Signal()

    def __init__(self, tasks: Tasks, name: str, login: str, *, demonstration: bool) -> None:
        super().__init__(tasks)
        self._hidden: list[QWidget] = []
        self.locked = LockPage(name, login, self._loses)
        self.setWindowTitle(tr("Tocsin, locked"))
        self.stamp(demonstration=demonstration)
        self.show_page(self.locked)

    def cover(self, windows: list[QWidget]) -> None:
        """Take the place of the windows given, the first of which says where."""
        self._hidden = [window for window in windows if window is not self and window.isVisible()]
        if self._hidden:
            self.setGeometry(self._hidden[0].geometry())
        self.locked.reset()
        self.show()
        self.activateWindow()
        self.locked.begin()
        # Dialogs first: they lie above the window that they belong to.
        for window in reversed(self._hidden):
            window.hide()

    def _loses(self) -> bool:
        """Whether something is typed in what is hidden that would go with it. What a form keeps is offered again."""
        return any(
            window.loses_typed if isinstance(window, Dialog) else window.unsaved
            for window in self._hidden
            if isinstance(window, Dialog | MainWindow)
        )

    def uncover(self) -> None:
        """Show what was hidden, as it was."""
        for window in self._hidden:
            window.show()
        self._hidden = []
        self.hide()
        self.locked.reset()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_wanted.emit()
