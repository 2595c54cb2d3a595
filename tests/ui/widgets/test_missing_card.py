"""The list of what is missing from a report, in type of any size."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from ui.reports.missing_card import MissingCard
from ui.theme import Theme
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_ring_stands_beside_the_words_that_it_marks(qtbot: QtBot, theme: Theme, scale: float) -> None:
    theme.resize(text_scale=scale)
    card = MissingCard("Before it can be submitted", "Nothing is missing.")
    qtbot.addWidget(card)
    card.show_missing([("the urgency", "urgency"), ("the affected groups", "groups")])
    card.resize(700, 400)
    card.show()
    rings = card.findChildren(Glyph)
    assert len(rings) == 2
    for ring in rings:
        row = ring.parentWidget()
        assert row is not None
        words = row.findChild(Words)
        assert isinstance(words, Words)
        apart = (
            ring.mapTo(card, ring.rect().center()).y() - words.mapTo(card, QPoint(0, words.height() // 2)).y()
        )
        assert abs(apart) <= 2
