"""The sidebar, the header and the foot around the pages."""

import threading
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import assert_accessible, assert_fits, assert_named, click, press, tab_chain
from tools.widget_gallery import windows
from ui.hints import hint_at
from ui.tasks import Tasks
from ui.theme import Theme, ThemeChoice
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Tone
from ui.widgets.page_stack import PageStack
from ui.widgets.sidebar import Place, Sidebar
from ui.widgets.words import Words
from ui.window import MainWindow


def test_the_sidebar_shows_the_page_the_person_and_what_waits(qtbot: QtBot, window: MainWindow) -> None:
    window.sign_in("A. Nkosi", "R2P Focal Point")
    window.set_badge("desk", 7)
    entries = [button for button in window.sidebar.findChildren(QPushButton) if button.isCheckable()]
    assert entries[0].accessibleName() == "Desk, 7 need you"
    assert window.sidebar.badge("desk") == 7
    click(entries[2])
    assert window.here[0] == "reports"
    assert [entry.isChecked() for entry in entries] == [False, False, True]
    texts = [label.text() for label in window.sidebar.findChildren(QLabel)]
    assert {"A. Nkosi", "R2P Focal Point"} <= set(texts)
    window.set_badge("desk", 0)
    assert entries[0].accessibleName() == "Desk"


def test_the_sidebar_is_as_wide_as_its_longest_words_need_and_no_wider(qtbot: QtBot, theme: Theme) -> None:
    """English titles leave it as it is; in another language it grows by what would else be cut."""
    for title, wider in (("Desk", 0), ("Tableau de bord", 60)):
        sidebar = Sidebar()
        qtbot.addWidget(sidebar)
        theme.dress(sidebar)
        sidebar.add(Place("desk", title, "desk"))
        sidebar.set_badge("desk", 20)
        sidebar.show_place("desk")
        sidebar.resize(sidebar.width(), 400)
        sidebar.show()
        entry = next(one for one in sidebar.findChildren(QPushButton) if one.isCheckable())
        badge = next(label for label in entry.findChildren(QLabel) if label.text() == "20")
        QApplication.processEvents()
        assert entry.sizeHint().width() <= badge.x() + theme.metrics.inside
        assert 192 <= sidebar.width() <= 192 + wider


def test_the_status_line_tells_of_the_ledger(window: MainWindow) -> None:
    window.set_ledger(18204, datetime(2026, 3, 4, 9, 12, tzinfo=UTC).astimezone())
    window.status_line.set_saved()
    assert window.status_line.text.startswith("Ledger 18,204 · verified ")
    assert window.status_line.text.endswith(" · saved")
    window.set_ledger(18204, datetime(2026, 3, 4, 9, 12, tzinfo=UTC).astimezone(), upto=18200)
    assert "Ledger 18,204 · verified up to 18,200 at " in window.status_line.text
    window.set_ledger(18204, None)
    assert "not verified yet" in window.status_line.text
    window.set_ledger(18204, None, intact=False)
    assert "does not verify" in window.status_line.text


def test_the_day_stands_below_every_page_and_a_clock_that_was_set_back_is_said_as_long_as_it_is(
    window: MainWindow,
) -> None:
    window.set_ledger(7, None)
    window.set_day(date(2026, 3, 4), clock_behind=True)
    assert window.status_line.text == "Today 2026-03-04 · Ledger 7 · not verified yet"
    assert "clock stands before the ledger" in window.status_line.caution
    window.go("reports")
    assert window.status_line.caution
    window.set_day(date(2026, 3, 5), clock_behind=False)
    assert (window.status_line.text[:16], window.status_line.caution) == ("Today 2026-03-05", "")


def test_in_large_type_no_line_of_what_stands_above_a_page_is_cut_off(
    window: MainWindow, theme: Theme
) -> None:
    theme.resize(text_scale=2.0)
    held = QWidget()
    held.setMinimumHeight(240)
    page = window.pages["desk"].layout()
    assert page is not None
    page.addWidget(held)
    window.resize(1280, 720)
    window.set_caution(
        "The clock of this computer stands four years before the ledger. " * 2, "Set it. " * 20
    )
    window.tell(Tone.WARN, "The ledger is not as it should be. " * 4, kept="Kept. " * 9, remedy="Ask. " * 120)
    QApplication.processEvents()
    above = window.above
    said = [one for one in above.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    assert len(said) == 5
    assert [one.text() for one in said if one.height() < one.heightForWidth(one.width())] == []
    assert window.stack.height() >= 240, "the page keeps the room that it needs"
    assert above in tab_chain(window), "what is longer than its room is read by keys too"
    assert_named(window)
    above.setFocus()
    press(above, Qt.Key.Key_PageDown)
    assert above.verticalScrollBar().value() > 0
    last = above.caution.close_button
    last.setFocus()
    above.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect().height() == last.height()
    window.tell(Tone.OK, "Done.")
    QApplication.processEvents()
    assert above.notice.visibleRegion().boundingRect().top() == 0, "what was just told is seen"
    window.set_caution("")
    QApplication.processEvents()
    assert above not in tab_chain(window), "there is nothing to scroll"


def test_what_stands_above_a_page_leaves_the_lines_of_a_page_within_the_page_their_room(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    """As on the page of a report, which stands in that of all reports: for whom it waits may take many lines, and may change."""
    theme.resize(text_scale=2.0)
    inner = QWidget()
    waits = Words("Waits for a second person. ", wrap=True)
    column = QVBoxLayout(inner)
    column.addWidget(waits)
    column.addStretch(1)
    stack = PageStack()
    stack.addWidget(inner)
    page = window.pages["desk"].layout()
    assert page is not None
    page.addWidget(stack)
    window.resize(1280, 720)
    window.tell(Tone.OK, "The record is refused. " * 12, remedy="Waits. " * 50)
    QApplication.processEvents()
    high = window.above.height()
    assert window.above.verticalScrollBar().maximum() == 0
    waits.setText("Waits for a second person, to confirm the records. " * 8)
    # No line is cut off, once both have settled how much each has.
    qtbot.waitUntil(lambda: waits.height() >= waits.heightForWidth(waits.width()))
    assert window.above.height() < high
    button = window.above.notice.close_button
    button.setFocus()
    window.above.hint.show_hint("report")
    QApplication.processEvents()
    window.above.setFocus()
    window.above.notice.clear()
    QApplication.processEvents()
    held: QWidget | None = window.focusWidget()
    assert held is window.above.hint.close_button, "nothing scrolls any more, and the focus stays in sight"


def test_the_hint_of_a_report_stands_from_the_first_moment_wherever_one_lands_in_it() -> None:
    """Coming a moment later it would move what one is about to click."""
    assert hint_at("reports", "EW-2026-0001") == "report"
    assert hint_at("reports", "EW-2026-0001/decision/D-2026-0001") == "report"
    assert hint_at("reports", "EW-2026-0001/brief/2") == "", "a brief has no steps to lead through"
    assert hint_at("reports", "") == ""


def test_in_large_type_the_foot_of_the_window_makes_it_no_wider_than_its_screen(
    qtbot: QtBot, tasks: Tasks, theme: Theme
) -> None:
    """A wrong clock, the ledger's standing and a check of it under way are all said at once, as after a start."""
    theme.resize(text_scale=2.0)
    window = MainWindow(tasks, MarkingView("OFFICIAL"))
    qtbot.addWidget(window)
    go = threading.Event()
    task = tasks.run(lambda _progress, _cancelled: go.wait(10), title="Checking the ledger")
    window.set_day(date(2026, 3, 4), clock_behind=True)
    window.set_ledger(18204, None)
    assert window.minimumSizeHint().width() <= 1280
    with qtbot.waitSignal(task.ended):
        go.set()


def test_the_theme_is_chosen_from_the_header(window: MainWindow, theme: Theme) -> None:
    button = next(button for button in window.header.findChildren(QToolButton) if button.menu() is not None)
    acts = {action.text(): action for action in button.menu().actions()}
    assert acts["Light"].isChecked()
    acts["Dark"].trigger()
    assert theme.choice.value == "dark"
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert theme.choice.value == "light"
    assert acts["Light"].isChecked()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.CONTRAST])
def test_everything_in_the_gallery_is_accessible_and_fits(
    qtbot: QtBot, tasks: Tasks, theme: Theme, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    names = []
    for name, widget in windows(tasks):
        names.append(name)
        assert_accessible(widget)
        assert_fits(widget, 1280)
    assert len(names) == 6
    QApplication.closeAllWindows()


def test_a_page_fits_at_twice_the_size_of_type(qtbot: QtBot, tasks: Tasks, theme: Theme) -> None:
    theme.resize(text_scale=2.0)
    names = []
    for name, widget in windows(tasks):
        names.append(name)
        assert_fits(widget, 1280)
    assert "reports" in names
    QApplication.closeAllWindows()


def test_the_sidebar_folds_to_its_glyphs_where_the_window_is_narrow_for_its_type(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    """At twice the size of type a screen of 1280 pixels is left to the page; what a glyph stands for is read in its tip."""
    window.sign_in("A. Nkosi", "R2P Focal Point")
    window.set_badge("desk", 7)
    window.resize(1280, 800)
    entries = [button for button in window.sidebar.findChildren(QPushButton) if button.isCheckable()]
    lock = next(button for button in window.sidebar.findChildren(QPushButton) if not button.isCheckable())
    wide = window.sidebar.width()
    assert entries[0].text() == "Desk"
    theme.resize(text_scale=2.0)
    assert window.sidebar.folded
    assert window.sidebar.width() < wide
    assert [entry.text() for entry in entries] == ["", "", ""]
    assert entries[0].accessibleName() == "Desk, 7 need you"
    assert "Reports" in entries[2].toolTip()
    assert lock.toolTip() == "A. Nkosi, R2P Focal Point (Ctrl+L)"
    assert_named(window)
    theme.resize(text_scale=1.0)
    assert (entries[0].text(), window.sidebar.width()) == ("Desk", wide)
