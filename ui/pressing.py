"""Enter on a button presses that button, in every window.

Qt presses by Space alone, and in a dialog lets Enter do its marked act even while another button has the focus: whoever
goes to *Close* with Tab and presses Enter would decide.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def pressed_by_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button of a window that has the focus, if this key is Enter. True where it did."""
    if event.key() not in _ENTER or event.modifiers() & ~_KEYPAD or event.isAutoRepeat():
        return False
    button = window.focusWidget()
    if not (isinstance(button, QPushButton | QToolButton) and button.isEnabled() and button.isVisible()):
        return False
    if button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True
