"""What tests of the start, of history and of settings share: a real case, opened in a real window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.opening.ministry import open_ministry
from reports.printer import PdfPrinter
from tests.support.founding import FAST, PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.ui.support import click
from ui.pages import make_pages
from ui.session import WorkSession
from ui.shell import Shell
from ui.start.start_page import StartPage
from ui.start.start_window import StartWindow
from ui.widgets.act_button import ActButton

Page = TypeVar("Page", bound=StartPage)
D = TypeVar("D", bound=QDialog)


class Door:
    """The program before and after a case is open, worked with clicks and keys."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.bugs: list[BaseException] = []
        self.clock = SetClock(NOW)
        self.shell = Shell(folder, PdfPrinter(), self.bugs.append, clock=self.clock, kdf=FAST)
        self.shell.begin()

    @property
    def window(self) -> StartWindow:
        """The start window."""
        assert self.shell.entrance is not None
        return self.shell.entrance.window

    @property
    def session(self) -> WorkSession:
        """The open case."""
        assert self.shell.session is not None
        return self.shell.session

    def page(self, kind: type[Page]) -> Page:
        """The page of the start window, once it is of this kind."""
        self.qtbot.waitUntil(
            lambda: self.shell.entrance is not None and isinstance(self.window.page, kind), timeout=20_000
        )
        found = self.window.page
        assert isinstance(found, kind)
        return found

    def opened(self) -> WorkSession:
        """The session, once a case is open."""
        self.qtbot.waitUntil(lambda: self.shell.session is not None, timeout=20_000)
        return self.session

    def close(self) -> None:
        """End the program in order."""
        if self.shell.session is not None:
            session = self.shell.session
            if not session.window.close():
                assert session.window.close()
        if self.shell.entrance is not None:
            window = self.window
            if not window.close():
                assert window.close()
            shiboken6.delete(window)
        # Nothing of Qt is left to the garbage collector, which runs on any thread and at the interpreter's end.
        shiboken6.delete(self.shell)
        assert not self.bugs, self.bugs


@contextmanager
def door(qtbot: QtBot, folder: Path) -> Iterator[Door]:
    """The program on a folder, closed in the end."""
    made = Door(qtbot, folder)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def at_work(folder: Path, login: str, passphrase: str = PASSPHRASE) -> Iterator[WorkSession]:
    """The window of someone who has signed in; the first check of the ledger has not been asked for."""
    ministry = open_ministry(folder, login, passphrase, clock=SetClock(NOW))
    session = WorkSession(ministry, PdfPrinter(), make_pages)
    bugs: list[BaseException] = []
    session.bug.connect(bugs.append)
    try:
        # In the order of the program: a page in a window that is shown already would be dressed part by part.
        session.window.go("desk")
        session.window.show()
        yield session
    finally:
        if not session.window.close():
            assert session.window.close()
        # Gone at once: a change of theme dresses every window that is still there.
        shiboken6.delete(session.window)
        shiboken6.delete(session)
        assert not bugs, bugs


def press_act(act: ActButton) -> None:
    """Click an act that may be pressed."""
    assert act.button.isEnabled(), act.reason
    click(act.button)


def act_of(place: QWidget, words: str) -> ActButton:
    """The act of these words on a page or a dialog."""
    found = [act for act in place.findChildren(ActButton) if act.words == words]
    assert len(found) == 1, (words, [act.words for act in place.findChildren(ActButton)])
    return found[0]


def dialog(qtbot: QtBot, kind: type[D]) -> D:
    """The dialog of this kind that is open."""

    def open_now() -> list[D]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: len(open_now()) == 1)
    return open_now()[0]
