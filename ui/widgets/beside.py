"""What is asked and what is answered, beside each other: each scrolls by itself, so that neither pushes the other away."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.scrolled import Scrolled


class Beside(QWidget):
    """``first`` and ``second``, with ``stretch`` in proportion. Where a window is too narrow for both, the second stands
    beneath the first and they scroll as one: a part that scrolls within another is nobody's wish.

    ``least``: pixels at text scale 1 below which one of them is not read well.
    """

    def __init__(self, first: QWidget, second: QWidget, *, stretch: tuple[int, int], least: int) -> None:
        super().__init__()
        self._parts = (first, second)
        self._least = least
        self.folded = False
        self._start = Scrolled(first.accessibleName(), margin=0)
        self._start.body.addWidget(first)
        self._start.body.addStretch(1)
        self._end = Scrolled(second.accessibleName(), margin=0)
        self._end.body.addWidget(second)
        self._end.body.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current().metrics.between)
        for part, share in zip((self._start, self._end), stretch, strict=True):
            self._line.addWidget(part, share)

    def show_second(self) -> None:
        """Begin at the second, wherever it stands."""
        if self.folded:
            # What was laid out for it is known at the next turn only, and how far one can scroll at the one after.
            QTimer.singleShot(0, self, self._to_second)
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._to_second))
        else:
            self._end.verticalScrollBar().setValue(0)

    def _to_second(self) -> None:
        if self.folded:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._start.verticalScrollBar().setValue(self._parts[1].y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """One that needs more or less than before may have to fold, too."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def _fold(self) -> None:
        least = round(self._least * current().metrics.text_scale)
        bar = self._start.verticalScrollBar().sizeHint().width()
        needed = sum(max(least, part.minimumSizeHint().width() + bar) for part in self._parts)
        folded = needed + self._line.spacing() > self.width()
        if folded == self.folded:
            return
        self.folded = folded
        second = self._parts[1]
        held: QWidget | None = self.window().focusWidget()
        # The stretch beneath stays last in both.
        (self._start if folded else self._end).body.insertWidget(1 if folded else 0, second)
        self._end.setVisible(not folded)
        if held is not None and second.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)
