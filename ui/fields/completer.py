"""Finds lines of a list by any part of what they are called, without regard to case and accents."""

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter, QWidget
from shiboken6 import isValid

from app.rules.entry.texts import fold
from ui.pressing import wants_act


class LetsThrough(QCompleter):
    """A click beside its open list is a click on what lies there. Qt puts the list away and throws the click away with it: what
    was typed next, meant for another field, went on with the line."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup = self.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonPress
            and event.button() is Qt.MouseButton.LeftButton
            and not popup.rect().contains(event.position().toPoint())
        ):
            at = event.globalPosition()
            popup.hide()
            # Once the list is gone: while Qt still deals with its click the rest is blocked.
            QTimer.singleShot(0, self, lambda: self._click(at))
            return True
        return super().eventFilter(watched, event)

    def _click(self, at: QPointF) -> None:
        field: QWidget | None = self.widget()
        under = QApplication.widgetAt(at.toPoint())
        if field is None or under is None or under.window() is not field.window():
            return
        stop: QWidget | None = under
        while stop is not None and not (stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.ClickFocus):
            stop = None if stop.isWindow() else stop.parentWidget()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.MouseFocusReason)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, buttons in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            if isValid(under):
                place = under.mapFromGlobal(at)
                again = QMouseEvent(kind, place, at, left, buttons, Qt.KeyboardModifier.NoModifier)
                QApplication.sendEvent(under, again)


class FoldedCompleter(LetsThrough):
    """Looks at what lines of a box hold in the role ``found_by``: folded words, each on a line of its own.

    ``entered`` is sent by Enter while its list is open, no line of it is chosen, and one line alone is meant: the only one, or
    the one of which that is a whole name. Qt would only close the list. Ctrl+S closes it and does the act of the dialog, as
    from anywhere in a form.
    """

    entered = Signal()

    def __init__(self, box: QComboBox, found_by: int, name_lines: Callable[[], None]) -> None:
        """``name_lines`` says what lines are called, before they are first looked through."""
        super().__init__(box.model(), box)
        self._name_lines = name_lines
        self.setCompletionRole(found_by)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - as Qt calls it
        """What is typed, as lines are looked through for it."""
        self._name_lines()
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - as Qt calls it
        """What is chosen, as it is shown."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup = self.popup()
        field = self.widget()
        if popup is not None and watched is popup and _asks_for_act(event) and field is not None:
            # Qt gives it to the line alone, and never to the dialog whose act it is.
            popup.hide()
            again = event.clone()
            again.ignore()
            QCoreApplication.sendEvent(field, again)
            return True
        if popup is not None and watched is popup and _enters(event) and not popup.currentIndex().isValid():
            whole = self._whole()
            if len(whole) == 1 or self.completionCount() == 1:
                popup.hide()
                self.entered.emit()
            elif self.completionCount() > 1:
                # Which one is meant is still to be said: the first is marked, and Enter again takes it. Qt would take it now.
                self._mark(popup, self.completionModel().index(whole[0] if whole else 0, 0))
            return True
        return super().eventFilter(watched, event)

    def _whole(self) -> list[int]:
        """The lines of the list of which a whole name is typed: *Sudan*, of which South Sudan has only a part."""
        typed, lines, found_by = fold(self.completionPrefix()), self.completionModel(), self.completionRole()
        called = (str(lines.index(row, 0).data(found_by)) for row in range(self.completionCount()))
        return [row for row, names in enumerate(called) if typed in names.split("\n")]

    @staticmethod
    def _mark(popup: QAbstractItemView, line: QModelIndex) -> None:
        with QSignalBlocker(popup.selectionModel()):
            popup.setCurrentIndex(line)
        popup.viewport().update()
        # The list would say it itself, were it told.
        said = QAccessibleEvent(popup, QAccessible.Event.Focus)
        said.setChild(line.row())
        QAccessible.updateAccessibility(said)


def hide_when_whole(completer: QCompleter, typed: str) -> None:
    """Put the list away once its only line is what is typed: left open, it would swallow the click on the act beneath it."""

    def look() -> None:
        popup = completer.popup()
        if popup is not None and completer.completionCount() == 1 and completer.currentCompletion() == typed:
            popup.hide()

    # Qt opens the list after it has told of the letters.
    QTimer.singleShot(0, completer, look)


def _asks_for_act(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and wants_act(event)


def _enters(event: QEvent) -> bool:
    enter = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in enter
