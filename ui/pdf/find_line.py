"""The line in which words of a document are looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from language import tr
from ui.pdf.engine import find_text
from ui.pdf.letters import Hit
from ui.pdf.tools import tool
from ui.tasks import Task, Tasks
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.words import Words

_LEAST = 2
"""Letters from which on it is looked for while typing."""


class FindLine(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before. ``found`` carries the place to show, or none."""

    found = Signal(object)
    left = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._content = b""
        self._hits: tuple[Hit, ...] = ()
        self._place = 0
        self._task: Task | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the document"))
        self.field.setAccessibleName(tr("Find in the document"))
        make_clearable(self.field)
        self.field.textChanged.connect(lambda _text: self.look())
        self.said = Words(role="muted")
        self.before = tool("chevron-up", tr("Place before (Shift+Enter)"), lambda: self.step(-1))
        self.after = tool("chevron-down", tr("Next place (Enter)"), lambda: self.step(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        for widget in (self.before, self.after, self.said):
            line.addWidget(widget)
        self._tell()

    def search_in(self, content: bytes) -> None:
        """Look for the same words in another document."""
        self._content = content
        if not self.isHidden():
            self.look()

    def look(self) -> None:
        """Look for what is typed, off the window's thread; only the newest answer counts."""
        if self._task is not None and self._task.running:
            self._task.cancel()
        wanted, content = self.field.text().strip(), self._content
        if len(wanted) < _LEAST or not content or self._tasks.closed:
            self._show(())
            return
        self._task = self._tasks.run(
            lambda _progress, cancelled: find_text(content, wanted, cancelled), self._show, owner=self
        )

    def step(self, by: int) -> None:
        """To the next place, or the one before; from the last to the first."""
        if self._hits:
            self._place = (self._place + by) % len(self._hits)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._hits, self._place = hits, 0
        self._tell()

    def _tell(self) -> None:
        asked = len(self.field.text().strip()) >= _LEAST
        count = len(self._hits)
        self.said.setText(
            tr("{place} of {count}", place=self._place + 1, count=count)
            if count
            else (tr("Not found") if asked else "")
        )
        for one in (self.before, self.after):
            one.setEnabled(count > 1)
        self.found.emit(self._hits[self._place] if count else None)
