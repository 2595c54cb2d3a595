"""Notices of the desktop: a number of clocks, once, and never a word of what they are about."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from app.reading.waiting.lines import DeskLine, Need, desk_line
from reports.printer import PdfPrinter
from ui.clock_notices import ClockNotices, SystemTray
from ui.session import WorkSession
from ui.shell import Shell

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


class Heard:
    """A tray that remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def show_notice(self, title: str, words: str) -> None:
        self.said.append(f"{title}: {words}")


def clock(key: str, hours: float, *, mine: bool = True) -> DeskLine:
    return desk_line(
        Need.DECIDE,
        subject=f"EW-2026-{key}",
        what="Myanmar: Troops mass in the north",
        waits_for="Minister",
        at=NOW,
        mine=mine,
        page="reports",
        key=key,
        opens=key,
        due=NOW + timedelta(hours=hours),
    )


def test_a_clock_is_announced_once_without_saying_what_it_is_about(qtbot: QtBot) -> None:
    heard = Heard()
    notices = ClockNotices(heard)
    lines = [clock("0001", 2), clock("0002", 5), clock("0003", 1, mine=False), clock("0004", -1)]
    notices.look(lines, NOW)
    notices.look(lines, NOW + timedelta(minutes=1))
    assert heard.said == ["Tocsin: 1 clock ends within 3 hours."]
    notices.look(lines, NOW + timedelta(hours=2))
    assert heard.said[1:] == ["Tocsin: 2 clocks end within 3 hours."]


def test_who_does_not_want_them_is_told_nothing_and_later_only_of_new_ones(qtbot: QtBot) -> None:
    heard = Heard()
    notices = ClockNotices(heard, wanted=False)
    notices.look([clock("0001", 2)], NOW)
    with qtbot.waitSignal(notices.choice_changed) as changed:
        notices.choose(wanted=True)
    assert changed.args == [True]
    notices.look([clock("0001", 2)], NOW)
    assert heard.said == []
    notices.look([clock("0001", 2), clock("0002", 2)], NOW)
    assert heard.said == ["Tocsin: 2 clocks end within 3 hours."]


def test_where_there_is_no_tray_nothing_is_shown_and_nothing_fails(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    tray = SystemTray()
    tray.show_notice("Tocsin", "1 clock ends within 3 hours.")
    assert tray.children() == []


def test_a_click_on_a_notice_brings_the_lock_screen_forward_while_it_is_locked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A window that was minimised when it was locked must not come back for it."""
    window, screen = QWidget(), QWidget()
    for one in (window, screen):
        qtbot.addWidget(one)
    window.showMinimized()
    window.hide()
    screen.show()
    shell = Shell(tmp_path, PdfPrinter(), lambda _error: None)
    lock = SimpleNamespace(locked=True, screen=screen)
    shell.session = cast("WorkSession", SimpleNamespace(window=window, lock=lock))
    shell.come_forward()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is screen)
    assert not window.isVisible()
    lock.locked = False
    shell.come_forward()
    assert window.isVisible()
    shell.session = None
    shell.come_forward()
