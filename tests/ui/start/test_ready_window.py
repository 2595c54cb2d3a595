"""The window of a case is made while somebody types, and is the one that is shown."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.founding import PASSPHRASE
from tests.support.opened import ADMINISTRATOR
from tests.ui.support import assert_accessible
from tests.ui.workplace import Door, door
from ui.desk.page import DeskPage
from ui.ready_window import ReadyWindow
from ui.start.sign_in import SignIn
from ui.window import MainWindow


def made_ready(program: Door) -> ReadyWindow:
    """The window to come, once nothing is left to be made of it."""
    entrance = program.shell.entrance
    assert entrance is not None
    program.qtbot.waitUntil(lambda: entrance.ready is not None and entrance.ready.done, timeout=30_000)
    assert entrance.ready is not None
    return entrance.ready


def main_windows() -> list[MainWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]


def test_the_window_is_made_beside_the_start_window_and_shown_when_somebody_has_signed_in(
    qtbot: QtBot, case_folder: Path
) -> None:
    with door(qtbot, case_folder) as program:
        window = made_ready(program).window
        assert not window.isVisible()
        program.page(SignIn).signed.emit("l.ferrer", PASSPHRASE)
        session = program.opened()
        assert session.window is window
        assert main_windows() == [window]
        assert window.isVisible()
        desk = window.pages["desk"]
        assert window.findChildren(DeskPage) == [desk]
        assert desk.isVisible()
        assert "Lucía Ferrer" in [label.text() for label in window.sidebar.findChildren(QLabel)]
        assert_accessible(window)


def test_an_administrator_finds_no_casework_in_it(qtbot: QtBot, case_folder: Path) -> None:
    with door(qtbot, case_folder) as program:
        made_ready(program)
        program.page(SignIn).signed.emit(ADMINISTRATOR, PASSPHRASE)
        desk = program.opened().window.pages["desk"]
        assert isinstance(desk, DeskPage)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert desk.administrator.isVisible()
        assert desk.body.count() == 1
        assert_accessible(desk)


def test_who_leaves_without_signing_in_leaves_no_window(qtbot: QtBot, case_folder: Path) -> None:
    with door(qtbot, case_folder) as program:
        made_ready(program)
        assert len(main_windows()) == 1
        program.window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert main_windows() == []


def test_whoever_is_quicker_gets_what_is_made_by_then(qtbot: QtBot) -> None:
    del qtbot
    ready = ReadyWindow()
    ready._step()
    ready._step()
    window = ready.window
    assert len(window.findChildren(DeskPage)) == 1
    ready.drop()
