"""One line of text that gives way: it ends in an ellipsis rather than widen the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from ui.widgets.words import Words, tip


class ElidedWords(Words):
    """As :class:`Words`; what does not fit is read in the tool tip, and by screen readers always."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def shown_font(self, _room: int) -> QFont:
        """The type in which the line is drawn in so many pixels."""
        return QFont(self.font())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        painter.setFont(self.shown_font(area.width()))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(tip(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().windowText().color())
        painter.drawText(area, int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), shown)
        painter.end()
