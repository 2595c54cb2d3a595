"""Citing evidence into a text: by drag, or into the text that was written in last; and links to what a text cites."""

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from app.rules.reports.citations import citation, citations
from language import tr
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words, plain


class CitationLink(QPushButton):
    """A link named by an item's number. Dragged into a text, it cites the item there."""

    def __init__(self, number: str, title: str = "") -> None:
        super().__init__(plain(number))
        self._number = number
        self._pressed: QPoint | None = None
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(
            tr("Open {number}: {title}", number=number, title=title)
            if title
            else tr("Open {number}", number=number)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not held or self._pressed is None:
            super().mouseMoveEvent(event)
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(cited_data(self._number))
            drag.exec(Qt.DropAction.CopyAction)


def cited_data(number: str) -> QMimeData:
    """What a text takes when an item is dropped into it."""
    data = QMimeData()
    data.setText(citation(number))
    return data


class CitationLine(QWidget):
    """``Cites`` and a link for each item that a text cites; hidden where it cites none. ``opened`` carries a number."""

    opened = Signal(str)

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._numbers: tuple[str, ...] = ()
        self._flow = FlowLayout(self, gap=4)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show what another text cites."""
        numbers = citations(text)
        self.setVisible(bool(numbers))
        if numbers == self._numbers:
            return
        self._numbers = numbers
        self._flow.empty()
        if numbers:
            self._flow.addWidget(Words(tr("Cites"), role="muted"))
        for number in numbers:
            link = CitationLink(number)
            link.clicked.connect(lambda _checked=False, number=number: self.opened.emit(number))
            self._flow.addWidget(link)


class LastText(QObject):
    """Remembers in which text of ``within`` one wrote last. ``changed`` is sent when that may be another one."""

    changed = Signal()

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self._last: QPlainTextEdit | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    @property
    def editor(self) -> QPlainTextEdit | None:
        """The text, while it is there to be written in."""
        last = self._last
        if last is None or last.isReadOnly() or not last.isVisibleTo(self._within):
            return None
        return last

    def cite(self, number: str) -> bool:
        """Cite an item where the cursor stands. False where no text was written in."""
        editor = self.editor
        if editor is None:
            return False
        cursor = editor.textCursor()
        before = editor.toPlainText()[: cursor.position()][-1:]
        cursor.insertText(f"{'' if not before or before.isspace() else ' '}{citation(number)}")
        editor.setFocus()
        return True

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit) and self._within.isAncestorOf(now) and now is not self._last:
            self._last = now
            now.destroyed.connect(self._forget)
            self.changed.emit()

    def _forget(self) -> None:
        self._last = None
