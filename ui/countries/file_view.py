"""The whole file of one country: its head, and tabs for all that it holds."""

from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.reading.country_files import CountryView
from app.reading.file_on import FileOn, file_on, require_file_then
from app.refusals import BadInput
from ui.background.background_tab import BackgroundTab
from ui.case import Case
from ui.countries.events_tab import EventsTab
from ui.countries.evidence_tab import EvidenceTab
from ui.countries.file_head import FileHead
from ui.countries.history_tab import HistoryTab
from ui.countries.overview_tab import OverviewTab
from ui.countries.past import Past
from ui.countries.past_banner import PastBanner
from ui.countries.reports_tab import ReportsTab
from ui.countries.sources_tab import SourcesTab
from ui.countries.words import today
from ui.engagement.tab import EngagementTab
from ui.frame import Frame
from ui.plans.plans_tab import PlansTab
from ui.risk.tab import RiskTab
from ui.signals.signals_tab import SignalsTab
from ui.theme import current
from ui.widgets.act_button import ActButton

_LEAST_HEIGHT = 240


class FileTab(Protocol):
    """What a tab of a country file has to do. One with a ``new`` act begins it on N.

    One with ``show_past`` can show the file of a past day; the others rest meanwhile.
    """

    def show_file(self, view: CountryView) -> None: ...


class CountryFileView(QWidget):
    """Tabs read their own rows when they are shown, so that opening a file reads only what is seen."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self.head = FileHead(case)
        self.banner = PastBanner()
        self.overview = OverviewTab(case, frame)
        self.evidence = EvidenceTab(case, frame)
        self.events = EventsTab(case, frame)
        self.signals = SignalsTab(case, frame)
        self.risk = RiskTab(case, frame)
        self.background = BackgroundTab(case, frame)
        self.engagement = EngagementTab(case, frame)
        self.plans = PlansTab(case, frame)
        self.reports = ReportsTab(case, frame)
        self.sources = SourcesTab(case, frame)
        self.history = HistoryTab(case, frame)
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
        self._part("Background", self.background)
        self._part("Engagement", self.engagement)
        self._part("Levers and plans", self.plans)
        self._part("Reports", self.reports)
        self._part("Sources", self.sources)
        self._part("History", self.history)
        self._view: CountryView | None = None
        self._shown: CountryView | None = None
        self._on: date | None = None
        self.head.as_of.asked.connect(self.show_day)
        self.banner.left.connect(lambda: self.show_day(None))
        self._stale: set[QWidget] = set()
        self.tabs.currentChanged.connect(self._show_tab)
        self.overview.plan_opened.connect(lambda: self.tabs.setCurrentWidget(self.plans))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)

    def show_file(self, view: CountryView) -> None:
        """Show a file; another country begins at its overview."""
        if self._view is None or self._view.country != view.country:
            self.tabs.setCurrentWidget(self.overview)
            self._on = None
        self._view = view
        found = self._found_then(view)
        self._shown = found.view if found else view
        self._rest_tabs(found)
        self.banner.show_day(found)
        self.head.show_file(self._shown or view, found.on if found else None)
        self._stale = set(self._parts)
        self._show_tab()

    def show_day(self, on: date | None) -> None:
        """Show the file as it stood on a day, read only; none: as it stands. A day that cannot be shown is said so."""
        if self._view is None:
            return
        before, self._on = self._on, on
        try:
            self._found_then(self._view)
        except BadInput as error:
            self._on = before
            self.head.as_of.refuse(error)
            return
        self.show_file(self._view)

    def edit(self) -> None:
        """Edit what is seen: the description, the chosen evidence or the chosen source."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, OverviewTab) and shown.edit.button.isEnabled():
            shown.edit.button.click()
        elif isinstance(shown, EvidenceTab):
            shown.detail.revise_shown()
        elif isinstance(shown, SourcesTab):
            shown.edit()

    def new(self) -> None:
        """Begin what the open tab is for: an evidence item, an assessment, a report, a source."""
        act = getattr(self.tabs.currentWidget(), "new", None)
        if isinstance(act, ActButton) and act.button.isEnabled():
            act.button.click()

    def _part(self, title: str, tab: Any) -> None:
        self._parts[tab] = tab
        self.tabs.addTab(tab, title)

    def _found_then(self, view: CountryView) -> FileOn | None:
        """The file of the day that is asked for; none for now.

        Raises:
            BadInput: a day in the future, or before the file was opened.
        """
        on, now = self._on, today(self._case)
        if on is None:
            return None
        found = self._case.look(lambda session: file_on(session, view.country, on, now))
        require_file_then(found, view.name)
        return found

    def _rest_tabs(self, found: FileOn | None) -> None:
        """Of a past day only those tabs are open that can show it."""
        past = Past(found) if found else None
        for place in range(self.tabs.count()):
            show_past = getattr(self.tabs.widget(place), "show_past", None)
            shows_past = show_past is not None
            if show_past is not None:
                show_past(past)
            self.tabs.setTabVisible(place, shows_past or past is None)
        if past is not None and not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentWidget(self.overview)

    def _show_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if self._shown is None or shown not in self._stale:
            return
        self._stale.discard(shown)
        self._parts[shown].show_file(self._shown)
