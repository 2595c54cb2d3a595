"""Keys of the window, wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import click, press
from ui.idle import IdleWatch
from ui.keys import EVERYWHERE, Key, conflicts, keys_of, sheet
from ui.page import NEW_KEYS
from ui.widgets.marking_strip import MarkingStrip
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.window import MainWindow


def test_finding_begins_where_something_is_shown_that_can_be_narrowed(window: MainWindow) -> None:
    """Ctrl+F, wherever on the page the focus is: in the line that narrows, else in the table, else in everything."""
    asked: list[str] = []
    window.offer_find(lambda: asked.append("anything"))
    page = window.pages["desk"]
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["anything"]
    table = TableView((Column[str]("Word", str),), name="Words", rows=("one", "two"))
    page.content.addWidget(table)
    QApplication.processEvents()
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    begun = QApplication.focusWidget()
    assert isinstance(begun, QLineEdit)
    assert table.isAncestorOf(begun)
    line = QLineEdit()
    line.setClearButtonEnabled(True)
    page.content.addWidget(line)
    QApplication.processEvents()
    window.setFocus()
    table.hide()
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert line.hasFocus()
    assert asked == ["anything"]


def test_keys_of_the_page_work_wherever_the_focus_is_but_in_a_field(window: MainWindow) -> None:
    done: list[str] = []
    for name in ("desk", "reports"):
        window.pages[name].answer_key(NEW_KEYS, "New", lambda name=name: done.append(name))  # type: ignore[misc]
    field = QLineEdit()
    window.pages["desk"].content.addWidget(field)
    QApplication.processEvents()
    window.sidebar.focus_place("desk")
    entry = window.focusWidget()
    press(entry, Qt.Key.Key_N)
    press(entry, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["desk", "desk"], "of the page that is shown alone"
    field.setFocus()
    press(field, Qt.Key.Key_N)
    assert (field.text(), len(done)) == ("n", 2)
    press(field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 3
    assert [line.where for line in sheet(window) if line.words == "New"] == ["Desk"]
    assert conflicts(window) == []


def test_one_key_leads_into_the_page_and_back_to_the_sidebar(window: MainWindow) -> None:
    page = window.pages["desk"]
    other = QPushButton("Other")
    page.content.addWidget(other)
    QApplication.processEvents()
    window.sidebar.focus_place("desk")
    entry = window.focusWidget()
    press(entry, Qt.Key.Key_F6)
    assert window.focusWidget() is not entry
    assert page.isAncestorOf(window.focusWidget())
    other.setFocus()
    press(other, Qt.Key.Key_F6)
    assert window.focusWidget() is entry
    press(entry, Qt.Key.Key_F6)
    assert window.focusWidget() is other, "where one was"


def test_what_is_pasted_goes_to_the_open_tab_wherever_the_focus_is(window: MainWindow) -> None:
    taken: list[str] = []

    class Tab(QWidget):
        def paste(self) -> None:
            taken.append("rows")

    Tab.__module__ = "ui.sample"
    window.pages["desk"].content.addWidget(Tab())
    QApplication.processEvents()
    press(window.sidebar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["rows"]


def test_the_program_is_closed_by_its_key(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closing):
        press(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_locking_is_asked_for_by_key_and_by_button(qtbot: QtBot, window: MainWindow) -> None:
    window.sign_in("A. Nkosi", "R2P Focal Point")
    with qtbot.waitSignal(window.lock_requested):
        press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    lock = next(button for button in window.sidebar.findChildren(QPushButton) if button.text() == "Lock")
    with qtbot.waitSignal(window.lock_requested):
        click(lock)


def test_every_key_is_on_the_sheet_and_none_twice(window: MainWindow) -> None:
    assert conflicts(window) == []
    words = {line.keys: line.words for line in sheet(window) if line.where == EVERYWHERE}
    assert words["Ctrl+L"] == "Lock the program"
    assert words["Ctrl+2"] == "Go to Countries"
    assert words["F1"] == "Help on this place"
    assert words["Shift+F1"] == "Glossary"
    press(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "All keys"
    assert [line.keys for line in sheet(window) if line.words == "All keys"] == ["?"]
    dialog.close()


def test_two_claims_on_one_key_are_found(window: MainWindow) -> None:
    button = QPushButton("Load", window)
    button.setShortcut("Ctrl+L")
    assert Key("Ctrl+L", "Load") in keys_of(window)
    assert len(conflicts(window)) == 1


def test_glossary_opens_at_a_term(window: MainWindow) -> None:
    dialog = window.show_glossary("phase")
    assert dialog.definition == "Where a file stands."
    strip = dialog.findChild(MarkingStrip)
    assert isinstance(strip, MarkingStrip)
    assert strip.marking == window.marking
    dialog.reject()


def test_idleness_ends_with_a_key(qtbot: QtBot, window: MainWindow) -> None:
    watch = IdleWatch(10, window)
    watch.start()
    assert watch.timer.interval() == 600_000
    begun = watch.timer.timerId()
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert watch.timer.timerId() not in {begun, -1}
    with qtbot.waitSignal(watch.idle):
        watch.timer.setInterval(0)
    watch.stop()
    assert not watch.timer.isActive()
