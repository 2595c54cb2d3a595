"""Acts beside each other."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine


def test_the_button_of_a_refused_act_is_level_with_its_neighbour(qtbot: QtBot) -> None:
    refused, other = ActButton("Check the chosen backup"), QPushButton("Check another")
    refused.refuse("Choose a backup in the table first.")
    line = ActsLine((refused, other))
    qtbot.addWidget(line)
    line.resize(600, 120)
    line.show()
    assert refused.y() == other.y()
