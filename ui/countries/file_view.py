"""The whole file of one country: its head, and tabs for all that it holds."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.countries.file_on import FileOn, file_on, require_file_then
from app.refusals import BadInput
from language import Language, said, spoken, tr
from ui.background.background_tab import BackgroundTab
from ui.case import Case
from ui.comparing.dialog import CompareDaysDialog
from ui.countries.events_tab import EventsTab
from ui.countries.evidence_tab import EvidenceTab
from ui.countries.file_head import FileHead
from ui.countries.file_tabs import FileTabs
from ui.countries.history_tab import HistoryTab
from ui.countries.overview_tab import OverviewTab
from ui.countries.parts import PARTS, place_of
from ui.countries.past_banner import PastBanner
from ui.countries.reports_tab import ReportsTab
from ui.countries.sources_tab import SourcesTab
from ui.countries.stand_ins import StandIns
from ui.countries.words import today
from ui.engagement.tab import EngagementTab
from ui.frame import Frame
from ui.plans.plans_tab import PlansTab
from ui.risk.tab import RiskTab
from ui.signals.signals_tab import SignalsTab
from ui.theme import current
from ui.timeline.tab import TimelineTab
from ui.timeline.things import TAB_OF, Thing
from ui.widgets.act_button import ActButton
from ui.widgets.choosing import choose_first_named, choose_named
from ui.widgets.scrolled import Scrolled

INQUIRY = "inquiry"
"""The part of a file's key under which the window answers an inquiry about it."""

_LEAST_HEIGHT = 300
"""Pixels that a tab always has, at type of usual size; what stands above it scrolls out of the way then."""
_LOW = 450
"""Pixels, at type of usual size, of a view that has no room for the whole head beside a tab."""

_NAMES = frozenset(name for name, _title in PARTS)


class FileTab(Protocol):
    """What a tab of a country file has to do. One with a ``new`` act begins it on N.

    One with ``show_past`` can show the file of a past day; the others rest meanwhile.
    """

    def show_file(self, view: CountryView) -> None: ...


class CountryFileView(QWidget):
    """A tab is made when it is first asked for and reads its rows when it is shown: a file costs what is seen of it."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self.head = FileHead(case)
        self.banner = PastBanner()
        self.tabs = FileTabs()
        self.tabs.setAccessibleName(tr("Parts of the country file"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of the country file"))
        # Twelve tabs in longer words than the English stand side by side on a small screen too.
        if spoken() is not Language.ENGLISH:
            self.tabs.tabBar().setProperty("kind", "many")
        # A tab scrolls within the height that is left: a scroll bar within another is nobody's wish.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for _name, title in said(PARTS):
            self.tabs.addTab(QWidget(), title)
        self._view: CountryView | None = None
        self._shown: CountryView | None = None
        self._on: date | None = None
        self.head.as_of.asked.connect(self.show_day)
        self.head.comparison_asked.connect(self.compare_days)
        self.head.who_asked.connect(self._ask_who)
        self.head.inquiry_asked.connect(self._ask_inquiry)
        self.banner.left.connect(lambda: self.show_day(None))
        self._stale: set[str] = set()
        self._places = StandIns(case, self.tabs, self)
        self.head.turned.connect(self._fit)
        self.tabs.currentChanged.connect(self._show_tab)
        self.tabs.currentChanged.connect(self._follow_keys)
        self.tabs.tabBarClicked.connect(self._show_whole)
        self._scroll = Scrolled(tr("Country file"), margin=0)
        self._scroll.body.addWidget(self.head)
        self._scroll.body.addWidget(self.banner)
        self._scroll.body.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    @property
    def country(self) -> str:
        """The country whose file is shown; empty before the first."""
        return self._view.country if self._view is not None else ""

    @property
    def on(self) -> date | None:
        """The past day on which the file is shown; none for today."""
        return self._on

    @property
    def part(self) -> str:
        """The name of the tab that is shown."""
        return PARTS[self.tabs.currentIndex()][0]

    def _ask_who(self) -> None:
        if self._view is not None:
            self._frame.go("authorities", f"who/{self._view.country}")

    def _ask_inquiry(self) -> None:
        if self._view is not None:
            self._frame.go("countries", f"{self._view.country}/{INQUIRY}")

    @cached_property
    def overview(self) -> OverviewTab:
        return self._places.put("overview", OverviewTab(self._case, self._frame))

    @cached_property
    def timeline(self) -> TimelineTab:
        tab = self._places.put("timeline", TimelineTab(self._case, self._frame))
        tab.opened.connect(self._open_thing)
        return tab

    @cached_property
    def evidence(self) -> EvidenceTab:
        return self._places.put("evidence", EvidenceTab(self._case, self._frame))

    @cached_property
    def events(self) -> EventsTab:
        return self._places.put("events", EventsTab(self._case, self._frame))

    @cached_property
    def signals(self) -> SignalsTab:
        return self._places.put("signals", SignalsTab(self._case, self._frame))

    @cached_property
    def risk(self) -> RiskTab:
        return self._places.put("risk", RiskTab(self._case, self._frame))

    @cached_property
    def background(self) -> BackgroundTab:
        return self._places.put("background", BackgroundTab(self._case, self._frame))

    @cached_property
    def engagement(self) -> EngagementTab:
        return self._places.put("engagement", EngagementTab(self._case, self._frame))

    @cached_property
    def plans(self) -> PlansTab:
        return self._places.put("plans", PlansTab(self._case, self._frame))

    @cached_property
    def reports(self) -> ReportsTab:
        return self._places.put("reports", ReportsTab(self._case, self._frame))

    @cached_property
    def sources(self) -> SourcesTab:
        return self._places.put("sources", SourcesTab(self._case, self._frame))

    @cached_property
    def history(self) -> HistoryTab:
        return self._places.put("history", HistoryTab(self._case, self._frame))

    def tabs_ahead(self) -> Iterator[None]:
        """Make tabs that nobody has been to, and what they make late themselves, one at each step."""
        for name, _title in PARTS:
            if name not in self.__dict__:
                getattr(self, name)
                yield
            tab = getattr(self, name)
            if isinstance(tab, PlansTab | RiskTab):
                yield from tab.parts_ahead()

    def _open_thing(self, thing: Thing) -> None:
        """Show what stands on the timeline in the tab in which it is kept, at its row."""
        name = TAB_OF[thing.lane]
        called = thing.mark.called if thing.mark is not None else ()
        stand_in = self._places.of(name)
        if stand_in is not None:
            self.tabs.setCurrentIndex(place_of(name))
            choose_first_named(stand_in, called)
            return
        tab: QWidget = getattr(self, name)
        self.tabs.setCurrentWidget(tab)
        if isinstance(tab, EventsTab):
            tab.show_days(date.fromordinal(thing.first), date.fromordinal(thing.after - 1))
        elif isinstance(tab, EvidenceTab) and thing.mark is not None:
            tab.show_item(thing.mark.key)
        elif isinstance(tab, BackgroundTab):
            tab.seek(*called)
        else:
            choose_first_named(tab, called)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, or with large type, the head folds; unfolded, it scrolls away and the tab keeps a height to work in."""
        super().resizeEvent(event)
        scale = current().metrics.text_scale
        self.head.make_room(low=self.height() < _LOW * scale)
        self._fit()

    def _fit(self) -> None:
        """A folded head leaves the tab what is left, so that one thing scrolls and not two."""
        least = min(round(_LEAST_HEIGHT * current().metrics.text_scale), self.height())
        if self.head.folded:
            # 2 between the three, whether or not a banner stands there.
            above = self.head.heightForWidth(self.width()) + 2 * self._scroll.body.spacing()
            least = min(least, max(least // 3, self.height() - above))
        self.tabs.fit(least)

    def show_file(self, view: CountryView, part: str = "") -> None:
        """Show a file, at a part if one is named; another country else begins at its overview."""
        # Nothing is read for a tab that is left here.
        self._stale = set()
        if self._view is None or self._view.country != view.country:
            if part in _NAMES:
                # The overview is not made, nor laid out, for who comes for another part.
                self.tabs.setCurrentIndex(place_of(part))
            else:
                self.tabs.setCurrentWidget(self.overview)
            self._on = None
        self._view = view
        found = self._found_then(view)
        self._shown = found.view if found else view
        self._places.show_past(found, self.__dict__)
        self.banner.show_day(found)
        self.head.show_file(self._shown or view, found.on if found else None)
        if part:
            self.show_part(part)
        self._stale = {name for name, _title in PARTS}
        self._show_tab()

    def show_part(self, name: str, wanted: str = "") -> None:
        """Show the tab with this name, and choose the entry there that is called as wanted.

        A name that is none, or whose tab is hidden on the day that is shown, changes nothing.
        """
        place = next((number for number, (part, _title) in enumerate(PARTS) if part == name), None)
        if place is None or not self.tabs.isTabVisible(place):
            return
        self.tabs.setCurrentIndex(place)
        self._show_whole()
        tab = self.tabs.currentWidget()
        if wanted and isinstance(tab, EngagementTab | BackgroundTab | PlansTab | RiskTab):
            tab.seek(wanted)
        elif wanted:
            choose_named(tab, wanted)

    def _follow_keys(self) -> None:
        if self.head.folded or self.tabs.tabBar().hasFocus():
            self._show_whole()

    def _show_whole(self) -> None:
        """Who comes for a part sees it: where the window is too low for both, the head is what is scrolled to."""
        QTimer.singleShot(0, self, self._scroll_to_tab)

    def _scroll_to_tab(self) -> None:
        if self.head.folded:
            self._scroll.verticalScrollBar().setValue(self.tabs.y())
        else:
            self._scroll.ensureVisible(0, self.tabs.geometry().bottom(), 0, 0)

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

    def compare_days(self) -> CompareDaysDialog | None:
        """Lay the whole file of two days side by side."""
        if self._view is None:
            return None
        dialog = CompareDaysDialog(self._case, self._frame, self._view, self.window())
        dialog.open()
        return dialog

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
        shown = self.tabs.currentWidget()
        if isinstance(shown, RiskTab):
            shown.begin()
            return
        act = getattr(shown, "new", None)
        if isinstance(act, ActButton) and act.button.isEnabled():
            act.button.click()

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

    def _show_tab(self) -> None:
        name = PARTS[self.tabs.currentIndex()][0]
        if self._shown is None or name not in self._stale:
            self.tabs.fit()
            return
        self._stale.discard(name)
        stand_in, past = self._places.of(name), self._places.past
        if stand_in is not None and past is not None:
            stand_in.show_past(past)
            return
        tab: FileTab = getattr(self, name)
        with self._case.one_look():
            tab.show_file(self._shown)
