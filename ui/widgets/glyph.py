"""A small picture beside words; it says nothing that the words do not say."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.theme.icons import paint_glyph


class Glyph(QWidget):
    """One of our drawings at text size, in the colour of a role."""

    def __init__(
        self, name: str, role: str = "text", *, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_glyph(self, name: str, role: str) -> None:
        """Change the drawing or its role."""
        self._name = name
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._size * current().metrics.text_scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_glyph(painter, area, self._name, current().palette.role(self._role))
        painter.end()
