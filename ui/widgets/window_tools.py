"""The small buttons at the end of the window's head."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from language import tr
from ui.theme import ThemeChoice, Tint, current


def tool_button(icon: str, words: str, act: Callable[[], object], key: str = "") -> QToolButton:
    """A button that is an icon, and says in its tool tip what it does and by which key."""
    button = QToolButton()
    button.setToolTip(f"{words} ({key})" if key else words)
    button.setAccessibleName(words)
    Tint(button, icon)
    button.clicked.connect(lambda _checked=False: act())
    return button


class ThemeButton(QToolButton):
    """Opens the choice of the theme; the one that is worn is ticked, whoever chose it."""

    def __init__(self) -> None:
        super().__init__()
        words = tr("Light, dark or high contrast")
        self.setToolTip(words)
        self.setAccessibleName(words)
        Tint(self, "theme")
        self._choices: dict[str, QAction] = {}
        menu = QMenu(self)
        group = QActionGroup(menu)
        for choice in ThemeChoice:
            action = menu.addAction(choice.label)
            action.setCheckable(True)
            action.setChecked(choice is current().choice)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, choice=choice: current().choose(choice))
            self._choices[choice.value] = action
        current().choice_changed.connect(self._tick)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _tick(self, choice: str) -> None:
        self._choices[choice].setChecked(True)
