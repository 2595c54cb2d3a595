"""A line to type in that never gets too narrow for what belongs there."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

_FRAME = 20
"""Pixels that border and padding take at both ends together."""


class LineEdit(QLineEdit):
    """Has at least the room that ``longest`` needs, at any size of type; Qt would let it shrink to a letter."""

    def __init__(self, longest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest

    def minimumSizeHint(self) -> QSize:
        needed = self.fontMetrics().horizontalAdvance(self._longest) + _FRAME
        return QSize(needed, super().minimumSizeHint().height())
