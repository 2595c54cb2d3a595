"""The ways through a window: every page, every part of it, and every dialog that an act opens.

Tests walk them to find what is cut, nameless or told by colour alone; ``tools.screenshots`` to draw each.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import cast
from unittest.mock import patch

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QListWidget,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from language import tr
from ui.countries.page import IMPORTS, CountriesPage
from ui.dialogs.dialog import Dialog
from ui.reports.reports_page import ReportsPage
from ui.session import WorkSession
from ui.settings.page import SettingsPage
from ui.widgets.act_menu import ActMenu
from ui.widgets.table_view import TableView

COUNTRY = "MMR"
REPORT = "EW-2026-0001"
AREAS = (
    "desk",
    "countries",
    "reports",
    "authorities",
    "history",
    "settings",
    "file",
    "inquiry",
    "imports",
    "report",
)
_UNTIL_SOMETHING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_WHAT_THERE_IS = QEventLoop.ProcessEventsFlag.AllEvents
_STEPS = 7
_LEAVES_THE_MACHINE = ("Choose", "Export", "Save", "Print", "Back up", "Check one", "Find")
"""How acts begin in English that start with the system's own choice of a file, and those of :func:`window_dialogs`.

They would show nothing of ours. In other languages they are pressed too: the choice of a file is answered with none.
"""
_ASKS = re.compile("…[~ ]*⟧?$")
"""What opens a dialog ends so in every language; the pseudo-languages put their marks behind it."""
_NO_FILE = {
    "getOpenFileName": ("", ""),
    "getOpenFileNames": ([], ""),
    "getSaveFileName": ("", ""),
    "getExistingDirectory": "",
}


def settle(session: WorkSession) -> None:
    """Let the window come to rest: nothing runs, and what was laid out anew is laid out."""
    rest = 0
    while rest < 4:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # It waits to hear of what runs: to look for it again and again would take from it the time that it needs.
        waiting = bool(session.tasks.running)
        QApplication.processEvents(_UNTIL_SOMETHING if waiting else _WHAT_THERE_IS)
        rest = 0 if session.tasks.running else rest + 1


def stops(
    session: WorkSession, reports: Sequence[str] = (REPORT,), areas: Sequence[str] = AREAS
) -> Iterator[tuple[str, QWidget]]:
    """Show one place after another; gives its name and the widget that holds what is particular to it.

    ``areas`` are those that are walked, by the word with which the names of their places begin.
    """
    window = session.window
    for name in window.pages:
        if name in areas:
            window.go(name)
            yield from _parts(session, name, window.pages[name])
    if "file" in areas:
        window.go("countries", COUNTRY)
        tabs = _countries(session).file.tabs
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            yield from _parts(session, f"file: {tabs.tabText(place)}", tabs.currentWidget())
    if "inquiry" in areas:
        window.go("countries", f"{COUNTRY}/inquiry/5")
        yield from _parts(session, "inquiry", _countries(session).inquiry)
    if "imports" in areas:
        window.go("countries", IMPORTS)
        imports = _countries(session).imports
        imports.begin()
        yield from _parts(session, "imports", imports)
    if "report" in areas:
        for number in reports:
            yield from _report(session, number, f"report {number}" if len(reports) > 1 else "report")
    if "settings" in areas:
        yield from _settings(session)


def dialogs(session: WorkSession, place: QWidget, seen: set[str]) -> Iterator[tuple[str, QDialog]]:
    """Open, by its button or its line in a menu, each dialog that the place and the window's head offer.

    Those whose words are in ``seen`` are passed over, and the others are added there. Each is closed again.
    """
    here = session.window.here
    while True:
        # Looked for anew after each: what was opened may have had the place read again.
        acts = [*_acts(place), *_acts(session.window.header), *_acts_of_the_file(session)]
        found = next((one for one in acts if one[0] not in seen), None)
        if found is None:
            return
        words, act = found
        seen.add(words)
        with _without_files():
            act()
        yield from _opened(session, words)
        if session.window.here != here:
            # It led to another place.
            session.window.go(*here)
            settle(session)


def window_dialogs(session: WorkSession) -> Iterator[tuple[str, QDialog]]:
    """Open, one after another, the dialogs that every place offers by a key."""
    window = session.window
    for words, act in (
        ("All keys", window.show_keys),
        ("Glossary", window.show_glossary),
        ("Help", window.show_help),
        ("Find anything", session.find),
        ("Print", session.print),
    ):
        act()
        yield from _opened(session, words)


def _opened(session: WorkSession, words: str) -> Iterator[tuple[str, QDialog]]:
    settle(session)
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            yield words, top
            if isinstance(top, Dialog):
                top.reject_at_once()
            else:
                top.reject()
    settle(session)


@contextmanager
def _without_files() -> Iterator[None]:
    """The system's own choice of a file, which nobody would answer here, is answered with none."""
    with ExitStack() as stack:
        for name, none in _NO_FILE.items():
            stack.enter_context(patch.object(QFileDialog, name, return_value=none))
        yield


def _acts(place: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """What can be pressed and opens a dialog, by its words."""
    found: list[tuple[str, Callable[[], object]]] = []
    for button in place.findChildren(QPushButton):
        if not (button.isVisible() and button.isEnabled()):
            continue
        if isinstance(button, ActMenu):
            found += [(_plain(one), one.trigger) for one in button.acts() if _opens(one)]
        elif _opens(button):
            found.append((_plain(button), button.click))
    return found


def _acts_of_the_file(session: WorkSession) -> list[tuple[str, Callable[[], object]]]:
    """What the head of a country's file offers above whichever tab is open."""
    page = session.window.pages.get("countries")
    return _acts(page.file.head) if isinstance(page, CountriesPage) else []


def _opens(act: QPushButton | QAction) -> bool:
    words = _plain(act)
    return act.isEnabled() and bool(_ASKS.search(words)) and not words.startswith(_LEAVES_THE_MACHINE)


def _plain(act: QPushButton | QAction) -> str:
    """Its words without the marks of keys; Qt doubles an ampersand that is meant."""
    return act.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _countries(session: WorkSession) -> CountriesPage:
    return cast("CountriesPage", session.window.pages["countries"])


def _settings(session: WorkSession) -> Iterator[tuple[str, QWidget]]:
    page = cast("SettingsPage", session.window.pages["settings"])
    session.window.go("settings")
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        yield from _parts(session, f"settings: {page.list.item(row).text()}", page.section)


def _report(session: WorkSession, number: str, name: str) -> Iterator[tuple[str, QWidget]]:
    window = session.window
    window.go("reports", number)
    reports = cast("ReportsPage", window.pages["reports"])
    for step in range(_STEPS):
        reports.report.show_step(step)
        yield from _parts(session, f"{name}: step {step}", reports.report)


def _parts(session: WorkSession, name: str, place: QWidget) -> Iterator[tuple[str, QWidget]]:
    settle(session)
    inner = [tabs for tabs in place.findChildren(QTabWidget) if tabs.isVisible()]
    lists = [each for each in place.findChildren(QListWidget) if each.isVisible() and _leads(each)]
    _choose_rows(place)
    settle(session)
    yield name, place
    for tabs in inner:
        if tabs.count() > 1 and tabs.accessibleName() != tr("Parts of the country file"):
            for row in range(1, tabs.count()):
                tabs.setCurrentIndex(row)
                settle(session)
                yield f"{name}: {tabs.tabText(row)}", tabs.currentWidget()
    for each in lists:
        for row in range(1, each.count()):
            each.setCurrentRow(row)
            settle(session)
            yield f"{name}: {each.item(row).text()}", place


def _leads(each: QListWidget) -> bool:
    return each.accessibleName() in {tr("Parts of engagement"), tr("Parts of the background")}


def _choose_rows(place: QWidget) -> None:
    """What depends on a chosen row shows itself."""
    for table in place.findChildren(QTableView):
        if isinstance(table, TableView) and table.isVisible() and table.rows_model.rows:
            table.choose(0)
