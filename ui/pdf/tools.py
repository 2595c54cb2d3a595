"""Buttons of a document's view."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton

from ui.theme import Tint


def tool(icon: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A small button that is only a drawing; its words are its tool tip and what a screen reader says."""
    button = QToolButton()
    button.setAccessibleName(words.partition(" (")[0])
    button.setToolTip(words)
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
