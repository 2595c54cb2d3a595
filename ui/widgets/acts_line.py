"""Acts beside each other, as many as fit in a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.widgets.flow_layout import FlowLayout


class ActsLine(QWidget):
    """Lays ``acts`` out one after another in reading direction, and breaks lines where the width ends.

    Their buttons are level: one that is refused has its reason beneath it.
    """

    def __init__(self, acts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, gap=current().metrics.inside)
        for act in acts:
            line.addWidget(act)
            line.setAlignment(act, Qt.AlignmentFlag.AlignTop)
