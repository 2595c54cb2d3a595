"""Acts beside each other, as many as fit in a line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.widgets.flow_layout import FlowLayout


class ActsLine(QWidget):
    """Lays ``acts`` out one after another in reading direction, and breaks lines where the width ends.

    They begin level: one that is refused has its reason beneath it, and stands no higher for that.
    """

    def __init__(self, acts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, gap=current().metrics.inside, level=True)
        for act in acts:
            line.addWidget(act)
