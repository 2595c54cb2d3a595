"""A country file in a window that is too low for it: one thing scrolls, and who comes for a part sees it."""

import pytest
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


def test_in_any_height_one_thing_scrolls_the_tabs_stay_and_the_open_one_is_seen(
    qtbot: QtBot, show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry, "MMR")
    page = show("P-FP", "MMR/risk")
    file = page.file
    outer = _outer(file)
    with subtests.test("a tab scrolls within the height that the head leaves it"):
        for part in ("overview", "timeline", "events", "risk", "signals"):
            file.show_part(part)
            qtbot.waitUntil(lambda: file.tabs.height() >= file.tabs.minimumHeight() > 0)
            assert outer.verticalScrollBar().maximum() == 0, part
    with subtests.test("tabs stay where they are, whichever is chosen"):
        tabs = file.tabs
        places: set[tuple[int, ...]] = set()
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            places.add(tuple(tabs.tabBar().tabRect(each).x() for each in range(tabs.count())))
        assert len(places) == 1
    full = page.size()
    with subtests.test("from the tabs keys lead to either end and read on in what is shown"):
        page.resize(1000, 480)
        bar = tabs.tabBar()
        bar.setFocus()
        area = page.file.overview
        tabs.setCurrentWidget(area)
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
        press(bar, Qt.Key.Key_PageDown)
        assert area.verticalScrollBar().value() > 0
        press(bar, Qt.Key.Key_PageUp)
        assert area.verticalScrollBar().value() == 0
        press(bar, Qt.Key.Key_End)
        assert tabs.currentWidget() is page.file.history
        press(bar, Qt.Key.Key_Home)
        assert tabs.currentWidget() is page.file.overview
    with subtests.test("in a low window the head folds to a sentence and the open tab is seen"):

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
    page.resize(full)
    with subtests.test("a tab that is not open takes no height from the one that is"):
        tall = QWidget()
        tall.setMinimumHeight(file.height())
        file.tabs.addTab(tall, "Tall")
        qtbot.waitUntil(lambda: file.tabs.height() > 0)
        QApplication.processEvents()
        assert outer.verticalScrollBar().maximum() == 0


def test_with_large_type_an_unfolded_head_is_whole_and_scrolls_away_for_who_comes_for_a_part(
    qtbot: QtBot, show: Show, ministry: Ministry, theme: Theme, subtests: pytest.Subtests
) -> None:
    opened(ministry, "MMR")
    evidence(ministry)
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
    with subtests.test("rows of evidence and the chosen item are read"):
        # What stands above them takes two thirds of a low window: the file scrolls before they have no height left.
        click(file.head.unfold)
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
