"""Buttons of a document's view."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.theme import Tint


def tool(icon: str, words: str, act: Callable[[], object], *, key: str = "") -> QToolButton:
    """A small button that is only a drawing; its words are what a screen reader says and, with the ``key``, its tool tip."""
    button = QToolButton()
    button.setAccessibleName(words)
    button.setToolTip(
        f"{words} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})" if key else words
    )
    Tint(button, icon)
    button.clicked.connect(lambda _checked=False: act())
    return button


def button(words: str, icon: str, act: Callable[[], object]) -> QPushButton:
    """A button with a drawing and words."""
    made = QPushButton(words)
    made.setAutoDefault(False)
    made.setAccessibleName(words)
    Tint(made, icon)
    made.clicked.connect(lambda _checked=False: act())
    return made
