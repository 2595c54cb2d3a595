"""Widgets one after another, breaking into lines as words do."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items out in reading direction and breaks lines where the width ends.

    ``gap`` lies between neighbours and, unless ``down`` is another, between lines.

    It begins on its widget: one that is set on a widget later loses its items, and with them the program.
    """

    def __init__(self, parent: QWidget, *, gap: int = 8, down: int | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._down = gap if down is None else down
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def empty(self) -> None:
        """Take out every widget and let it go."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt calls it so
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Place the items, those of a line in its middle unless they are aligned to its top; gives the height that they take."""
        line: list[tuple[QLayoutItem, QSize, int]] = []
        x, y, high = 0, 0, 0
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > area.width():
                self._place(line, area, y, high, move=move)
                line, x, y, high = [], 0, y + high + self._down, 0
            line.append((item, size, x))
            x += size.width() + self._gap
            high = max(high, size.height())
        self._place(line, area, y, high, move=move)
        return y + high

    def _place(
        self, line: Sequence[tuple[QLayoutItem, QSize, int]], area: QRect, y: int, high: int, *, move: bool
    ) -> None:
        if not move:
            return
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        for item, size, x in line:
            left = area.right() + 1 - x - size.width() if mirrored else area.left() + x
            above = bool(item.alignment() & Qt.AlignmentFlag.AlignTop)
            top = area.top() + y + (0 if above else (high - size.height()) // 2)
            item.setGeometry(QRect(QPoint(left, top), size))
