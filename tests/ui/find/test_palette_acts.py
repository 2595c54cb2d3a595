"""Acts are found by what people call them, from any page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.search.found import Hit
from tests.support.opened import ADMINISTRATOR
from tests.ui.find.asking import answered, opened
from tests.ui.support import assert_accessible, press
from tests.ui.workplace import at_work, dialog
from ui.authorities.appoint_dialog import AppointDialog
from ui.countries.conflict_dialog import ConflictDialog
from ui.find.palette import FindPalette
from ui.find.results import ROW, Heading, spoken
from ui.history.export_dialog import ExportDialog
from ui.plans.lesson_dialogs import LessonDialog
from ui.session import WorkSession


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
    assert spoken(palette.results.rows[1]).partition(" – ")[0] == offered


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
        assert "sanctions" not in palette.hint.words.text(), "it invites no question that nobody would answer"
        assert "add person" in palette.hint.words.text()
        assert "People and accounts" in answered(qtbot, palette, "add person")
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
