"""Notices outside the window, for clocks that soon run out: a number, and never what it is about.

They may be seen on a locked screen, over somebody's shoulder or on a projector. So they name no country, no report
and no person: only how many clocks end soon.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from language import plural
from ui.theme import themed_icon

if TYPE_CHECKING:
    from app.reading.desk import DeskLine

SOON = timedelta(hours=3)
"""A clock of the reader that ends within so long is announced, once."""

_SHOWN = 10_000
"""Milliseconds for which a notice is shown, where the desktop asks."""


class Tray(Protocol):
    """Where notices appear."""

    def show_notice(self, title: str, words: str) -> None: ...


class SystemTray(QObject):
    """The desktop's tray; where there is none, nothing is shown and nothing fails. ``asked``: the notice was clicked."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    def show_notice(self, title: str, words: str) -> None:
        """Show a notice. The icon is made with the first: a program that has nothing to say takes no room."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(themed_icon("time", "accent"), self)
            self._icon.setToolTip("Tocsin")
            self._icon.messageClicked.connect(self.asked)
            self._icon.activated.connect(lambda _reason: self.asked.emit())
        self._icon.show()
        self._icon.showMessage(title, words, QSystemTrayIcon.MessageIcon.Information, _SHOWN)


class ClockNotices(QObject):
    """Announces each clock once, when it comes near its end. ``choice_changed``: the user wants them, or no more."""

    choice_changed = Signal(bool)

    def __init__(
        self, tray: Tray | None = None, *, wanted: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._wanted = wanted
        self._told: frozenset[tuple[str, str, datetime]] = frozenset()

    @property
    def wanted(self) -> bool:
        """Whether the user wants to be told."""
        return self._wanted

    def choose(self, *, wanted: bool) -> None:
        """Take up the user's choice at once."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.choice_changed.emit(wanted)

    def look(self, lines: "Iterable[DeskLine]", at: datetime) -> None:
        """Tell of the reader's clocks that end soon, if one of them was not told of before."""
        soon = frozenset(
            (line.need.value, line.key, line.due_at)
            for line in lines
            if line.mine and line.clock and line.due_at and timedelta() <= line.due_at - at <= SOON
        )
        new = soon - self._told
        self._told = soon
        if new and self._wanted and self._tray is not None:
            self._tray.show_notice("Tocsin", notice_words(len(soon)))


def notice_words(count: int) -> str:
    """What is announced: how many clocks, and nothing else."""
    return plural("{count} clock ends within 3 hours.", "{count} clocks end within 3 hours.", count)
