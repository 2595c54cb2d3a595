"""The window behind what is found: its keys go to the line until the desktop has given them to the line's own window."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

_OF_THE_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel}


class Behind(QObject):
    """Keeps a window still while ``over`` stands above it. Whoever types on at once after Ctrl+K types in ``line``: until the
    desktop has given that window the keys, they still come to the one behind.

    So ``over`` is not modal: Qt drops the keys of a window over which a modal one opens.
    """

    def __init__(self, window: QWidget, over: QDialog, line: QLineEdit) -> None:
        super().__init__(over)
        self._over = over
        self._line = line
        self._behind = window.windowHandle()
        if self._behind is not None:
            self._behind.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window behind can be used again when the one above it is closed."""
        return self._keep_still(event) if watched is self._behind and self._over.isVisible() else False

    def _keep_still(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                typed = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                QCoreApplication.sendEvent(self._line, typed)
            return True
        if event.type() is QEvent.Type.Close:
            # What was found would stand over what is said at the end.
            self._over.reject()
        if event.type() is QEvent.Type.FocusIn:
            QTimer.singleShot(0, self._over, self._over.activateWindow)
        return event.type() in _OF_THE_MOUSE
