"""The end of the program while another program writes to the case: that it waits, and what it could not keep."""

from collections.abc import Sequence

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from language import plural, tr
from ui.dialogs.reading import ReadingDialog
from ui.theme import current
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_WIDTH = 420

_READ_MS = 120_000
"""Time after which what could not be kept is put away unread: the case is open until then."""


class WaitingToEnd(QWidget):
    """A small window that says why the program is not gone yet. It closes by itself."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
        self.said = Notice()
        self.said.tell(
            Tone.INFO,
            tr("Waiting for another program that writes to the case, so that what you typed is kept…"),
        )
        # It goes when the wait is over, and takes no click before.
        self.said.close_button.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.said.accessibleName())
        self.setCursor(Qt.CursorShape.WaitCursor)
        current().dress(self)

    def show_on(self, window: QWidget) -> None:
        """Show it in the middle of a window, for as long as nothing else can be done there."""
        # As high as its words need at its width, which is not the one that Qt would choose for them.
        self.resize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))
        self.move(window.geometry().center() - self.rect().center())
        self.show()
        self.drawn()

    def drawn(self) -> None:
        """Let what is due be drawn; keys and clicks come too late."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


class NotKeptDialog(ReadingDialog):
    """Names the forms whose text could not be kept: who typed it knows of it while it is fresh."""

    def __init__(self, titles: Sequence[str], marking: MarkingView, parent: QWidget) -> None:
        super().__init__(
            tr("Not everything that you typed was kept"),
            marking,
            words=plural(
                "The case could not be written to. What you typed in this form since it was last kept is lost:",
                "The case could not be written to. What you typed in these forms since they were last kept is lost:",
                len(titles),
            ),
            parent=parent,
        )
        for title in titles:
            self.body.addWidget(Words(title, wrap=True, selectable=True))
        self.body.addWidget(
            Words(
                tr("What you recorded is safe. Enter this again when you next sign in."),
                role="muted",
                wrap=True,
            )
        )
        self.body.addStretch(1)
        self.resize(520, 300)
        QTimer.singleShot(_READ_MS, self, self.reject)
