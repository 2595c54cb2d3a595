"""A click into a line that holds a proposal marks all of it, as Tab does: who types would else write behind it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class MarkAll(QObject):
    """For ``line``, whose focus comes to ``watched``, as long as ``wanted`` says that what stands there is to be replaced."""

    def __init__(self, watched: QWidget, line: QLineEdit, wanted: Callable[[], bool]) -> None:
        super().__init__(watched)
        self._line = line
        self._wanted = wanted
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusIn
            and event.reason() is Qt.FocusReason.MouseFocusReason
            and self._wanted()
        ):
            # The press that gives the focus puts the caret somewhere afterwards.
            QTimer.singleShot(0, self._line, self._line.selectAll)
        return super().eventFilter(watched, event)
