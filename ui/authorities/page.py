"""The Authorities page of the window: organisation, instruments, coverage, and who can decide."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.authorities.coverage_tab import CoverageTab
from ui.authorities.instruments_tab import InstrumentsTab
from ui.authorities.organisation_tab import OrganisationTab
from ui.authorities.who_tab import WhoTab
from ui.case import Case
from ui.frame import Frame
from ui.page import Page
from ui.places import AUTHORITIES

PLACE = AUTHORITIES


_LEAST_HEIGHT = 320


class AuthoritiesPage(Page):
    """Keys: empty; ``organisation``, ``instruments``, ``coverage`` or ``who`` for a tab; else an instrument's number."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self.case = case
        self.organisation = OrganisationTab(case, frame)
        self.instruments = InstrumentsTab(case, frame)
        self.coverage = CoverageTab(case)
        self.who = WhoTab(case, frame)
        self._named: dict[str, QWidget] = {
            "organisation": self.organisation,
            "instruments": self.instruments,
            "coverage": self.coverage,
            "who": self.who,
        }
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Parts of the authorities")
        self.tabs.tabBar().setAccessibleName("Parts of the authorities")
        self.tabs.setDocumentMode(True)
        # The tabs scroll: none of them asks for a window higher than the screen.
        self.tabs.setMinimumHeight(_LEAST_HEIGHT)
        for tab, title in (
            (self.organisation, "Organisation"),
            (self.instruments, "Instruments"),
            (self.coverage, "Coverage"),
            (self.who, "Who can decide?"),
        ):
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(self._show_tab)
        self.content.addWidget(self.tabs, 1)
        case.changed.connect(self._changed)
        self._shortcut("N", "New office or instrument", self._new)

    def open(self, key: str) -> None:
        """Show the tab or the instrument that ``key`` names."""
        super().open(key)
        if key in self._named:
            self.tabs.setCurrentWidget(self._named[key])
        elif key:
            self.tabs.setCurrentWidget(self.instruments)
            self.instruments.choose(key)

    def refresh(self) -> None:
        """Read again what the open tab shows."""
        self.set_title(PLACE.title, "Who holds which office, under which instrument, within which limits")
        self._show_tab()

    def _show_tab(self) -> None:
        shown = self.tabs.currentWidget()
        for tab in (self.organisation, self.instruments, self.who):
            if tab is shown:
                tab.refresh()

    def _new(self) -> None:
        shown = self.tabs.currentWidget()
        for tab, button in (
            (self.organisation, self.organisation.add),
            (self.instruments, self.instruments.new),
        ):
            if tab is shown and button.button.isEnabled():
                button.button.click()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _shortcut(self, keys: str, said: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setWhatsThis(said)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
