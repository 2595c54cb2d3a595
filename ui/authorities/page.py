"""The Authorities page of the window: organisation, instruments, coverage, and who can decide."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QSignalBlocker

from app.reading.authority.permission import may_read_content
from language import said, tr
from ui.authorities.coverage_tab import CoverageTab
from ui.authorities.instruments_tab import InstrumentsTab
from ui.authorities.organisation_tab import OrganisationTab
from ui.authorities.what_if_tab import Happening, WhatIfTab
from ui.authorities.who_tab import WhoTab
from ui.case import Case
from ui.frame import Frame
from ui.page import NEW_KEYS, Page
from ui.places import AUTHORITIES
from ui.widgets.act_button import ActButton
from ui.widgets.late_tabs import LateTabs
from ui.widgets.notice import Tone

PLACE = AUTHORITIES


_LEAST_HEIGHT = 320

_TABS = {
    name: name.replace("-", "_") for name in ("organisation", "instruments", "coverage", "who", "what-if")
}
"""The tabs by what keys of the page call them."""


class _Tab(Protocol):
    def refresh(self) -> None: ...


class AuthoritiesPage(Page):
    """Keys: empty; ``organisation``, ``instruments``, ``coverage``, ``who`` or ``what-if`` for a tab.

    ``who/MMR`` and ``who/MMR/VE-4`` ask who can decide that, and ``who/MMR/VE-4/2021-05-12`` who could
    then; ``coverage/MMR`` shows that country; ``organisation/…`` an
    office by its identifier; anything else is an instrument's number.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self.case = case
        # The hint speaks of who can decide, which is casework.
        self.hinted = may_read_content(case.actor)
        self.tabs = LateTabs(
            {
                "who": tr("Who can decide?"),
                "organisation": tr("Organisation"),
                "instruments": tr("Instruments"),
                "coverage": tr("Coverage"),
                "what_if": tr("What if…?"),
            },
            name=tr("Parts of the authorities"),
        )
        # The tabs scroll: none of them asks for a window higher than the screen.
        self.tabs.setMinimumHeight(_LEAST_HEIGHT)
        if not may_read_content(case.actor):
            # Who can decide is casework; offices are an administrator's own work.
            self.tabs.show_named("organisation")
        self.tabs.currentChanged.connect(self._show_tab)
        self.content.addWidget(self.tabs, 1)
        case.changed.connect(self._changed)
        self.answer_key(NEW_KEYS, tr("New office or instrument"), self._new)

    @cached_property
    def who(self) -> WhoTab:
        tab = self.tabs.put("who", WhoTab(self.case, self.frame))
        tab.instrument_asked.connect(self._open_instrument)
        return tab

    @cached_property
    def organisation(self) -> OrganisationTab:
        tab = self.tabs.put("organisation", OrganisationTab(self.case, self.frame))
        tab.what_if_asked.connect(lambda office: self._suppose(Happening.POST_VACANT, office))
        return tab

    @cached_property
    def instruments(self) -> InstrumentsTab:
        tab = self.tabs.put("instruments", InstrumentsTab(self.case, self.frame))
        tab.detail.what_if_asked.connect(
            lambda instrument: self._suppose(Happening.INSTRUMENT_ENDS, instrument)
        )
        return tab

    @cached_property
    def coverage(self) -> CoverageTab:
        tab = self.tabs.put("coverage", CoverageTab(self.case))
        tab.instrument_asked.connect(self._open_instrument)
        tab.who_asked.connect(lambda country, tool: self.frame.go(PLACE.name, f"who/{country}/{tool}"))
        return tab

    @cached_property
    def what_if(self) -> WhatIfTab:
        return self.tabs.put("what_if", WhatIfTab(self.case))

    @property
    def standing(self) -> str:
        named = _TABS.get(self.key.partition("/")[0], "instruments" if self.key else "")
        shown = self.tabs.shown
        if shown == "who":
            return "/".join(("who", *self.who.asked))
        if shown == "coverage":
            return "/".join(("coverage", *self.coverage.asked))
        if shown == "instruments":
            instrument = self.instruments.table.current_row()
            return instrument.number if instrument is not None else shown
        if shown == "organisation":
            return "/".join(filter(None, ("organisation", self.organisation.tree.chosen)))
        return self.key if shown == named else next(key for key, tab in _TABS.items() if tab == shown)

    def parts_ahead(self) -> Iterator[None]:
        yield from self.tabs.ahead(self)

    def open(self, key: str) -> None:
        """Show the tab or the instrument that ``key`` names."""
        name, _slash, about = key.partition("/")
        if key:
            # Before anything is read: a tab that is not wanted need not be made.
            with QSignalBlocker(self.tabs):
                self.tabs.show_named(_TABS.get(name, "instruments"))
        super().open(key)
        if name in _TABS:
            self._ask(name, about)
        elif key:
            self.instruments.choose(key)
            if not self.frame.came_back:
                # Who was led to an instrument goes on from it, not from the act that stands above the list.
                self.instruments.table.setFocus()

    def ask_office(self) -> None:
        """Add an office, from anywhere."""
        self._begin(self.organisation.add, self.organisation.add.button.click)

    def ask_appoint(self) -> None:
        """Appoint somebody, from anywhere: the office is asked for."""
        self._begin(self.organisation.appoint, self.organisation.appoint_to_any)

    def ask_instrument(self) -> None:
        """Record an instrument, from anywhere."""
        self._begin(self.instruments.new, self.instruments.record)

    def _begin(self, act: ActButton, begin: Callable[[], object]) -> None:
        """Do what the button does; where it may not be pressed, say why at the top as well."""
        if act.button.isEnabled():
            begin()
        else:
            self.frame.tell(Tone.INFO, act.reason)

    def _ask(self, name: str, about: str) -> None:
        """What a key says beyond the tab."""
        if name == "who":
            country, tool, day = (*about.split("/"), "", "")[:3]
            if self.frame.came_back and self.who.asked == tuple(filter(None, (country, tool, day))):
                # The rest of the question, too, stands as it was asked.
                self.who.go_on()
            else:
                self.who.ask_about(country, tool, day)
        elif name == "coverage" and about:
            self.coverage.country.set_value(about)
        elif name == "organisation" and about:
            self.organisation.choose(about)

    def _suppose(self, happening: Happening, subject: str) -> None:
        self.tabs.show_named("what_if")
        self.what_if.ask_about(happening, subject)

    def refresh(self) -> None:
        """Read again what the open tab shows."""
        self.set_title(
            said(PLACE.title), tr("Who holds which office, under which instrument, within which limits")
        )
        self._show_tab()

    def _show_tab(self) -> None:
        tab: _Tab = getattr(self, self.tabs.shown)
        tab.refresh()

    def _open_instrument(self, number: str) -> None:
        self.frame.go(PLACE.name, number)

    def _new(self) -> None:
        shown = self.tabs.shown
        if shown == "organisation":
            self._press(self.organisation.add)
        elif shown == "instruments":
            self._press(self.instruments.new)

    @staticmethod
    def _press(act: ActButton) -> None:
        if act.button.isEnabled():
            act.button.click()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
