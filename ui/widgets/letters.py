"""Letters by which one goes through a list, beside letters that are keys of the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def goes_to_a_line(event: QEvent) -> bool:
    """Whether the window asks, before it takes a letter or figure for a key of the page, who has the focus."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    chord = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return not event.modifiers() & chord and event.text().isalnum()
