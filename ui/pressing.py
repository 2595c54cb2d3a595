"""Enter on a button presses that button, in every window.

Qt presses by Space alone, and in a dialog lets Enter do its marked act even while another button has the focus: whoever
goes to *Close* with Tab and presses Enter would decide.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier
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


def wants_act(event: QKeyEvent) -> bool:
    """Whether a key asks for a dialog's marked act from anywhere, as from the middle of a text: Ctrl+S or Ctrl+Enter."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - late: with it come 71 names that the start window does not need

    by_enter = event.key() in _ENTER and event.modifiers() & ~_KEYPAD == _CONTROL
    return (by_enter or event.matches(QKeySequence.StandardKey.Save)) and not event.isAutoRepeat()


def wants_away(event: QKeyEvent) -> bool:
    """Whether a key asks to close what is in front: Ctrl+W, as the window of any program."""
    return event.key() == Qt.Key.Key_W and event.modifiers() == _CONTROL
