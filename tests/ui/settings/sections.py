"""The settings as a test walks into them."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.session import WorkSession
from ui.settings.page import SettingsPage
from ui.settings.people_section import PeopleSection
from ui.settings.secret_dialog import SecretDialog
from ui.settings.section import Section

S = TypeVar("S", bound=Section)


def section(session: WorkSession, kind: type[S]) -> S:
    """A section of the settings, shown."""
    session.window.go("settings", kind.name)
    page = session.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    found = page.section
    assert isinstance(found, kind)
    return found


def secret(qtbot: QtBot) -> SecretDialog:
    def open_now() -> list[SecretDialog]:
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, SecretDialog) and one.isVisible()
        ]

    qtbot.waitUntil(lambda: len(open_now()) == 1, timeout=20_000)
    return open_now()[0]


def choose(people: PeopleSection, login: str) -> None:
    rows = people.table.rows_model.rows
    people.table.choose(next(place for place, one in enumerate(rows) if one.login == login))
