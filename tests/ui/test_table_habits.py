"""What people expect of a table: their columns, finding as one types, and copies that are safe outside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import press, type_text
from ui.widgets.marking_strip import MarkingView
from ui.widgets.rows_model import Column
from ui.widgets.table_memory import TableChoice, TableMemory, remember_in
from ui.widgets.table_view import TableView


@dataclass(frozen=True)
class _Row:
    name: str
    place: str
    protected: bool = False


_COLUMNS = (
    Column[_Row](
        "Name",
        lambda row: row.name,
        width=120,
        copied=lambda row: "(protected)" if row.protected else row.name,
    ),
    Column[_Row]("Place", lambda row: row.place, width=90),
    Column[_Row]("Letters", lambda row: str(len(row.name)), number=True, stretch=True),
)
_ROWS = (_Row("Alpha", "Maungdaw"), _Row("Beta", "Sittwe"), _Row("Gamma", "Maungdaw", protected=True))


class _Marked(QWidget):
    marking = MarkingView("OFFICIAL: SENSITIVE", demo=True)
    protected_names: Callable[[], Mapping[str, str]] = dict


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Choices are remembered, as in the program."""
    path = tmp_path / "machine" / "tables.json"
    remember_in(path)
    yield path
    remember_in(None)


def _table(qtbot: QtBot, name: str = "Rows") -> TableView[_Row]:
    made = TableView(_COLUMNS, name=name, rows=_ROWS)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def _shown(table: TableView[_Row]) -> list[str]:
    return [row.name for place, row in enumerate(table.rows_model.rows) if not table.isRowHidden(place)]


def _act(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


def _part(menu: QMenu, words: str) -> QMenu:
    found = _act(menu, words).menu()
    assert isinstance(found, QMenu)
    return found


def test_columns_order_and_sorting_are_as_they_were_left(qtbot: QtBot, memory: Path) -> None:
    first = _table(qtbot)
    menu = first.menu()
    _act(_part(menu, "Columns"), "Letters").trigger()
    _act(_part(menu, "Put a column first"), "Place").trigger()
    _act(_part(menu, "Sort down by"), "Name").trigger()
    again = _table(qtbot)
    assert [_COLUMNS[place].title for place in again.columns_chosen.shown()] == ["Place", "Name"]
    assert [row.name for row in again.rows_model.rows] == ["Gamma", "Beta", "Alpha"]
    other = _table(qtbot, name="Other rows")
    assert other.columns_chosen.shown() == [0, 1, 2]
    _act(again.menu(), "Columns and order as usual").trigger()
    assert _table(qtbot).columns_chosen.shown() == [0, 1, 2]


def test_a_width_that_was_drawn_is_kept_at_any_size_of_type(qtbot: QtBot, memory: Path) -> None:
    table = _table(qtbot)
    header = table.horizontalHeader()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    edge = header.rect().center()
    edge.setX(header.sectionViewportPosition(1) - 1)
    QTest.mousePress(header.viewport(), button, none, edge)
    header.resizeSection(0, 180)
    QTest.mouseRelease(header.viewport(), button, none, edge)
    again = _table(qtbot)
    assert again.columnWidth(0) == 180
    # What the window itself does to a column, for want of room, is nobody's choice.
    table.resize(200, 300)
    assert _table(qtbot).columnWidth(1) == again.columnWidth(1)


def test_columns_and_order_are_chosen_by_keys_that_every_keyboard_has(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.choose(1)
    press(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    _act(opened, "Choose all rows").trigger()
    opened.close()
    assert table.selected_rows() == _ROWS


def test_the_last_column_cannot_be_taken_away(qtbot: QtBot) -> None:
    table = _table(qtbot)
    for place in range(3):
        table.columns_chosen.show_column(place, wanted=False)
    assert table.columns_chosen.shown() == [2]


def test_no_word_of_a_table_lies_on_the_disk(qtbot: QtBot, memory: Path) -> None:
    _table(qtbot, name="Evidence on Myanmar").columns_chosen.show_column(1, wanted=False)
    written = memory.read_text()
    assert "hidden" in written
    assert "Myanmar" not in written
    assert "Place" not in written


@pytest.mark.parametrize(
    "written", ["[]", "{", '{"k": {"order": [9], "hidden": [0,1,2], "widths": [[0, "x"]], "sort": null}}']
)
def test_a_file_that_was_tampered_with_changes_nothing(tmp_path: Path, written: str) -> None:
    path = tmp_path / "tables.json"
    path.write_text(written)
    assert TableMemory(path).choice_of("k", 3) == TableChoice()


def test_typing_finds_rows_and_esc_shows_all_again(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.setFocus()
    press(table, Qt.Key.Key_M)
    line = table.focusWidget()
    assert line is not None
    assert line.accessibleName() == "Find in Rows"
    type_text(line, "aung")
    assert _shown(table) == ["Alpha", "Gamma"]
    assert table.current_row() == _ROWS[0]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert _shown(table) == ["Gamma", "Alpha"]
    table.selectAll()
    assert [row.name for row in table.selected_rows()] == ["Gamma", "Alpha"]
    table.set_rows((*_ROWS, _Row("Delta", "Maungdaw")))
    assert _shown(table) == ["Gamma", "Delta", "Alpha"]
    with qtbot.waitSignal(table.opened):
        press(line, Qt.Key.Key_Return)
    press(line, Qt.Key.Key_Escape)
    assert len(_shown(table)) == 4
    assert not line.isVisible()


def test_home_and_end_go_to_the_first_and_the_last_row_that_is_shown(qtbot: QtBot) -> None:
    table = _table(qtbot)
    for key, name in ((Qt.Key.Key_End, "Gamma"), (Qt.Key.Key_Home, "Alpha")):
        press(table, key)
        assert table.selected_rows() == (next(row for row in _ROWS if row.name == name),)
    table.setRowHidden(2, True)
    press(table, Qt.Key.Key_End)
    assert table.current_row() == _ROWS[1]


def test_rows_are_walked_by_keys_whichever_columns_are_hidden(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.columns_chosen.show_column(0, wanted=False)
    table.choose(0)
    press(table, Qt.Key.Key_Down)
    assert table.selected_rows() == (_ROWS[1],)


def test_tab_from_the_line_that_finds_goes_on_behind_the_table(qtbot: QtBot) -> None:
    table = _table(qtbot)
    place = QWidget()
    line = QVBoxLayout(place)
    after = QPushButton("Open")
    for widget in (QPushButton("Before"), table, after, QPushButton("Last")):
        line.addWidget(widget)
    place.show()
    table.find_rows("aung")
    finding = table.focusWidget()
    assert finding is not None
    press(finding, Qt.Key.Key_Tab)
    assert place.focusWidget() is after
    # The table goes by itself at the end of the test.
    table.setParent(None)
    place.close()


def test_a_row_that_is_asked_for_is_shown_whatever_was_typed(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.find_rows("sittwe")
    assert _shown(table) == ["Beta"]
    table.choose(0)
    assert table.current_row() == _ROWS[0]
    assert len(_shown(table)) == 3


def test_a_copy_follows_the_rules_of_an_export(qtbot: QtBot) -> None:
    """Marking first, no protected name, shown columns only, no formula in any form of it."""
    window = _Marked()
    qtbot.addWidget(window)
    table = TableView(_COLUMNS, name="Rows", rows=_ROWS)
    QHBoxLayout(window).addWidget(table)
    window.show()
    table.set_rows((_Row("=cmd()<b>", "Sittwe"), _Row("Gamma", "Maungdaw", protected=True)))
    table.columns_chosen.show_column(2, wanted=False)
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n") == [
        "OFFICIAL: SENSITIVE (DEMO)",
        "Name\tPlace",
        "'=cmd()<b>\tSittwe",
        "(protected)\tMaungdaw",
    ]
    assert data.html().startswith("<p>OFFICIAL: SENSITIVE (DEMO)</p><table>")
    assert "<td>&#x27;=cmd()&lt;b&gt;</td>" in data.html()
    assert "Gamma" not in data.html()


def test_a_protected_name_in_a_text_does_not_leave_with_the_row(qtbot: QtBot) -> None:
    window = _Marked()
    window.protected_names = lambda: {"Daw Hla": "Source 4"}
    qtbot.addWidget(window)
    table = TableView(_COLUMNS, name="Rows", rows=[_Row("As daw hla told the post", "Sittwe")])
    QHBoxLayout(window).addWidget(table)
    window.show()
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "As Source 4 told the post" in data.text()
    assert "hla" not in (data.text() + data.html()).casefold()


def test_nothing_chosen_leaves_the_clipboard_as_it_is(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("mine")
    table = _table(qtbot)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "mine"


def test_the_chosen_row_stays_in_view_when_something_is_told_above(qtbot: QtBot) -> None:
    table = TableView(
        _COLUMNS, name="Places", rows=tuple(_Row(f"Name {number}", "Sittwe") for number in range(40))
    )
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    table.choose(39)
    table.resize(400, 330)
    view = table.viewport().rect()
    assert view.contains(table.visualRect(table.currentIndex())), "what is told is told of it"
    table.verticalScrollBar().setValue(0)
    table.resize(400, 300)
    assert table.verticalScrollBar().value() == 0, "who reads elsewhere stays there"


def test_a_row_that_does_not_fit_what_is_typed_is_not_opened(qtbot: QtBot) -> None:
    """It is chosen still, and hidden: evidence that nobody saw was cited."""
    table = _table(qtbot)
    table.find_rows("aung")
    finding = table.focusWidget()
    assert finding is not None
    opened: list[object] = []
    table.opened.connect(opened.append)
    type_text(finding, "zzz")
    assert _shown(table) == []
    press(finding, Qt.Key.Key_Return)
    assert opened == []
