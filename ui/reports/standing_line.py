"""What a decision comes to, as one line with its glyph: in force, declined, lapsed."""

from PySide6.QtWidgets import QHBoxLayout

from db.vocabulary import DecisionEffect
from ui.reports.words import EFFECTS
from ui.theme import current
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


def effect_line(effect: DecisionEffect) -> QHBoxLayout:
    """The glyph and the words of an effect."""
    words, glyph, role = EFFECTS[effect]
    line = QHBoxLayout()
    line.setSpacing(current().metrics.inside)
    line.addWidget(Glyph(glyph, role))
    line.addWidget(Words(words, strong=True, role=role))
    line.addStretch(1)
    return line
