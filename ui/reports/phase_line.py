"""A phase's badge as the value of a fact, beside other values that are text."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.vocabulary import Phase
from ui.widgets.phase_badge import PhaseBadge


def phase_line(phase: Phase) -> QWidget:
    """The badge at the start of a line that takes the whole width."""
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(PhaseBadge(phase))
    line.addStretch(1)
    return held
