"""A phase's badge as the value of a fact, beside other values that are text."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.vocabulary import Phase
from ui.theme import current
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.words import Words


def phase_line(phase: Phase) -> QWidget:
    """The badge with its words, which break where the width ends."""
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(current().metrics.inside)
    line.addWidget(PhaseBadge(phase, compact=True))
    line.addWidget(Words(phase.label, wrap=True), 1)
    return held
