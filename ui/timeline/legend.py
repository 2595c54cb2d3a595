"""What the bars and marks of the axis mean: pattern, colour and word."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from language import mark, said
from ui.theme import TextSize, current
from ui.timeline.bars import fill_kind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words

_KINDS = (
    ("against", mark("Directed at civilians")),
    ("combat", mark("Combat")),
    ("other", mark("Other events")),
)
_MARKS = (
    mark("Bar or diamond: when it happened."),
    mark("Ring: when it was known here."),
    mark("Dashed line: today."),
)


class Legend(QWidget):
    """One line, or more where the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=current().metrics.between, down=4)
        for kind, words in said(_KINDS):
            flow.addWidget(_entry(kind, words))
        # Each by itself: in one line they are wider than a small screen where the type is large.
        for words in said(_MARKS):
            flow.addWidget(Words(words, size=TextSize.CAPTION, role="muted"))


class _Swatch(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(22, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_kind(painter, [QRectF(self.rect())], self._kind)
        painter.end()


def _entry(kind: str, words: str) -> QWidget:
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(_Swatch(kind))
    line.addWidget(Words(words, size=TextSize.CAPTION, role="muted"))
    return held
