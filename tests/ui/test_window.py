"""The window around the pages."""

import threading
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from tests.ui.support import assert_accessible, assert_fits, assert_named, click, press
from tools.widget_gallery import windows
from ui.idle import IdleWatch
from ui.keys import EVERYWHERE, Key, conflicts, keys_of, sheet
from ui.page import NEW_KEYS, Page
from ui.tasks import OnClose, Progress, Tasks
from ui.theme import Theme, ThemeChoice
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.sidebar import Place, Sidebar
from ui.widgets.table_view import TableView
from ui.window import MainWindow


class _Sample(Page):
    def __init__(self, window: MainWindow, place: Place) -> None:
        super().__init__(window, place)
        self.opened: list[str] = []
        self.header_acts.addWidget(QPushButton(f"New in {place.title}"))
        self.line = QPushButton(place.title)
        self.content.addWidget(self.line)

    def open(self, key: str) -> None:
        super().open(key)
        self.opened.append(key)
        self.set_title(key or self.place.title, "facts" if key else "")


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks) -> MainWindow:
    made = MainWindow(
        tasks, MarkingView("OFFICIAL", demo=True), glossary=(("Phase", "Where a file stands."),)
    )
    for name in ("desk", "countries", "reports"):
        made.add_page(_Sample(made, Place(name, name.capitalize(), name)))
    qtbot.addWidget(made)
    made.go("desk")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_places_are_remembered_and_gone_back_to(window: MainWindow) -> None:
    window.go("reports", "EW-2026-0042")
    window.go("countries", "MMR")
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("reports", "EW-2026-0042")
    assert window.header.title == "EW-2026-0042"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("desk", "")
    assert not window.header.back.isEnabled()
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("reports", "EW-2026-0042")
    window.go("desk")
    assert not window.header.forward.isEnabled()
    window.back()
    assert window.here == ("reports", "EW-2026-0042")


def test_coming_to_the_same_place_twice_is_one_step(window: MainWindow) -> None:
    window.go("reports", "EW-2026-0042")
    window.go("reports", "EW-2026-0042")
    window.back()
    assert window.here == ("desk", "")


def test_history_does_not_grow_for_ever(window: MainWindow) -> None:
    for number in range(300):
        window.go("reports", f"EW-2026-{number:04}")
    for _ in range(300):
        window.back()
    assert window.here == ("reports", "EW-2026-0200")


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, "desk"), (Qt.Key.Key_3, "reports")])
def test_pages_have_keys_in_their_order(window: MainWindow, key: Qt.Key, page: str) -> None:
    window.go("countries")
    press(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.here[0] == page


def test_an_unknown_page_is_a_bug(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.go("nowhere")
    assert window.here == ("desk", "")


def test_each_page_brings_its_own_acts(window: MainWindow) -> None:
    def shown() -> list[str]:
        buttons = window.header.findChildren(QPushButton)
        return [button.text() for button in buttons if button.isVisible()]

    assert shown() == ["New in Desk"]
    window.go("reports")
    assert shown() == ["New in Reports"]
    window.go("desk")
    assert shown() == ["New in Desk"]


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


class _Landing(_Sample):
    @property
    def landing(self) -> QWidget:
        return self.line


def test_who_comes_by_a_link_goes_on_from_what_it_leads_to(window: MainWindow) -> None:
    """Not from the sidebar, nor from where the page was left some time ago; by its own key one begins at the sidebar."""
    page = _Landing(window, Place("imports", "Imports", "reports"))
    other = QPushButton("Other")
    page.content.addWidget(other)
    window.add_page(page)
    window.go("imports", "B-1")
    assert window.focusWidget() is page.line
    other.setFocus()
    window.go("desk")
    window.go("imports", "B-2")
    assert window.focusWidget() is page.line
    other.setFocus()
    window.go("imports", "B-3")
    assert window.focusWidget() is other, "who is on the page stays where they are"
    window.header.back.setFocus()
    press(window.header.back, Qt.Key.Key_Space)
    assert window.focusWidget() is window.header.back, "pressed again, it leads further back"
    window.go("desk")
    window.sidebar.focus_place("desk")
    window.go("imports")
    assert window.focusWidget() is not page.line


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


def test_notices_stand_above_the_page_until_another_is_shown(window: MainWindow) -> None:
    window.refuse(Refused("flow.x", "It was not done.", remedy="Ask."))
    assert window.above.notice.isVisible()
    window.go("desk", "again")
    assert window.above.notice.isVisible()
    window.go("reports")
    assert not window.above.notice.isVisible()
    window.tell(Tone.OK, "Saved.")
    assert window.above.notice.text == "Done Saved."


def test_what_goes_on_stands_above_every_page_until_it_is_put_away_or_over(window: MainWindow) -> None:
    window.set_caution("The clock is 3 days behind.", "Set it right.")
    window.tell(Tone.OK, "Saved.")
    assert window.above.notice.isVisible()
    assert window.above.caution.isVisible(), "beneath what was told"
    window.go("reports")
    assert not window.above.notice.isVisible()
    assert window.above.caution.text == "Caution The clock is 3 days behind. Set it right."
    assert window.above.caution.isVisible()
    click(window.above.caution.close_button)
    window.set_caution("The clock is 3 days behind.", "Set it right.")
    window.set_caution("The clock is 2 days behind.", "Set it right.")
    assert not window.above.isVisible(), "who put it away is told of it no more"
    window.set_caution("")
    window.set_caution("The clock is 5 hours behind.", "Set it right.")
    assert window.above.caution.isVisible(), "it is another one"
    window.set_caution("")
    assert not window.above.isVisible()


def test_a_refusal_nobody_waits_for_is_shown_above_the_page(qtbot: QtBot, window: MainWindow) -> None:
    def work(_progress: object, _cancelled: object) -> None:
        raise Refused("flow.x", "It was not done.")

    window.tasks.run(work)
    qtbot.waitUntil(window.above.notice.isVisible)
    assert "It was not done." in window.above.notice.text


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


def test_what_runs_is_shown_and_can_be_cancelled(qtbot: QtBot, window: MainWindow) -> None:
    go = threading.Event()

    def work(progress: Progress, _cancelled: object) -> None:
        progress(1, 4, "row 1")
        go.wait(10)

    task = window.tasks.run(work, title="Importing")
    cancel = next(button for button in window.status_line.findChildren(QPushButton) if button.isVisible())
    assert cancel.accessibleName() == "Cancel: Importing"
    qtbot.waitUntil(
        lambda: "Importing: row 1" in [label.text() for label in window.status_line.findChildren(QLabel)]
    )
    click(cancel)
    assert task.cancelled
    assert not cancel.isVisible()
    with qtbot.waitSignal(task.ended):
        go.set()


def test_closing_waits_for_what_must_finish(qtbot: QtBot, window: MainWindow) -> None:
    finished: list[bool] = []
    may_finish = threading.Event()

    def work(_progress: object, _cancelled: object) -> None:
        may_finish.wait(10)
        finished.append(True)

    window.tasks.run(work, on_close=OnClose.WAIT)
    threading.Timer(0.01, may_finish.set).start()
    with qtbot.waitSignal(window.closing):
        window.close()
    assert finished == [True]


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
