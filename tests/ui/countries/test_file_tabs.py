"""A country file in a window that is too low for it: one thing scrolls, and who comes for a part sees it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import click, press
from ui.countries.file_view import CountryFileView
from ui.theme import Theme


def _outer(file: CountryFileView) -> QScrollArea:
    return next(area for area in file.findChildren(QScrollArea) if area.isAncestorOf(file.tabs))


def test_a_tab_scrolls_within_the_height_that_the_head_leaves_it(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    opened(ministry, "MMR")
    file = show("P-FP", "MMR/risk").file
    outer = _outer(file)
    for part in ("overview", "timeline", "events", "risk", "signals"):
        file.show_part(part)
        qtbot.waitUntil(lambda: file.tabs.height() >= file.tabs.minimumHeight() > 0)
        assert outer.verticalScrollBar().maximum() == 0, part


def test_a_tab_that_is_not_open_takes_no_height_from_the_one_that_is(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    opened(ministry, "MMR")
    file = show("P-FP", "MMR/risk").file
    outer = _outer(file)
    tall = QWidget()
    tall.setMinimumHeight(file.height())
    file.tabs.addTab(tall, "Tall")
    qtbot.waitUntil(lambda: file.tabs.height() > 0)
    QApplication.processEvents()
    assert outer.verticalScrollBar().maximum() == 0


def test_with_large_type_an_unfolded_head_is_whole_and_scrolls_away_for_who_comes_for_a_part(
    qtbot: QtBot, show: Show, ministry: Ministry, theme: Theme
) -> None:
    opened(ministry, "MMR")
    theme.resize(text_scale=2.0)
    page = show("P-FP", "MMR")
    page.resize(1000, 480)
    file = page.file
    outer = _outer(file)
    click(file.head.unfold)
    qtbot.waitUntil(lambda: outer.verticalScrollBar().maximum() > 0)
    assert file.head.height() >= file.head.heightForWidth(file.head.width())
    assert outer.verticalScrollBar().value() == 0
    file.show_part("evidence")
    qtbot.waitUntil(lambda: outer.verticalScrollBar().value() > 0)
    top = file.tabs.tabBar().mapTo(outer.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < outer.viewport().height() // 2
    # And for who presses a tab, or goes to it by its keys.
    for come in (_click_tab, _step_to_tab):
        outer.verticalScrollBar().setValue(0)
        come(file)
        qtbot.waitUntil(lambda: outer.verticalScrollBar().value() > 0)


def test_with_large_type_rows_of_evidence_and_the_chosen_item_are_read(
    qtbot: QtBot, show: Show, ministry: Ministry, theme: Theme
) -> None:
    """What stands above them takes two thirds of a low window: the file scrolls before they have no height left."""
    opened(ministry, "MMR")
    evidence(ministry)
    theme.resize(text_scale=2.0)
    page = show("P-FP", "MMR")
    page.resize(1100, 420)
    page.file.show_part("evidence")
    tab = page.file.evidence
    qtbot.waitUntil(lambda: tab.table.viewport().height() >= 2 * theme.metrics.row)
    assert tab.detail.height() >= 2 * theme.metrics.row


def _click_tab(file: CountryFileView) -> None:
    bar = file.tabs.tabBar()
    click(bar, bar.tabRect(0).center())
    assert file.tabs.currentWidget() is file.overview


def _step_to_tab(file: CountryFileView) -> None:
    file.tabs.tabBar().setFocus()
    press(file.tabs.tabBar(), Qt.Key.Key_Right)
    assert file.tabs.currentWidget() is file.timeline


def test_tabs_stay_where_they_are_whichever_is_chosen(qtbot: QtBot, show: Show, ministry: Ministry) -> None:
    opened(ministry, "MMR")
    tabs = show("P-FP", "MMR").file.tabs
    places: set[tuple[int, ...]] = set()
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        places.add(tuple(tabs.tabBar().tabRect(each).x() for each in range(tabs.count())))
    assert len(places) == 1


def test_from_the_tabs_keys_lead_to_either_end_and_read_on_in_what_is_shown(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    opened(ministry, "MMR")
    page = show("P-FP", "MMR")
    page.resize(1000, 480)
    tabs = page.file.tabs
    bar = tabs.tabBar()
    bar.setFocus()
    area = page.file.overview
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    press(bar, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    press(bar, Qt.Key.Key_PageUp)
    assert area.verticalScrollBar().value() == 0
    press(bar, Qt.Key.Key_End)
    assert tabs.currentWidget() is page.file.history
    press(bar, Qt.Key.Key_Home)
    assert tabs.currentWidget() is page.file.overview


def test_in_a_low_window_the_head_folds_to_a_sentence_and_the_open_tab_is_seen(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR")
    file = page.file

    def seen() -> tuple[bool, bool, bool]:
        head = file.head
        return head.folded, head.who.isVisible(), head.unfold.isVisible()

    page.resize(1088, 900)
    assert seen() == (False, True, False)
    page.resize(1088, 420)
    assert seen() == (True, False, True)
    assert file.head.review.text() in file.head.brief.text()
    # Tabs and what the open one begins with stand on the first screen.
    qtbot.waitUntil(lambda: file.overview.visibleRegion().boundingRect().height() > 100)
    click(file.head.unfold)
    assert seen() == (False, True, True)
    click(file.head.unfold)
    assert seen() == (True, False, True)
    page.resize(1088, 900)
    assert seen() == (False, True, False)
