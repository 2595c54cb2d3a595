"""The top of a page: its title is read whole, and what stands beside it gives way."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from language import Language, speaking
from ui.widgets.elided_words import ElidedWords
from ui.widgets.page_header import PageHeader


@pytest.fixture
def header(qtbot: QtBot) -> PageHeader:
    header = PageHeader()
    qtbot.addWidget(header)
    header.finding.show()
    header.set_acts(QPushButton("Who can decide on it?"))
    header.set_title("Tableau de bord", "4 need you")
    header.show()
    return header


def test_acts_and_the_words_of_the_search_give_way_before_a_title_is_cut(
    qtbot: QtBot, header: PageHeader
) -> None:
    title = header._title
    heights, searches = [], []
    for width in (900, 560, 400):
        header.resize(width, 200)
        qtbot.waitUntil(lambda: title.width() >= title.fontMetrics().horizontalAdvance("Tableau de bord"))
        heights.append(header.sizeHint().height())
        searches.append(header.finding.text())
    assert heights[0] < heights[1] == heights[2], "acts stand on a line of their own"
    assert searches == ["Find…   Ctrl+K", "Find…   Ctrl+K", "Find…"]
    header.resize(900, 200)
    assert header.finding.text() == "Find…   Ctrl+K"
    assert header.sizeHint().height() == heights[0]


def test_the_search_gives_its_words_away_before_what_a_page_says_of_itself_is_cut(
    qtbot: QtBot, header: PageHeader
) -> None:
    facts = "18 things need you (12 overdue); 5 wait for others"
    header.set_title("Desk", facts)
    header.resize(1400, 60)
    assert header.finding.text() == "Find…   Ctrl+K"
    width = next(
        width for width in range(1000, 400, -10) if _at(header, width) and header.finding.text() == "Find…"
    )
    assert header._facts.width() >= header._facts.least_width()
    assert not header._is_beneath()
    _at(header, width + 10)
    assert header._facts.width() >= header._facts.least_width()
    _at(header, width)
    header.set_title("Desk", "18 things need you")
    assert header.finding.text() == "Find…   Ctrl+K"
    shown = [header._facts.shown_font(room).pixelSize() for room in (header._facts.least_width(), 10_000)]
    assert shown == [header._facts._small().pixelSize(), header._facts.font().pixelSize()]
    assert shown[0] < shown[1], "as large as other text where there is room"


def _at(header: PageHeader, width: int) -> bool:
    """Whether the header is laid out in a width."""
    header.resize(width, 60)
    for _settled in range(2):
        QApplication.processEvents()
    return header.width() == width


def test_the_header_is_never_lower_than_what_stands_in_it(header: PageHeader) -> None:
    header.resize(400, 10)
    header.resize(400, header.minimumSizeHint().height())
    assert header.minimumSizeHint().height() >= header.finding.height() + header._acts.height()


def test_a_long_title_is_written_smaller_before_its_end_is_left_out(header: PageHeader) -> None:
    title = header.findChild(ElidedWords)
    assert isinstance(title, ElidedWords)
    header.set_acts(None)
    header.set_title("EW-2022-0003 Mass graves at Bucha, Mariupol and Izyum")
    header.resize(1400, 60)
    header.grab()
    whole = title.fontMetrics().horizontalAdvance(title.text())
    assert title.width() >= whole
    assert title.shown_font(title.width()) == title.font()
    for _settled in range(2):
        header.resize(header.width() + round(whole * 0.9) - title.width(), 60)
        header.grab()
    assert title.width() < whole
    assert title.shown_font(title.width()).pixelSize() < title.font().pixelSize()
    assert title.toolTip() == ""
    header.resize(420, 60)
    header.grab()
    assert title.text() in title.toolTip()


def test_of_the_search_what_is_shorter_is_left_at_last(qtbot: QtBot) -> None:
    with speaking(Language.FRENCH):
        header = PageHeader()
    qtbot.addWidget(header)
    header.finding.show()
    header.set_title("Tableau de bord", "18 à traiter, dont 12 en retard")
    header.show()
    said = [header.finding.text() for width in range(1000, 300, -10) if _at(header, width)]
    assert list(dict.fromkeys(said)) == ["Rechercher…   Ctrl+K", "Rechercher…", "Ctrl+K"]


@pytest.mark.parametrize("language", Language)
def test_at_no_width_does_the_header_lay_itself_out_without_end(qtbot: QtBot, language: Language) -> None:
    """By one pixel the search named itself in full and in short by turns, cut each time, for as long as the window was open."""
    with speaking(language):
        header = PageHeader()
        qtbot.addWidget(header)
        header.finding.show()
        header.set_acts(QPushButton("Who can decide on it?"))
        header.set_title("Tableau de bord", "23 wait for others (12 overdue)")
        header.show()
    for width in range(430, 900):
        _at(header, width)
        seen = set()
        for _turn in range(3):
            QApplication.processEvents()
            seen.add((header.finding.text(), header._is_beneath()))
        assert len(seen) == 1, width
        assert header.finding.width() >= header.finding.sizeHint().width(), width
