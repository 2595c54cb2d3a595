"""The protective marking: a thin strip at the very top of every window and dialog."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from language import said, tr
from ui.theme import TextSize, current
from ui.theme.palette import contrast, ink_on

DEMO = "DEMO"


class MarkingView(NamedTuple):
    """A marking as it is shown: its words and its scheme's two colours (``#RRGGBB``); ``demo`` stamps DEMO."""

    words: str
    ground: str = "#3A434C"
    ink: str = "#FFFFFF"
    demo: bool = False


class MarkingStrip(QWidget):
    """The marking's words in its scheme's colours; DEMO at both ends when the casework is made up."""

    def __init__(self, marking: MarkingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._marking = marking
        self.show_marking(marking)

    @property
    def marking(self) -> MarkingView:
        return self._marking

    def show_marking(self, marking: MarkingView) -> None:
        """Show another marking."""
        self._marking = marking
        spoken = tr("Marking: {words}", words=said(marking.words) or tr("none"))
        self.setAccessibleName(
            tr("{spoken}. Demonstration casework", spoken=spoken) if marking.demo else spoken
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = current().metrics
        return QSize(320, metrics.text(TextSize.CAPTION) + 2 * metrics.inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = current().metrics
        ground, ink = self._marking.ground, self._marking.ink
        if contrast(ground, ink) < 4.5:
            ink = ink_on(ground)
        painter = QPainter(self)
        # Not fillRect, which makes Python learn 180 names of gradients first.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRect(self.rect())
        font = self.font()
        font.setPixelSize(metrics.text(TextSize.CAPTION))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        inner = self.rect().adjusted(metrics.between, 0, -metrics.between, 0)
        room = inner.width()
        if self._marking.demo:
            room -= 2 * (painter.fontMetrics().horizontalAdvance(DEMO) + metrics.between)
            for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight):
                painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, DEMO)
        words = painter.fontMetrics().elidedText(said(self._marking.words), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
