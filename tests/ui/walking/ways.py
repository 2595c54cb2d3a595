"""The ways through a window: every page, every part of it, and every dialog that an act opens."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QTableView, QTabWidget, QWidget

from tests.ui.support import clipped
from ui.countries.page import IMPORTS, CountriesPage
from ui.dialogs.dialog import Dialog
from ui.reports.reports_page import ReportsPage
from ui.session import WorkSession
from ui.settings.page import SettingsPage
from ui.widgets.act_button import ActButton
from ui.widgets.table_view import TableView

REPORT = "EW-2026-0001"
_STEPS = 7
_LEAVES_THE_MACHINE = ("Choose", "Export", "Save", "Print", "Back up", "Check one")
"""Acts that begin with the system's own choice of a file."""


def settle(session: WorkSession) -> None:
    """Let the window come to rest: nothing runs, and what was laid out anew is laid out."""
    rest = 0
    while rest < 4:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        rest = 0 if session.tasks.running else rest + 1


def stops(session: WorkSession) -> Iterator[tuple[str, QWidget]]:
    """Show one place after another; gives its name and the widget that holds what is particular to it."""
    window = session.window
    for name in window.pages:
        window.go(name)
        yield from _parts(session, name, window.pages[name])
    window.go("countries", "MMR")
    countries = window.pages["countries"]
    assert isinstance(countries, CountriesPage)
    tabs = countries.file.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        tab = tabs.currentWidget()
        yield from _parts(session, f"file: {tabs.tabText(place)}", tab)
    window.go("countries", IMPORTS)
    countries.imports.import_file()
    yield from _parts(session, "imports", countries.imports)
    window.go("reports", REPORT)
    reports = window.pages["reports"]
    assert isinstance(reports, ReportsPage)
    for step in range(_STEPS):
        reports.report.show_step(step)
        yield from _parts(session, f"report: step {step}", reports.report)
    settings = window.pages["settings"]
    assert isinstance(settings, SettingsPage)
    window.go("settings")
    for row in range(settings.list.count()):
        settings.list.setCurrentRow(row)
        yield from _parts(session, f"settings: {settings.list.item(row).text()}", settings.section)


def cramped(window: QWidget) -> list[str]:
    """What asks for more than a small screen has, and what is cut."""
    least = window.minimumSizeHint()
    larger = [f"needs {least.toTuple()}"] if least.width() > 1280 or least.height() > 800 else []
    return larger + clipped(window)


def dialogs(session: WorkSession, place: QWidget, seen: set[str]) -> Iterator[tuple[str, QDialog]]:
    """Open, by its button, each dialog that the place offers and that was not seen yet; closed again afterwards."""
    for act in place.findChildren(ActButton):
        words = act.words
        if words in seen or not _opens(act.button):
            continue
        seen.add(words)
        act.button.click()
        settle(session)
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                yield words, top
                if isinstance(top, Dialog):
                    top.reject_at_once()
                else:
                    top.reject()
        settle(session)


def _opens(button: QPushButton) -> bool:
    words = button.text()
    shown = button.isVisible() and button.isEnabled()
    return shown and words.endswith("…") and not words.startswith(_LEAVES_THE_MACHINE)


def _parts(session: WorkSession, name: str, place: QWidget) -> Iterator[tuple[str, QWidget]]:
    settle(session)
    inner = [tabs for tabs in place.findChildren(QTabWidget) if tabs.isVisible()]
    lists = [each for each in place.findChildren(QListWidget) if each.isVisible() and _leads(each)]
    _choose_rows(place)
    settle(session)
    yield name, place
    for tabs in inner:
        if tabs.count() > 1 and tabs.accessibleName() != "Parts of the country file":
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
    return each.accessibleName() in {"Parts of engagement", "Parts of the background"}


def _choose_rows(place: QWidget) -> None:
    """What depends on a chosen row shows itself."""
    for table in place.findChildren(QTableView):
        if isinstance(table, TableView) and table.isVisible() and table.rows_model.rows:
            table.choose(0)
