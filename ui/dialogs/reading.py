"""The base of dialogs that are only read: the marking on top, a title, content, one button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from language import tr
from ui.find_here import find_on
from ui.help.where import ask_help
from ui.pressing import pressed_by_enter, wants_away
from ui.theme import TextSize, current
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.words import Words


class ReadingDialog(QDialog):
    """Put content into ``body``; further buttons into ``foot``. Esc closes."""

    def __init__(
        self, title: str, marking: MarkingView | None, *, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.inside)
        self._close = QPushButton(tr("Close"))
        self._close.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(metrics.inside)
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)
        inside = QVBoxLayout()
        inside.setContentsMargins(metrics.around, metrics.between, metrics.around, metrics.between)
        inside.setSpacing(12)
        inside.addWidget(Words(title, size=TextSize.PAGE))
        if words:
            inside.addWidget(Words(words, role="muted", running=True))
        inside.addLayout(self.body, 1)
        inside.addLayout(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if marking is not None:
            column.addWidget(MarkingStrip(marking))
        column.addLayout(inside, 1)
        current().dress(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 explains what is read here, Ctrl+F finds in it, and Ctrl+W closes as Esc does."""
        helped = event.key() == Qt.Key.Key_F1 and ask_help(self)
        helped = helped or (event.matches(QKeySequence.StandardKey.Find) and find_on(self))
        if wants_away(event):
            self.reject()
        elif not (helped or pressed_by_enter(self, event)):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What is read comes first; closing comes last."""
        # Put in anew it stands at the end of the order of Tab, which Qt does not change behind a table.
        self._close.setParent(None)
        self.foot.addWidget(self._close)
        super().showEvent(event)
