"""The names beneath the columns of a chart of waits."""

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.charts.wait_chart import Wait, WaitChart


def test_a_long_name_takes_the_room_that_the_names_beside_it_leave(qtbot: QtBot) -> None:
    chart = WaitChart("Warning to decision")
    qtbot.addWidget(chart)
    letters = QFontMetrics(chart._font())
    countries = ("Ukraine", "Afghanistan", "Ukraine", "Mali")
    chart.show_waits([Wait(1, 2, False, name, (name, "0004")) for name in countries], "d", "Four waits")
    # A column is a little narrower than the longest name.
    chart.resize(round(letters.horizontalAdvance("Afghanistan") * 4 * 0.98) + 40, 200)
    assert tuple(map(chart.name_shown, range(4))) == countries
    chart.show_waits([Wait(1, 2, False, "", ("Afghanistan", "0004"))] * 4, "d", "Four waits")
    assert chart.name_shown(1).endswith("…"), "none is written over another"
