"""Tables: order, opening, keeping the choice, copying."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QPalette, QRegion
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from db.vocabulary import Phase
from language import Language, speaking
from tests.ui.support import click, press
from ui.widgets.cell_delegate import CellDelegate, isolate
from ui.widgets.column_room import LEAST
from ui.widgets.rows_model import PHASE_ROLE, Column, RowsModel
from ui.widgets.table_view import TableView
from ui.widgets.ticked_table import TickedTable


@dataclass(frozen=True)
class _Row:
    name: str
    cost: int | None = None
    phase: Phase | None = None


_COLUMNS = (
    Column[_Row]("Name", lambda row: row.name, width=120),
    Column[_Row](
        "Cost", lambda row: "" if row.cost is None else str(row.cost), sort=lambda row: row.cost, number=True
    ),
    Column[_Row](
        "Phase",
        lambda row: row.phase.label if row.phase else "No phase",
        phase=lambda row: (True, row.phase),
        role=lambda row: "danger" if row.phase is Phase.IMMINENT_RISK else "",
        stretch=True,
    ),
)
_ROWS = (_Row("beta", 9, Phase.RISK_PRESENT), _Row("Alpha", 100, Phase.IMMINENT_RISK), _Row("gamma"))


@pytest.fixture
def table(qtbot: QtBot) -> TableView[_Row]:
    made = TableView(_COLUMNS, name="Rows", rows=_ROWS)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_the_model_keeps_qts_rules() -> None:
    model = RowsModel(_COLUMNS, _ROWS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_rows(_ROWS[:1])
    model.sort(0)
    model.set_rows(())
    assert isinstance(tester.model(), QAbstractItemModel)
    assert model.rowCount() == 0


@given(st.lists(st.one_of(st.none(), st.integers()), max_size=30), st.booleans())
def test_sorting_orders_values_and_puts_the_unknown_last(costs: list[int | None], down: bool) -> None:
    model = RowsModel(_COLUMNS, [_Row(str(place), cost) for place, cost in enumerate(costs)])
    held = [QPersistentModelIndex(model.index(place, 0)) for place in range(len(costs))]
    model.sort(1, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
    known = [cost for cost in costs if cost is not None]
    shown = [row.cost for row in model.rows]
    assert shown == sorted(known, reverse=down) + [None] * (len(costs) - len(known))
    # What pointed at a row points at it still.
    assert [model.rows[index.row()].name for index in held] == [str(place) for place in range(len(costs))]


def test_words_sort_without_regard_to_case(table: TableView[_Row]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row.name for row in table.rows_model.rows] == ["Alpha", "beta", "gamma"]
    table.set_rows([_Row("delta"), _Row("Aleph")])
    assert [row.name for row in table.rows_model.rows] == ["Aleph", "delta"]


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        (Language.ENGLISH, ["EV-2021-9", "EV-2021-10", "EV-2022-1"]),
        (Language.ENGLISH, ["-5", "0.5", "999", "1,200", "12,000.75"]),
        (Language.FRENCH, ["0,5", "999", "1 200", "12\u202f000,75"]),
        (Language.FRENCH, ["Ecole", "École de filles", "ecole rouge", "Hôpital"]),
        (Language.ENGLISH, ["7 reports", "12 reports", "none", "undecided"]),
        (Language.ENGLISH, ["2020-12-31", "2021-02", "2021-02-01"]),
    ],
)
def test_a_column_of_words_is_ordered_as_a_reader_would(language: Language, cells: list[str]) -> None:
    """Figures by what they count, in the marks of the language; accents and case make no difference; nothing comes last."""
    words = (Column[str]("Words", lambda cell: cell),)
    model = RowsModel(words, ["", *reversed(cells)])
    with speaking(language):
        model.sort(0)
        assert list(model.rows) == [*cells, ""]
        model.sort(0, Qt.SortOrder.DescendingOrder)
        assert list(model.rows) == [*reversed(cells), ""]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_cells_can_be_ordered(cells: list[str]) -> None:
    model = RowsModel((Column[str]("Words", lambda cell: cell),), cells)
    model.sort(0)
    assert sorted(model.rows) == sorted(cells)


def test_rows_stand_as_given_until_a_heading_is_clicked(table: TableView[_Row]) -> None:
    assert table.rows_model.rows == _ROWS


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row(qtbot: QtBot, table: TableView[_Row], key: Qt.Key) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.opened) as blocker:
        press(table, key)
    assert blocker.args == [_ROWS[1]]


def test_a_double_click_opens_the_row(qtbot: QtBot, table: TableView[_Row]) -> None:
    spot = table.visualRect(table.rows_model.index(2, 0)).center()
    with qtbot.waitSignal(table.opened) as blocker:
        click(table.viewport(), spot, twice=True)
    assert blocker.args == [_ROWS[2]]


def test_the_chosen_row_stays_chosen_when_rows_are_read_again(table: TableView[_Row]) -> None:
    table.choose(2)
    table.set_rows((_Row("gamma", 5), *_ROWS[:2]), same=lambda row: row.name)
    assert table.current_row() == _Row("gamma", 5)
    table.set_rows(_ROWS[:2], same=lambda row: row.name)
    assert table.current_row() is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_copied_cell_never_runs_in_a_spreadsheet(qtbot: QtBot, table: TableView[_Row], start: str) -> None:
    table.set_rows((_Row(f"{start}HYPERLINK(1)\ttail\nmore", 3),))
    table.choose(0)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == ["Name\tCost\tPhase", f"'{start}HYPERLINK(1) tail more\t3\tNo phase"]


def test_cells_say_their_heading_and_carry_their_looks() -> None:
    model = RowsModel(_COLUMNS, _ROWS)
    assert _data(model, 1, 1, Qt.ItemDataRole.AccessibleTextRole) == "Cost: 100"
    trailing = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    assert _data(model, 1, 1, Qt.ItemDataRole.TextAlignmentRole) == trailing
    assert _data(model, 1, 2, Qt.ItemDataRole.ForegroundRole) is not None
    assert _data(model, 0, 2, Qt.ItemDataRole.ForegroundRole) is None
    assert _data(model, 0, 2, PHASE_ROLE) == (True, Phase.RISK_PRESENT)


def test_a_tool_tip_shows_tags_as_text() -> None:
    model = RowsModel(_COLUMNS, [_Row("<b>bold</b>")])
    assert "&lt;b&gt;" in str(_data(model, 0, 0, Qt.ItemDataRole.ToolTipRole))


def _data(model: RowsModel[_Row], row: int, column: int, role: int) -> object:
    return model.data(model.index(row, column), role)


def test_pictures_leave_room_for_the_words(table: TableView[_Row]) -> None:
    rows: Sequence[_Row] = [_Row("x", 1, phase) for phase in Phase]
    table.set_rows(rows)
    image = table.grab().toImage()
    assert not image.isNull()
    column = table.columnViewportPosition(2)
    swatch = image.pixelColor(column + 14, table.horizontalHeader().height() + table.rowHeight(0) // 2)
    assert swatch != image.pixelColor(column + 3, table.horizontalHeader().height() + 6)


def test_a_column_that_takes_what_is_left_is_never_too_narrow_to_read(
    qtbot: QtBot, table: TableView[_Row]
) -> None:
    header = table.horizontalHeader()
    table.resize(120, 300)
    qtbot.waitUntil(lambda: header.sectionSize(2) == LEAST)
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(700, 300)
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    assert table.horizontalScrollBar().maximum() == 0


def test_a_cell_runs_as_its_own_words_do_in_a_window_from_right_to_left() -> None:
    """An instant, or a title in Latin letters, is read from left to right there too."""
    option = QStyleOptionViewItem()
    for direction, drawn in (
        (Qt.LayoutDirection.LeftToRight, "2022-09-23 08:20"),
        (
            Qt.LayoutDirection.RightToLeft,
            "\N{FIRST STRONG ISOLATE}2022-09-23 08:20\N{POP DIRECTIONAL ISOLATE}",
        ),
    ):
        option.direction, option.text = direction, "2022-09-23 08:20"
        isolate(option)
        assert option.text == drawn


def test_a_cell_is_described_as_qt_itself_would_describe_it(table: TableView[_Row]) -> None:
    table.set_rows((_Row("two\nlines", 9, Phase.IMMINENT_RISK), _Row("", None)))
    own, qts = CellDelegate(table), QStyledItemDelegate(table)
    for row in range(2):
        for column in range(3):
            index = table.rows_model.index(row, column)
            described, expected = QStyleOptionViewItem(), QStyleOptionViewItem()
            own.initStyleOption(described, index)
            qts.initStyleOption(expected, index)
            ink = QPalette.ColorRole.Text
            chosen = QPalette.ColorRole.HighlightedText
            assert described.text == expected.text
            assert described.displayAlignment == expected.displayAlignment
            assert described.palette.color(ink) == expected.palette.color(ink)
            if table.rows_model.columns[column].ink(table.rows_model.rows[row]) is not None:
                assert described.palette.color(chosen) == described.palette.color(ink)
            assert described.index == index


def test_a_table_that_is_filled_tells_once_which_row_is_chosen(table: TableView[_Row]) -> None:
    told: list[object] = []
    table.chosen.connect(told.append)
    table.set_rows((_Row("delta"), _Row("epsilon")), same=lambda row: row.name, otherwise=1)
    assert told == [_Row("epsilon")]
    table.set_rows((_Row("zeta"), _Row("epsilon", 7)), same=lambda row: row.name, otherwise=0)
    assert told == [_Row("epsilon"), _Row("epsilon", 7)]
    table.set_rows((), otherwise=0)
    assert told[2:] == [None]


def test_a_list_that_is_read_again_stays_where_somebody_reads(table: TableView[_Row]) -> None:
    def many(cost: int) -> list[_Row]:
        return [_Row(f"row {place:02}", cost) for place in range(40)]

    table.set_rows(many(1), same=lambda row: row.name)
    bar = table.verticalScrollBar()
    for chosen in (None, 0):
        if chosen is not None:
            table.choose(chosen)
        bar.setValue(bar.maximum())
        table.set_rows(many(2), same=lambda row: row.name)
        assert bar.value() == bar.maximum() > 0


class _Painted(QObject):
    """What of a widget was painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_the_lines_of_the_cursor_leave_the_whole_row_that_it_leaves(qtbot: QtBot) -> None:
    table = TickedTable(_COLUMNS, name="Rows")
    qtbot.addWidget(table)
    table.set_rows(_ROWS)
    table.resize(500, 300)
    table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.choose(0)
    QApplication.processEvents()
    painted = _Painted()
    table.viewport().installEventFilter(painted)
    press(table, Qt.Key.Key_Down)
    QApplication.processEvents()
    last = table.visualRect(table.rows_model.index(0, 2))
    assert painted.region.contains(last), "its lines run along every column"
