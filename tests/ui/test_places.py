"""Where one was: the list of what was opened last, the window that opens there again, and hints that are put away."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.opening.ministry import open_ministry
from app.perform import perform
from app.reading.desk import Desk
from app.reading.ministry.window import head_number
from app.reading.recent import last_place, recent_places
from db.recent_places import MOST, note_place, places_of
from db.store import Store
from reports.printer import PdfPrinter
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.support import assert_accessible, click, press
from ui.case import Case
from ui.countries.file_view import CountryFileView
from ui.countries.page import CountriesPage
from ui.countries.parts import PARTS
from ui.dialogs.glossary import GlossaryDialog
from ui.find.commands import Command
from ui.find.results import Heading
from ui.help.dialog import HelpDialog
from ui.hints import HINTS
from ui.machine_choices import MachineChoices
from ui.pages import make_pages
from ui.session import WorkSession
from ui.settings.appearance_section import AppearanceSection
from ui.settings.page import SettingsPage

LOGIN = "l.ferrer"
TABS = [name for name, _title in PARTS]


@pytest.fixture(scope="module")
def made_case(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Path:
    _made, source = templates.get("small-ministry", make_small_ministry)
    folder = copy_of_ministry(source, tmp_path_factory.mktemp("places") / "case")
    with open_ministry(folder, LOGIN, PASSPHRASE, clock=SetClock(NOW)) as ministry:
        for country in ("MMR", "AFG"):
            perform(
                ministry.store,
                ministry.actor,
                open_country_file,
                OpenCountryFile(country=country, reason="Reports"),
            )
    return folder


def _session(folder: Path, choices: MachineChoices | None = None) -> WorkSession:
    ministry = open_ministry(folder, LOGIN, PASSPHRASE, clock=SetClock(NOW))
    session = WorkSession(ministry, PdfPrinter(), make_pages, choices=choices)
    session.window.go(*session._first_place())
    session.window.show()
    return session


def _file_of(session: WorkSession) -> CountryFileView:
    page = session.window.pages["countries"]
    assert isinstance(page, CountriesPage)
    return page.file


def _rows(session: WorkSession) -> list[str]:
    palette = session.find()
    rows = palette.results.rows
    palette.reject()
    if not isinstance(rows[0], Heading) or rows[0].words != "Opened last":
        return []
    return [row.words for row in rows[1:] if isinstance(row, Command)][:2]


def test_the_window_opens_where_it_was_left_and_ctrl_k_lists_what_was_opened(
    qtbot: QtBot, made_case: Path, tmp_path: Path
) -> None:
    folder = copy_of_ministry(made_case, tmp_path / "case")
    first = _session(folder)
    assert first.window.here == ("desk", "")
    assert _rows(first) == []
    for key in ("AFG", "MMR", ""):
        first.window.go("countries", key)
    assert _rows(first) == ["Myanmar", "Afghanistan"]
    first.window.go("countries", "AFG")
    assert first.window.close()
    second = _session(folder)
    assert second.window.here == ("countries", "AFG")
    assert _rows(second) == ["Afghanistan", "Myanmar"]
    # A tab and a section that are clicked are where one was, too.
    bar = _file_of(second).tabs.tabBar()
    second.window.pages["countries"].setFocus()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(TABS.index("plans")).center())
    assert second.window.focusWidget() is bar, "and not whatever of the tab comes first"
    assert second.window.close()
    again = _session(folder)
    assert again.window.here == ("countries", "AFG/plans")
    qtbot.waitUntil(lambda: _file_of(again).part == "plans")
    again.window.go("settings")
    settings = again.window.pages["settings"]
    assert isinstance(settings, SettingsPage)
    backups = settings.list.visualItemRect(settings.list.findItems("Backups", Qt.MatchFlag.MatchExactly)[0])
    QTest.mouseClick(settings.list.viewport(), Qt.MouseButton.LeftButton, pos=backups.center())
    assert again.window.close()
    last = _session(folder)
    assert last.window.here == ("settings", "backups")
    assert last.window.close()
    third = _session(folder, MachineChoices(reopen=False))
    assert third.window.here == ("desk", "")
    assert third.window.close()
    # No name lies in the clear in any file of the case; three letters alone come about by chance in what is encrypted.
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Afghanistan" not in written
    assert b"recent_places" not in written
    shutil.rmtree(folder)


def test_who_goes_back_goes_on_where_they_were(qtbot: QtBot, made_case: Path, tmp_path: Path) -> None:
    session = _session(copy_of_ministry(made_case, tmp_path / "case"))
    window = session.window
    window.activateWindow()
    window.go("countries", "MMR")
    file = _file_of(session)
    click(file.head.who)
    assert window.here[0] == "authorities"
    window.back()
    assert window.here == ("countries", "MMR")
    assert window.focusWidget() is file.head.who
    file.tabs.setCurrentIndex(TABS.index("sources"))
    window.go("desk")
    window.back()
    assert window.here == ("countries", "MMR/sources")
    assert file.part == "sources"
    # A past day that was left is not brought back, and another that was chosen is.
    window.go("countries", "MMR/on/2026-01-15")
    qtbot.waitUntil(lambda: file.on is not None)
    window.go("desk")
    window.back()
    assert window.here == ("countries", "MMR/on/2026-01-15/sources")
    QApplication.processEvents()
    file.show_day(None)
    window.go("desk")
    window.back()
    QApplication.processEvents()
    assert window.here == ("countries", "MMR/sources")
    assert file.on is None
    # A day that was chosen in the file is a place as well, with its tab.
    day = date(2026, 1, 15)
    file.show_day(day)
    window.go("desk")
    file.show_day(None)
    file.tabs.setCurrentIndex(TABS.index("timeline"))
    window.back()
    assert window.here == ("countries", "MMR/on/2026-01-15/sources")
    qtbot.waitUntil(lambda: (file.on, file.part) == (day, "sources"))
    file.show_day(None)
    # From today to a day and back: what was looked at as it stands is not come back to as it stood.
    window.go("countries", "MMR/on/2026-01-15")
    qtbot.waitUntil(lambda: file.on == day)
    window.back()
    QApplication.processEvents()
    assert window.here == ("countries", "MMR/sources")
    assert (file.on, file.part) == (None, "sources")
    # What is chosen by hand may be what stood before it: no step leads to itself.
    window.go("settings", "people")
    window.go("settings", "backups")
    settings = window.pages["settings"]
    assert isinstance(settings, SettingsPage)
    [people] = settings.list.findItems("People and accounts", Qt.MatchFlag.MatchExactly)
    settings.list.setCurrentItem(people)
    window.go("desk")
    window.back()
    assert window.here == ("settings", "people")
    window.back()
    assert window.here[0] == "countries"
    assert window.close()


def test_a_look_at_a_file_is_on_record_at_once_and_what_waits_is_not_read_again_for_it(
    qtbot: QtBot, made_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Much of the time to a country's file went by to count what waits, which a look does not change."""
    folder = copy_of_ministry(made_case, tmp_path / "case")
    session = _session(folder)
    counted: list[None] = []
    waiting_of = Case.waiting

    def count(case: Case) -> Desk:
        counted.append(None)
        return waiting_of(case)

    monkeypatch.setattr(Case, "waiting", count)
    session.case.changed.emit()
    qtbot.waitUntil(lambda: bool(counted))
    waiting = session.case.waiting()
    counted.clear()
    before = session.case.look(head_number)
    session.window.go("countries", "MMR")
    assert session.case.look(head_number) == before + 1
    assert f"Ledger {before + 1}" in session.window.status_line.text
    QTest.qWait(0)
    assert counted == []
    assert session.case.waiting() is waiting, "nor when the desk is asked"
    session.window.go("countries", "")
    session.window.go("countries", "MMR")
    assert session.case.look(head_number) == before + 1, "once a day"
    assert session.window.close()
    shutil.rmtree(folder)


def test_hints_are_put_away_one_by_one_and_brought_back_in_the_settings(
    qtbot: QtBot, made_case: Path, tmp_path: Path
) -> None:
    choices = MachineChoices()
    session = _session(copy_of_ministry(made_case, tmp_path / "case"), choices)
    window = session.window
    assert window.above.hint.isVisible()
    assert window.above.hint.words.text() == HINTS["desk_empty"]
    assert_accessible(window)
    click(window.above.hint.close_button)
    assert window.above.hint.isHidden()
    window.go("countries", "MMR")
    assert window.above.hint.words.text() == HINTS["file"]
    window.go("countries")
    assert window.above.hint.isHidden()
    window.go("settings", "appearance")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    section = page.section
    assert isinstance(section, AppearanceSection)
    click(section.hints.button)
    assert choices.hints_away == frozenset()
    assert not section.hints.button.isEnabled()
    held = window.focusWidget()
    assert held is not None
    assert section.isAncestorOf(held), "and not in the sidebar"
    window.go("desk")
    assert window.above.hint.isVisible()
    # F1 on the page explains it; again, the words of the field.
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press(window, Qt.Key.Key_F1)
    manual = window.findChild(HelpDialog)
    assert isinstance(manual, HelpDialog)
    assert manual.topic == "desk"
    manual.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is manual)
    press(manual, Qt.Key.Key_F1)
    glossary = manual.findChild(GlossaryDialog) or window.findChild(GlossaryDialog)
    assert isinstance(glossary, GlossaryDialog)
    glossary.close()
    manual.close()
    assert window.close()


def test_places_of_a_person_are_theirs_and_the_oldest_make_room(made_case: Path, tmp_path: Path) -> None:
    with open_ministry(
        copy_of_ministry(made_case, tmp_path / "case"), LOGIN, PASSPHRASE, clock=SetClock(NOW)
    ) as ministry:
        store, actor = ministry.store, ministry.actor
        assert actor.person_id is not None
        _note(store, actor.person_id, [("countries", "MMR"), *(("reports", f"EW-{n}") for n in range(MOST))])
        with store.read() as session:
            kept = places_of(session, actor.person_id)
            assert len(kept) == MOST
            assert ("countries", "MMR") not in kept
            # A report that is not there any more is neither listed nor gone to.
            assert recent_places(session, actor) == ()
            assert last_place(session, actor) is None
            assert places_of(session, "someone else") == ()


def _note(store: Store, person: str, places: list[tuple[str, str]]) -> None:
    with store.engine.execution_options(tocsin_writes=True).begin() as connection:
        for page, key in places:
            note_place(connection, person, page, key)
