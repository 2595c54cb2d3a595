"""The whole file of one country: its head, and tabs for all that it holds."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.reading.country_files import CountryView
from ui.case import Case
from ui.countries.evidence_tab import EvidenceTab
from ui.countries.file_head import FileHead
from ui.countries.history_tab import HistoryTab
from ui.countries.overview_tab import OverviewTab
from ui.countries.reports_tab import ReportsTab
from ui.countries.risk_tab import RiskTab
from ui.countries.sources_tab import SourcesTab
from ui.frame import Frame
from ui.theme import current

_LEAST_HEIGHT = 240


class CountryFileView(QWidget):
    """Tabs read their own rows when they are shown, so that opening a file reads only what is seen."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self.head = FileHead(case)
        self.overview = OverviewTab(case, frame)
        self.evidence = EvidenceTab(case, frame)
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
        for tab, title in (
            (self.overview, "Overview"),
            (self.evidence, "Evidence"),
            (self.risk, "Risk"),
            (self.reports, "Reports"),
            (self.sources, "Sources"),
            (self.history, "History"),
        ):
            self.tabs.addTab(tab, title)
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
        self._stale = {
            self.overview,
            self.evidence,
            self.risk,
            self.reports,
            self.sources,
            self.history,
        }
        self._show_tab()

    def edit(self) -> None:
        """Edit what is seen: the description, or the chosen evidence."""
        if self.tabs.currentWidget() is self.overview and self.overview.edit.button.isEnabled():
            self.overview.edit.button.click()
        elif self.tabs.currentWidget() is self.evidence:
            self.evidence.detail.revise_shown()

    def new(self) -> None:
        """Begin what the open tab is for: an evidence item, an assessment, a report, a source."""
        shown = self.tabs.currentWidget()
        for tab in (self.evidence, self.risk, self.reports, self.sources):
            if tab is shown and tab.new.button.isEnabled():
                tab.new.button.click()

    def _show_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if self._view is None or shown not in self._stale:
            return
        self._stale.discard(shown)
        for tab in (self.overview, self.evidence, self.risk, self.reports, self.sources, self.history):
            if tab is shown:
                tab.show_file(self._view)
