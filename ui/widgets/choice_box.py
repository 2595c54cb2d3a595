"""A box that opens a list to choose from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

_AROUND = 8
"""Pixels that Qt leaves above and below a list that opens."""
_ARROW = 40
"""More pixels than the arrow is high."""


_AT_ONCE = 16
"""Entries that are seen without scrolling; Qt shows ten, and half of the eleventh."""


class ChoiceBox(QComboBox):
    """Its list has the name of the box, and is made when it is first opened: it is six widgets, and pages hold many boxes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A chord is its window's: Qt takes Ctrl+S for the letter of a line to go to."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.isEditable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:  # noqa: N802 - as Qt calls it
        self.view().setAccessibleName(self.accessibleName())
        self.setMaxVisibleItems(_AT_ONCE)
        super().showPopup()
        self._show_the_last()

    def _show_the_last(self) -> None:
        """Qt forgets the frame of a dressed list: it would cut the last entry, and put an arrow there to scroll to it."""
        view = self.view()
        shown = range(min(self.count(), self.maxVisibleItems()))
        needed = sum(view.sizeHintForRow(row) for row in shown) + 2 * view.frameWidth() + _AROUND
        popup = view.parentWidget()
        if popup is None or not 0 < needed - popup.height() <= 2 * view.frameWidth():
            return
        # The arrow takes room itself: it goes while there is more than enough.
        for height in (needed + _ARROW, needed):
            popup.resize(popup.width(), height)
            layout = popup.layout()
            if layout is not None:
                layout.activate()
