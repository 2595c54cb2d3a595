"""Find anything: by keyboard, as one types, over every page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.search.found import Found, Group, Hit
from app.rules.finding import Query
from app.rules.snippets import Snippet
from db.vocabulary.finding import ThingKind
from tests.support.opened import ADMINISTRATOR
from tests.ui.find.asking import answered, opened
from tests.ui.support import assert_accessible, click, press
from tests.ui.workplace import at_work
from ui.countries.page import CountriesPage
from ui.find.commands import Command
from ui.find.painting import ResultDelegate
from ui.find.palette import FindPalette
from ui.find.results import ROW, Heading, rows_of
from ui.session import WorkSession


def test_typing_finds_and_enter_opens(qtbot: QtBot, case_folder: Path, subtests: pytest.Subtests) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        palette = opened(qtbot, session)
        assert_accessible(palette)
        said = answered(qtbot, palette, "burma")
        assert any("Myanmar" in line for line in said)
        hits = [row for row in palette.results.rows if isinstance(row, Hit)]
        assert hits[0].kind is ThingKind.FILE
        while palette.view.currentIndex().row() != palette.results.rows.index(hits[0]):
            press(palette.line, Qt.Key.Key_Down)
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("countries", "MMR")
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        session.window.go("desk")
        with subtests.test("a slip is put right by Enter"):
            palette = opened(qtbot, session)
            assert "Acts and pages" in answered(qtbot, palette, "mya")
            chosen = palette.view.currentIndex().data(ROW)
            assert isinstance(chosen, Hit), "the file, before any act about its country"
            assert answered(qtbot, palette, "mynamar") == ["Acts and pages", "Look for “myanmar”"]
            press(palette.line, Qt.Key.Key_Return)
            assert palette.line.text() == "myanmar"
            qtbot.waitUntil(lambda: not palette.finder.busy)
            press(palette.line, Qt.Key.Key_Return)
            assert session.window.here == ("countries", "MMR")
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        session.window.go("desk")
        with subtests.test("a tab of a file is found by its title, with the country or in its file"):
            palette = opened(qtbot, session)
            assert not any("Myanmar: " in line for line in answered(qtbot, palette, "levers and plans"))
            assert any(line.startswith("Myanmar: Risk") for line in answered(qtbot, palette, "burma risk"))
            press(palette.line, Qt.Key.Key_Return)
            assert session.window.here == ("countries", "MMR/risk")
            page = session.window.pages["countries"]
            assert isinstance(page, CountriesPage)
            file = page.file
            qtbot.waitUntil(lambda: file.tabs.currentWidget() is file.risk)
            qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
            palette = opened(qtbot, session)
            assert any(
                line.startswith("Myanmar: Levers and plans")
                for line in answered(qtbot, palette, "levers and plans")
            )
            assert not any(
                ": Levers" in line for line in answered(qtbot, palette, "ukraine levers and plans")
            )
            palette.reject()


def test_the_newest_line_wins_and_enter_waits_for_its_answer(qtbot: QtBot, session: WorkSession) -> None:
    palette = opened(qtbot, session)
    shown: list[object] = []
    palette.finder.found.connect(lambda found: shown.append(found.query.terms[-1].words))
    QTest.keyClicks(palette.line, "helena")
    palette.line.setText("minister")
    palette.line.setText("go to history")
    press(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.here[0] == "history")
    assert shown == [("history",)]


def test_what_is_typed_before_the_desktop_gives_the_palette_the_keys_is_typed_in_it(
    qtbot: QtBot, session: WorkSession
) -> None:
    behind = session.window.windowHandle()
    QTest.keyClick(behind, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    # N would begin something on the page, and a digit would open a line of the desk.
    for letter in "n 4 helena":
        QTest.keyClick(behind, Qt.Key(ord(letter.upper())))
    [palette] = session.window.findChildren(FindPalette)
    assert palette.line.text() == "n 4 helena"
    assert session.window.here == ("desk", "")
    QTest.mouseClick(behind, Qt.MouseButton.LeftButton, pos=session.window.sidebar.pos() + QPoint(60, 90))
    assert session.window.here == ("desk", "")
    QTest.keyClick(behind, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))


def _kinds(qtbot: QtBot, palette: FindPalette) -> set[ThingKind]:
    qtbot.waitUntil(lambda: not palette.finder.busy)
    return {row.kind for row in palette.results.rows if isinstance(row, Hit)}


def test_chips_narrow_in_words_and_no_code_is_written_into_the_line(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    answered(qtbot, palette, "minister")
    everything = _kinds(qtbot, palette)
    chip = next(one for one in palette.chips.findChildren(QToolButton) if one.text() == "Instruments")
    click(chip)
    assert palette.line.text() == "minister"
    assert palette.chips.words == ("Instruments",)
    assert _kinds(qtbot, palette) == {ThingKind.INSTRUMENT} < everything
    # The word that is being typed is still the beginning of one.
    palette.line.setText("minist")
    assert _kinds(qtbot, palette) == {ThingKind.INSTRUMENT}
    palette.line.setText("minister")
    click(chip)
    assert _kinds(qtbot, palette) == everything
    # What is typed for the same is a shortcut, and shows on the button, which takes it out again.
    palette.line.setText("minister kind:instrument")
    assert _kinds(qtbot, palette) == {ThingKind.INSTRUMENT}
    assert chip.isChecked()
    click(chip)
    assert palette.line.text().split() == ["minister"]


def test_what_was_probably_meant_is_written_without_the_codes_of_chips(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    click(next(one for one in palette.chips.findChildren(QToolButton) if one.text() == "Instruments"))
    said = answered(qtbot, palette, "ministar")
    assert said[-1] == "Look for “minister”"
    press(palette.line, Qt.Key.Key_Return)
    assert palette.line.text() == "minister"
    assert _kinds(qtbot, palette) == {ThingKind.INSTRUMENT}


def test_an_administrator_is_offered_no_casework(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
    with at_work(case_folder, ADMINISTRATOR) as session:
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "myanmar")
        assert not [row for row in palette.results.rows if isinstance(row, Hit)], said
        assert "may read" in palette.nothing.text()
        assert answered(qtbot, palette, "minister")


def test_nothing_found_is_said(qtbot: QtBot, session: WorkSession) -> None:
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, 'zzyzzwin "') == []
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == (
        "Nothing that you may read has all of these words. Texts are found in the language in which they were written."
    )
    click(next(one for one in palette.chips.findChildren(QToolButton) if one.text() == "Instruments"))
    qtbot.waitUntil(lambda: not palette.finder.busy)
    assert palette.nothing.text().endswith("It was looked for only under: Instruments.")
    answered(qtbot, palette, "minister")
    assert palette.nothing.isHidden()


def test_the_number_of_a_thing_opens_it_before_what_only_mentions_it() -> None:
    def hit(kind: ThingKind, number: str) -> Hit:
        return Hit(kind=kind, number=number, title=Snippet(number), text=Snippet("under D-008"))

    report, instrument = hit(ThingKind.REPORT, "EW-2022-0002"), hit(ThingKind.INSTRUMENT, "D-008")
    found = Found(
        query=Query(),
        groups=(
            Group(kind=ThingKind.REPORT, hits=(report,)),
            Group(kind=ThingKind.INSTRUMENT, hits=(instrument,)),
        ),
    )
    hits = [row for row in rows_of(found, (), number="d-008") if isinstance(row, Hit)]
    assert hits == [instrument, report]
    assert [row for row in rows_of(found, (), number="under") if isinstance(row, Hit)] == [report, instrument]
    titled = replace(instrument, whole=True)
    found = replace(found, groups=(found.groups[0], Group(kind=ThingKind.INSTRUMENT, hits=(titled,))))
    act = Command("An act under", "", list)
    assert (
        next(row for row in rows_of(found, (act,), number="under") if not isinstance(row, Heading)) == titled
    )


def test_a_reason_is_shown_whole_in_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    reason = (
        "By Helena Marsh, Minister for Foreign Affairs, 30 July 2021. Reason: " + "clinics would close " * 12
    )
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.setItemDelegate(ResultDelegate(shown))
    hit = Hit(kind=ThingKind.DECISION, number="D-1", title=Snippet("Declined: aid"), text=Snippet(reason))
    for one in (hit, replace(hit, in_full=True)):
        QListWidgetItem(shown).setData(ROW, one)
    heights = []
    for width in (700, 350):
        shown.resize(width, 400)
        shown.show()
        shown.doItemsLayout()
        heights.append([shown.visualItemRect(shown.item(row)).height() for row in (0, 1)])
    (cut, whole), (_cut, narrow) = heights
    assert cut < whole < narrow
    last = shown.viewport().grab(shown.visualItemRect(shown.item(1))).toImage()
    ground = last.pixelColor(last.width() - 2, 1)
    foot = range(last.height() - 20, last.height() - 2)
    assert any(last.pixelColor(x, y) != ground for x in range(12, 120) for y in foot), "to its last line"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_results_begin_where_one_reads(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    """From right to left a line in Latin letters too stands at the edge that marks what is chosen."""
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.setLayoutDirection(direction)
    shown.setItemDelegate(ResultDelegate(shown))
    QListWidgetItem(shown).setData(ROW, Heading("Opened last"))
    shown.resize(600, 60)
    shown.show()
    area = shown.visualItemRect(shown.item(0))
    picture = shown.viewport().grab(area).toImage()
    ground = picture.pixelColor(picture.width() // 2, 1)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
    ]
    at_left = max(inked) < picture.width() // 2
    assert at_left is (direction is Qt.LayoutDirection.LeftToRight)
    assert at_left or min(inked) > picture.width() // 2
