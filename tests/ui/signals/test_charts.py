"""Charts of the signs: read by key, in words, without relying on colour."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.support import assert_fits, count_pixels, press
from ui.charts.month_chart import Bar, MonthChart
from ui.charts.scale import ticks
from ui.charts.weeks_grid import AreaLine, WeeksGrid
from ui.theme import Theme, ThemeChoice, current

BARS = [
    Bar(f"m{number}", float(number), f"Month {number}: {number}", 0.0, 6.0, fires=number > 6)
    for number in range(10)
]


@pytest.fixture
def chart(qtbot: QtBot) -> MonthChart:
    made = MonthChart("Deaths by month")
    qtbot.addWidget(made)
    made.resize(500, made.sizeHint().height())
    made.show_bars(BARS, "Ten months; the sign is seen in three.")
    made.show()
    return made


def test_arrow_keys_read_month_by_month(qtbot: QtBot, chart: MonthChart) -> None:
    heard: list[str] = []
    chart.reading.connect(heard.append)
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_End)
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_Left)
    assert heard == ["Month 0: 0", "Month 1: 1", "Month 9: 9", "Month 9: 9", "Month 8: 8"]
    assert chart.accessibleName() == "Deaths by month"
    assert "three" in chart.accessibleDescription()


def test_from_right_to_left_the_keys_follow_the_eye(chart: MonthChart) -> None:
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    heard: list[str] = []
    chart.reading.connect(heard.append)
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_Left)
    assert heard[-1] == "Month 1: 1"


def test_the_pointer_reads_the_month_beneath_it(chart: MonthChart) -> None:
    heard: list[str] = []
    chart.reading.connect(heard.append)
    QTest.mouseMove(chart, QPoint(60, 60))
    QTest.mouseMove(chart, QPoint(chart.width() - 12, 60))
    assert heard
    assert heard[-1] == "Month 9: 9"


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_a_month_in_which_the_sign_is_seen_has_a_mark_of_its_own_in_every_theme(
    qtbot: QtBot, theme: Theme, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    made = MonthChart("Deaths")
    qtbot.addWidget(made)
    made.resize(500, made.sizeHint().height())
    quiet = [Bar(bar.label, bar.value, bar.words, bar.low, bar.high) for bar in BARS]
    palette = current().palette

    def drawn(bars: list[Bar]) -> QImage:
        made.show_bars(bars, "")
        return made.grab().toImage()

    marked = drawn(BARS)
    assert count_pixels(marked, palette.danger) > 0
    assert count_pixels(drawn(quiet), palette.danger) == 0
    # The flag stands above the bar, where a bar of another colour would not reach.
    top = marked.copy(0, 0, marked.width(), marked.height() // 2)
    assert count_pixels(top, palette.danger) > 0


def test_charts_fit_a_narrow_window_with_double_type_and_say_when_there_is_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.resize(text_scale=2.0)
    for made in (MonthChart("Months"), WeeksGrid("Weeks")):
        qtbot.addWidget(made)
        assert_fits(made, 320)
        made.resize(320, made.sizeHint().height())
        assert not made.grab().isNull()


def test_the_grid_reads_area_and_week(qtbot: QtBot) -> None:
    grid = WeeksGrid("Areas by weeks")
    qtbot.addWidget(grid)
    grid.show_lines(
        [AreaLine("Rakhine", (1, 0, 2)), AreaLine("Chin", (0, 0, 1))],
        ["2017-W34", "2017-W35", "2017-W36"],
        "Rakhine and Chin",
        run=(0, 3),
    )
    grid.resize(480, grid.sizeHint().height())
    grid.show()
    assert grid.accessibleName() == "Areas by weeks"
    heard: list[str] = []
    grid.reading.connect(heard.append)
    press(grid, Qt.Key.Key_Left)
    press(grid, Qt.Key.Key_Down)
    press(grid, Qt.Key.Key_Right)
    assert heard == ["Rakhine, 2017-W35: no event", "Chin, 2017-W35: no event", "Chin, 2017-W36: 1 event"]
    assert not grid.grab().isNull()


@given(st.one_of(st.just(0.0), st.floats(0.01, 1e9)))
def test_figures_of_an_axis_are_round_even_and_reach_the_top(top: float) -> None:
    marks = ticks(top)
    assert marks[0] == 0
    assert marks[-1] >= top * 0.999
    assert 2 <= len(marks) <= 8
    steps = {round(after - before, 6) for before, after in pairwise(marks)}
    assert len(steps) == 1 or top > 1e6
