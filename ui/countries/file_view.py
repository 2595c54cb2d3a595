"""The whole file of one country: its head, and tabs for all that it holds."""

from typing import Any, Protocol

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.reading.country_files import CountryView
from ui.case import Case
from ui.countries.events_tab import EventsTab
from ui.countries.evidence_tab import EvidenceTab
from ui.countries.file_head import FileHead
from ui.countries.history_tab import HistoryTab
from ui.countries.overview_tab import OverviewTab
from ui.countries.reports_tab import ReportsTab
from ui.countries.risk_tab import RiskTab
from ui.countries.sources_tab import SourcesTab
from ui.frame import Frame
from ui.signals.signals_tab import SignalsTab
from ui.theme import current
from ui.widgets.act_button import ActButton

_LEAST_HEIGHT = 240


class FileTab(Protocol):
    """What a tab of a country file has to do. One with a ``new`` act begins it on N."""

    def show_file(self, view: CountryView) -> None: ...


class CountryFileView(QWidget):
    """Tabs read their own rows when they are shown, so that opening a file reads only what is seen."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self.head = FileHead(case)
        self.overview = OverviewTab(case, frame)
        self.evidence = EvidenceTab(case, frame)
        self.events = EventsTab(case, frame)
        self.signals = SignalsTab(case, frame)
        self.risk = RiskTab(case, frame)
        self.reports = ReportsTab(case, frame)
        self.sources = SourcesTab(case, frame)
        self.history = HistoryTab(case)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Parts of the country file")
        self.tabs.tabBar().setAccessibleName("Parts of the country file")
        self.tabs.setDocumentMode(True)
        # The tabs scroll: none of them asks for a window higher than the screen.
        self.tabs.setMinimumHeight(_LEAST_HEIGHT)
        self._parts: dict[QWidget, FileTab] = {}
        self._part("Overview", self.overview)
        self._part("Evidence", self.evidence)
        self._part("Events", self.events)
        self._part("Signals", self.signals)
        self._part("Risk", self.risk)
        self._part("Reports", self.reports)
        self._part("Sources", self.sources)
        self._part("History", self.history)
        self._view: CountryView | None = None
        self._stale: set[QWidget] = set()
        self.tabs.currentChanged.connect(self._show_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def show_file(self, view: CountryView) -> None:
        """Show a file; another country begins at its overview."""
        if self._view is None or self._view.country != view.country:
            self.tabs.setCurrentWidget(self.overview)
        self._view = view
        self.head.show_file(view)
        self._stale = set(self._parts)
        self._show_tab()

    def edit(self) -> None:
        """Edit what is seen: the description, or the chosen evidence."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, OverviewTab) and shown.edit.button.isEnabled():
            shown.edit.button.click()
        elif isinstance(shown, EvidenceTab):
            shown.detail.revise_shown()

    def new(self) -> None:
        """Begin what the open tab is for: an evidence item, an assessment, a report, a source."""
        act = getattr(self.tabs.currentWidget(), "new", None)
        if isinstance(act, ActButton) and act.button.isEnabled():
            act.button.click()

    def _part(self, title: str, tab: Any) -> None:
        self._parts[tab] = tab
        self.tabs.addTab(tab, title)

    def _show_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if self._view is None or shown not in self._stale:
            return
        self._stale.discard(shown)
        self._parts[shown].show_file(self._view)
