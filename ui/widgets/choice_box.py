"""A box that opens a list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ui.widgets.letters import goes_to_a_line
from ui.widgets.wheel import keep_from_wheel
from ui.widgets.words import tip

_AROUND = 8
"""Pixels that Qt leaves above and below a list that opens."""
_ARROW = 40
"""More pixels than the arrow is high."""
_BESIDE = 32
"""Pixels of a line of the list that its words do not have."""
_EDGES = 4
"""Pixels that Qt keeps free at the two ends of what is chosen."""


_AT_ONCE = 16
"""Entries that are seen without scrolling; Qt shows ten, and half of the eleventh."""


class ChoiceBox(QComboBox):
    """Its list has the name of the box. Qt makes it, seven widgets, with the first entry: pages that hold many boxes pay for it.

    What is chosen ends in an ellipsis where the box is too narrow for it, and is read whole in its tool tip.

    The wheel goes on scrolling the page: it would choose whatever the pointer passes over. Nor does it take the focus from where
    somebody types, whose next letters would choose.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed_last = QElapsedTimer()
        keep_from_wheel(self)
        self._measured: tuple[str, int] | None = None
        """The letters, and how wide the longest line is in them."""
        self._watched = False

    def event(self, event: QEvent) -> bool:
        """A letter goes to a line that begins with it, as Qt has it: it is none of the page's keys here."""
        if not self.isEditable() and goes_to_a_line(event):
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """With what Qt keeps free at the two ends, which it leaves out: the widest of what can be chosen would just not fit."""
        hint = super().sizeHint()
        return hint if self.isEditable() else hint + QSize(_EDGES, 0)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if not self.isEditable():
            option.currentText = self._fitting(option)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        whole = option.currentText
        self.setToolTip(tip(whole) if self._fitting(option) != whole else "")
        super().paintEvent(event)

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        """As much of what is chosen as the box has room for."""
        control = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        return self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - _EDGES
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A chord is its window's: Qt takes Ctrl+S for the letter of a line to go to.

        A space between letters belongs to the words of a line: it would open the list, at the line that the first word found.
        """
        if self.isEditable():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and self._is_typing():
            self._typed_last.restart()
            super().keyPressEvent(
                QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, " ")
            )
        else:
            if event.text().strip():
                self._typed_last.restart()
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes the marked line of the open list, and goes on: there it would do nothing."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = event.key() == Qt.Key.Key_Backtab
            if back or event.key() == Qt.Key.Key_Tab:
                marked = self.view().currentIndex().row()
                self.hidePopup()
                if marked >= 0:
                    self.setCurrentIndex(marked)
                self.focusNextPrevChild(not back)
                if marked >= 0:
                    # Last, as Qt does for Enter: whoever hears of the choice may take the box away.
                    self.activated.emit(marked)
                return True
        return super().eventFilter(watched, event)

    def _is_typing(self) -> bool:
        """Whether a letter that goes to a line was typed so short a time ago that the next one goes on with it."""
        return self._typed_last.isValid() and not self._typed_last.hasExpired(
            QApplication.keyboardInputInterval()
        )

    def showPopup(self) -> None:  # noqa: N802 - as Qt calls it
        self.view().setAccessibleName(self.accessibleName())
        self.setMaxVisibleItems(_AT_ONCE)
        self.widen(self.view())
        self.view().installEventFilter(self)
        super().showPopup()
        self._show_the_last()

    def widen(self, opened: QAbstractItemView, lines: Sequence[str] | None = None) -> None:
        """Let a list that opens beneath the box be as wide as its words, as far as the screen goes on: those of ``lines``, else
        of all that can be chosen."""
        opened.setTextElideMode(Qt.TextElideMode.ElideRight)
        measure = self.fontMetrics().horizontalAdvance
        words = self._longest_line() if lines is None else max(map(measure, lines), default=0)
        bar = opened.verticalScrollBar().sizeHint().width()
        room = self.screen().availableGeometry().right() - self.mapToGlobal(QPoint(0, 0)).x() - _EDGES
        opened.setMinimumWidth(max(self.width(), min(words + bar + _BESIDE, room)))

    def _longest_line(self) -> int:
        """Width of its words. Lists of thousands of lines open with each key: they are measured once, until they or the letters change."""
        letters = self.font().key()
        if self._measured is None or self._measured[0] != letters:
            if not self._watched:
                self._watched = True
                lines = self.model()
                for changed in (
                    lines.rowsInserted,
                    lines.rowsRemoved,
                    lines.modelReset,
                    lines.dataChanged,
                ):
                    changed.connect(self._measure_anew)
            measure = self.fontMetrics().horizontalAdvance
            words = (self.itemText(place) for place in range(self.count()))
            self._measured = (letters, max(map(measure, words), default=0))
        return self._measured[1]

    def _measure_anew(self, *_changed: object) -> None:
        self._measured = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

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
