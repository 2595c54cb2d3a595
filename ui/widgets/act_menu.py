"""The acts of a page that are not the next one: a menu in which refused acts stay, with their reason."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from language import mark, said
from ui.theme import Tint, current
from ui.widgets.act_button import Verdict
from ui.widgets.words import plain

_LONGEST_REASON = 90


class _Menu(QMenu):
    """Ends where its button ends, rather than at the very edge of the window that it would else run over."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        button = self.parentWidget()
        if button is None:
            return
        place, window = self.geometry(), button.window().geometry()
        under = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        if place.right() > window.right() - current().metrics.inside:
            place.moveRight(under.right())
        elif place.left() < window.left() + current().metrics.inside:
            place.moveLeft(under.left())
        if place.left() >= window.left() and place.right() <= window.right():
            self.move(place.topLeft())


class ActMenu(QPushButton):
    """A button ``More acts`` with a menu; refused acts are greyed and carry their reason in the line."""

    def __init__(self, words: str = mark("More acts"), parent: QWidget | None = None) -> None:
        words = said(words)
        super().__init__(plain(words), parent)
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        Tint(self, "more")
        self._menu = _Menu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)

    def add(self, words: str, act: Callable[[], object], verdict: Verdict | None = None) -> QAction:
        """Add an act; a refused one cannot be chosen and says why."""
        action = QAction(plain(words), self._menu)
        action.triggered.connect(lambda _checked=False: act())
        if verdict is not None and not verdict.allowed:
            reason = f"{said(verdict.reason)} {said(verdict.remedy)}".strip()
            # Where both are too long for a line, why comes before what to do.
            shown = reason if len(reason) <= _LONGEST_REASON else said(verdict.reason)
            if len(shown) > _LONGEST_REASON:
                shown = f"{shown[:_LONGEST_REASON].rstrip()}…"
            action.setText(plain(f"{words} — {shown}"))
            action.setToolTip(reason)
            action.setEnabled(False)
        self._menu.addAction(action)
        return action

    def acts(self) -> list[QAction]:
        """What the menu holds, in order."""
        return self._menu.actions()

    def empty(self) -> None:
        """Take everything out, before filling it anew."""
        for action in self._menu.actions():
            self._menu.removeAction(action)
            QObject.deleteLater(action)
