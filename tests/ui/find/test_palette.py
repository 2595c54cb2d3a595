"""Find anything: by keyboard, as one types, over every page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.search.found import Found, Group, Hit
from app.rules.finding import Query, Snippet
from db.vocabulary.finding import ThingKind
from tests.support.opened import ADMINISTRATOR, copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.support import assert_accessible, click, press, type_text
from tests.ui.workplace import at_work, dialog
from ui.authorities.appoint_dialog import AppointDialog
from ui.authorities.page import AuthoritiesPage
from ui.comparing.dialog import CompareDaysDialog
from ui.countries.conflict_dialog import ConflictDialog
from ui.countries.open_file_dialog import OpenFileDialog
from ui.countries.page import CountriesPage
from ui.find.commands import Command
from ui.find.painting import ResultDelegate
from ui.find.palette import FindPalette
from ui.find.results import ROW, Heading, rows_of, spoken
from ui.history.export_dialog import ExportDialog
from ui.history.page import HistoryPage
from ui.plans.lesson_dialogs import LessonDialog
from ui.session import WorkSession
from ui.theme import Theme


@pytest.fixture(scope="module")
def _open(
    templates: Templates, tmp_path_factory: pytest.TempPathFactory, _application: Theme
) -> Iterator[WorkSession]:
    """The window of a focal point, opened once for every test that asks and changes nothing."""
    _made, small = templates.get("small-ministry", make_small_ministry)
    with at_work(copy_of_ministry(small, tmp_path_factory.mktemp("asked") / "case"), "l.ferrer") as session:
        yield session


@pytest.fixture
def session(_open: WorkSession, qtbot: QtBot) -> Iterator[WorkSession]:
    """The window, at its desk, with no palette over it; it is left so."""
    _open.window.go("desk")
    _open.window.activateWindow()
    yield _open
    for palette in _open.window.findChildren(FindPalette):
        palette.reject()
    qtbot.waitUntil(lambda: not _open.window.findChildren(FindPalette))


def opened(qtbot: QtBot, session: WorkSession) -> FindPalette:
    """The palette, opened by its field in the header."""
    click(session.window.header.finding)
    qtbot.waitUntil(lambda: bool(session.window.findChildren(FindPalette)))
    [palette] = session.window.findChildren(FindPalette)
    return palette


def answered(qtbot: QtBot, palette: FindPalette, typed: str) -> list[str]:
    """What is shown once the answer to this line is there."""
    palette.line.clear()
    type_text(palette.line, typed)
    qtbot.waitUntil(lambda: not palette.finder.busy)
    return [spoken(row) for row in palette.results.rows]


def test_typing_finds_and_enter_opens(qtbot: QtBot, case_folder: Path) -> None:
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


def test_a_tab_of_a_file_is_found_by_its_title_with_the_country_or_in_its_file(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
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
        assert not any(": Levers" in line for line in answered(qtbot, palette, "ukraine levers and plans"))
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


def test_acts_are_found_by_their_words_and_headings_are_passed_over(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    assert palette.line.hasFocus() or palette.focusWidget() is palette.line
    first = palette.results.rows
    assert isinstance(first[0], Heading)
    assert palette.view.currentIndex().row() == 1
    press(palette.line, Qt.Key.Key_Up)
    assert palette.view.currentIndex().row() == 1
    said = answered(qtbot, palette, "lock")
    assert any(line.startswith("Lock the program") for line in said)
    press(palette, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not palette.isVisible())


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
    said = answered(qtbot, palette, "ministre")
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


def test_who_can_decide_is_asked_from_the_file_that_is_open(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        session.window.go("countries", "MMR")
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "who can decide")
        assert "Who can decide something for Myanmar" in said[1]
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("authorities", "who/MMR")
        page = session.window.pages["authorities"]
        assert isinstance(page, AuthoritiesPage)
        assert page.who.country.value() == "MMR"


def test_two_days_of_the_file_that_is_open_are_compared_by_typing(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        session.window.go("countries", "MMR")
        asked = "Compare two days of Myanmar…"
        palette = opened(qtbot, session)
        assert asked in answered(qtbot, palette, "difference two days")
        assert answered(qtbot, palette, "compare two")[1] == asked
        press(palette.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(session.window.findChildren(CompareDaysDialog)))
        [asked_days] = session.window.findChildren(CompareDaysDialog)
        assert asked_days.isVisible()
        asked_days.reject()
        assert session.window.here == ("countries", "MMR")


def test_who_types_a_measure_and_a_country_is_led_to_who_can_decide(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    said = answered(qtbot, palette, "targeted sanctions Myanmar")
    assert said[1] == "Who can decide in Myanmar? Targeted sanctions on key individuals (VE-4)"
    assert answered(qtbot, palette, "who can authorise targeted sanctions")[1].startswith(
        "Who can decide? Targeted"
    )
    whole = "who may authorise targeted sanctions on Myanmar today"
    assert answered(qtbot, palette, whole)[1] == said[1], "as the question is asked"
    assert [line for line in answered(qtbot, palette, "who can") if "Who can decide" in line] == [
        "Who can decide?"
    ], "no measure is named, and none is offered"
    assert [line for line in answered(qtbot, palette, "Myanmar") if "decide" in line] == [
        "Who can decide something for Myanmar"
    ]
    answered(qtbot, palette, "targeted sanctions Myanmar")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("authorities", "who/MMR/VE-4")


def test_a_day_on_which_nothing_was_shown_leads_to_what_had_been_shown_by_then(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, "what did the minister know on 4 March 2022")[1:] == [
        "Who had been shown what by 4 March 2022"
    ]
    assert "Nothing that you may read" in palette.nothing.text()
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("history", "shown/2022-03-04")
    page = session.window.pages["history"]
    assert isinstance(page, HistoryPage)
    assert page.filter.who_was_shown
    assert page.filter.wanted.until == date(2022, 3, 4)


def test_what_is_overdue_can_be_typed(qtbot: QtBot, session: WorkSession) -> None:
    session.window.go("history")
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, "overdue")[1] == "What is overdue, whoever it waits for"
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("desk", "overdue")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("cote d’ivoire", "Open a country file: Côte d'Ivoire…"),
        ("zaire", "Open a country file: Democratic Republic of the Congo…"),
        ("السودان", "Open a country file: Sudan…"),
        ("nouveau rapport", "New report…"),
        ("verrouiller", "Lock the program (Ctrl+L)"),
        ("sanctions ciblées", "Who can decide? Targeted sanctions on key individuals (VE-4)"),
        (
            "qui peut autoriser des sanctions ciblées contre la Birmanie aujourd’hui ?",
            "Who can decide in Myanmar? Targeted sanctions on key individuals (VE-4)",
        ),
        ("backup", "Back up, or look at backups"),
    ],
)
def test_an_act_is_found_by_what_people_call_it(
    qtbot: QtBot, session: WorkSession, typed: str, offered: str
) -> None:
    """By a former name or one of another script, with accents left out, in the other language."""
    palette = opened(qtbot, session)
    palette.line.setText(typed)
    qtbot.waitUntil(lambda: not palette.finder.busy)
    assert [spoken(row) for row in palette.results.rows][1] == offered


def test_a_country_without_a_file_is_one_enter_from_it(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        palette = opened(qtbot, session)
        answered(qtbot, palette, "ivory coast")
        press(palette.line, Qt.Key.Key_Return)
        made = dialog(qtbot, OpenFileDialog)
        assert made.country.value() == "CIV"
        made.reject_at_once()
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        session.case.act(open_country_file, OpenCountryFile(country="CIV", reason="Reports from the post"))
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "ivory coast")
        assert not any("Open a country file" in line for line in said)
        assert next(row.key for row in palette.results.rows if isinstance(row, Hit)) == "CIV"


def test_a_slip_is_put_right_by_enter(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        palette = opened(qtbot, session)
        assert answered(qtbot, palette, "mynamar") == ["Acts and pages", "Look for “myanmar”"]
        press(palette.line, Qt.Key.Key_Return)
        assert palette.line.text() == "myanmar"
        qtbot.waitUntil(lambda: not palette.finder.busy)
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("countries", "MMR")


def test_acts_of_other_pages_are_found_from_the_desk_and_who_may_not_do_them_is_told_why(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        palette = opened(qtbot, session)
        assert answered(qtbot, palette, "export")[1] == "Export for an inquiry…"
        press(palette.line, Qt.Key.Key_Return)
        dialog(qtbot, ExportDialog).reject_at_once()
        assert session.window.here == ("history", "")
        session.window.go("desk")
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        palette = opened(qtbot, session)
        assert answered(qtbot, palette, "appoint")[1] == "Appoint somebody to an office…"
        press(palette.line, Qt.Key.Key_Return)
        appointing = dialog(qtbot, AppointDialog)
        assert session.window.here == ("authorities", "organisation")
        assert appointing.office.isVisible(), "from the desk no office is chosen yet"
        assert_accessible(appointing)
        appointing.reject_at_once()
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "add an office")
        assert said.count("Add an office…") == 1, "the page has the same act"
    with at_work(case_folder, ADMINISTRATOR) as session:
        palette = opened(qtbot, session)
        answered(qtbot, palette, "export")
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("history", "")
        assert "Only a person with the role auditor or focal point" in session.window.above.notice.text


def test_a_conflict_of_interest_is_declared_from_the_desk(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        palette = opened(qtbot, session)
        assert answered(qtbot, palette, "recuse")[1] == "Declare a conflict of interest with Myanmar…"
        assert "Declare a conflict of interest with Myanmar…" in answered(qtbot, palette, "conflict burma")
        press(palette.line, Qt.Key.Key_Return)
        dialog(qtbot, ConflictDialog).reject_at_once()
        assert session.window.here == ("countries", "MMR")


def test_a_lesson_is_recorded_from_the_desk(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        palette = opened(qtbot, session)
        assert "Record a lesson for Myanmar…" in answered(qtbot, palette, "record lesson burma")
        press(palette.line, Qt.Key.Key_Return)
        dialog(qtbot, LessonDialog).reject_at_once()
        assert session.window.here == ("countries", "MMR")


def test_the_name_of_a_file_opens_it_before_any_act_that_is_named_after_the_country(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        session.window.go("countries", "MMR")
        palette = opened(qtbot, session)
        assert "Who can decide something for Myanmar" in answered(qtbot, palette, "decide Myanmar")
        for name in ("Myanmar", "burma"):
            said = answered(qtbot, palette, name)
            assert said[0] == "Country files"
            assert said.count("Country files") == 1
            assert isinstance(palette.view.currentIndex().data(ROW), Hit)
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("countries", "MMR")


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
