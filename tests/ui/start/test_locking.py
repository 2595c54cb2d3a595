"""Locking hides everything; unlocking shows it as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.founding import PASSPHRASE
from tests.ui.support import assert_accessible, press, type_text
from tests.ui.workplace import Door, act_of, at_work, dialog, door, press_act
from ui.session import WorkSession
from ui.settings.add_person_dialog import AddPersonDialog
from ui.settings.people_section import PeopleSection
from ui.start.sign_in import SignIn


def shown() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def test_nothing_is_seen_while_it_is_locked_and_nothing_typed_is_lost(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.window.go("settings", "people")
        section = session.window.pages["settings"].findChild(PeopleSection)
        assert section is not None
        press_act(section.add)
        asking = dialog(qtbot, AddPersonDialog)
        type_text(asking.name.editor, "Amina Okoro")

        # The dialog is modal, and the key works in it all the same.
        QTest.keyClick(asking.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        screen = session.lock.screen
        assert shown() == [screen]
        assert_accessible(screen)

        type_text(screen.locked.passphrase.editor, "not the passphrase")
        press(screen.locked.passphrase.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "The passphrase is wrong." in screen.locked.notice.text)
        assert "login" not in screen.locked.notice.text, "nobody types one here"
        assert shown() == [screen]

        screen.locked.passphrase.editor.clear()
        type_text(screen.locked.passphrase.editor, PASSPHRASE)
        press(screen.locked.passphrase.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not session.lock.locked)
        assert session.window.isVisible()
        assert asking.isVisible()
        assert not screen.isVisible()
        assert asking.name.value() == "Amina Okoro"
        assert screen.locked.passphrase.is_empty()
        asking.reject_at_once()


def test_idleness_locks(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.lock.watch()
        assert session.lock.idle.timer.interval() == 15 * 60_000
        session.lock.idle.timer.start(1)
        qtbot.waitUntil(lambda: session.lock.locked)
        assert not session.window.isVisible()


def signed_in(program: Door) -> WorkSession:
    page = program.page(SignIn)
    type_text(page.login.editor, "l.ferrer")
    type_text(page.passphrase.editor, PASSPHRASE)
    press_act(page.act)
    return program.opened()


def test_someone_else_signs_in_at_once_or_after_a_warning_where_something_typed_would_be_lost(
    qtbot: QtBot, case_folder: Path
) -> None:
    with door(qtbot, case_folder) as program:
        session = signed_in(program)
        session.lock.lock()
        press_act(act_of(session.lock.screen.locked, "Sign in as someone else…"))
        assert program.page(SignIn).isVisible(), "nothing was typed"
        assert program.shell.session is None

        session = signed_in(program)
        session.window.journal = None
        begin_a_person(qtbot, session)
        session.lock.lock()
        leave = act_of(session.lock.screen.locked, "Sign in as someone else…")
        press_act(leave)
        assert "not saved" in session.lock.screen.locked.notice.text
        press_act(leave)
        assert program.page(SignIn).isVisible()
        assert program.shell.session is None


def begin_a_person(qtbot: QtBot, session: WorkSession) -> None:
    session.window.go("settings", "people")
    section = session.window.pages["settings"].findChild(PeopleSection)
    assert section is not None
    press_act(section.add)
    type_text(dialog(qtbot, AddPersonDialog).name.editor, "Amina Okoro")


@pytest.mark.parametrize("place", ["settings", "desk"])
def test_away_from_the_desk_it_is_said_above_the_page_that_something_was_typed(
    qtbot: QtBot, case_folder: Path, place: str
) -> None:
    with door(qtbot, case_folder) as program:
        session = signed_in(program)
        begin_a_person(qtbot, session)
        session.window.go(place)
        session.lock.lock()
        press_act(act_of(session.lock.screen.locked, "Sign in as someone else…"))
        assert program.page(SignIn).isVisible(), "what is kept is not lost: nobody is warned"
        assert program.shell.session is None
        after = signed_in(program)
        assert after.journal.count() == 1, "it is offered when they sign in again"
        again = after.window
        assert again.here[0] == place
        assert ("Typed and not recorded" in again.above.notice.text) is (place != "desk"), (
            "its own line says it"
        )
