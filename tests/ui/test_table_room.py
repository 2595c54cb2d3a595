"""A table gives its room to what is read in it, and is as high as its rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


@pytest.fixture
def table(qtbot: QtBot) -> TableView[str]:
    columns = (
        Column[str]("How long", lambda row: row, width=300, hug=True),
        Column[str]("What", lambda row: f"{row}\nmore of it", stretch=True),
    )
    table = TableView(columns, name="Waits", lines=2, longest=3)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    return table


def test_a_column_that_hugs_is_as_wide_as_its_words_and_never_wider_than_it_may(
    table: TableView[str],
) -> None:
    table.set_rows(("1 d",))
    narrow = table.columnWidth(0)
    table.set_rows(("overdue 1694 d",))
    assert narrow < table.columnWidth(0) < 300
    table.set_rows(("overdue " * 40,))
    assert table.columnWidth(0) == 300


def test_a_width_that_was_chosen_with_the_mouse_is_kept(table: TableView[str]) -> None:
    table.set_rows(("1 d",))
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(0) + header.sectionSize(0)

    y = header.height() // 2
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge - 1, y))
    QTest.mouseMove(header.viewport(), QPoint(edge + 60, y))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge + 60, y))
    wide = table.columnWidth(0)
    table.set_rows(("2 d",))
    assert table.columnWidth(0) == wide


def test_a_table_is_as_high_as_its_rows_until_they_scroll(table: TableView[str]) -> None:
    heights = []
    for count in (1, 2, 3, 9):
        table.set_rows(tuple(map(str, range(count))))
        heights.append(table.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert table.rowHeight(0) > table.fontMetrics().lineSpacing() * 2
