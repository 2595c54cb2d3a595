"""What stands in the place of each part of a country file: its tab, or on a past day that day's tables, or why there are none."""

from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.reading.countries.file_on import FileOn
from app.reading.then.parts import PARTS_THEN
from language import said
from ui.case import Case
from ui.countries.file_tabs import FileTabs
from ui.countries.parts import PARTS, place_of
from ui.countries.past import Past
from ui.countries.past_tab import PastTab, PresentOnly

_OF_A_PAST_DAY = ("overview", "timeline", "background")
"""Those that show the file of a past day themselves."""

T = TypeVar("T", bound=QWidget)


class StandIns:
    """Puts tabs into ``tabs``; one for which something stands in is kept ``aside`` meanwhile. ``past``: the day that is shown."""

    def __init__(self, case: Case, tabs: FileTabs, aside: QWidget) -> None:
        self._case = case
        self._tabs = tabs
        self._aside = aside
        self._standing: dict[str, PastTab | PresentOnly] = {}
        self.past: Past | None = None

    def of(self, name: str) -> PastTab | PresentOnly | None:
        """What stands in for a part; none where its own tab is shown."""
        return self._standing.get(name)

    def put(self, name: str, tab: T) -> T:
        """Put a tab that was just made in its place, or keep it aside while another stands in for it."""
        self._apply_past(tab)
        if name in self._standing:
            tab.hide()
            tab.setParent(self._aside)
            return tab
        _drop(self._swap(name, tab))
        return tab

    def show_past(self, found: FileOn | None, made: Mapping[str, Any]) -> None:
        """Let what there is of a past day stand in for the tabs that show the present only; of the present, nothing.

        ``made``: the tabs that have been made, by their parts.
        """
        self.past = Past(found) if found else None
        for name, _title in PARTS:
            tab = made.get(name)
            if name in _OF_A_PAST_DAY:
                self._apply_past(tab)
            elif self.past is None and name in self._standing:
                del self._standing[name]
                _drop(self._swap(name, tab if isinstance(tab, QWidget) else QWidget()))
            elif self.past is not None and name not in self._standing:
                self._standing[name] = self._stand_in(name)
                before = self._swap(name, self._standing[name])
                if before is not tab:
                    _drop(before)

    def _stand_in(self, name: str) -> PastTab | PresentOnly:
        if name in PARTS_THEN:
            return PastTab(self._case, name)
        return PresentOnly(said(PARTS[place_of(name)][1]))

    def _swap(self, name: str, tab: QWidget) -> QWidget | None:
        """Show a widget in the place of a part, and give back what was there; what is chosen stays chosen."""
        place = place_of(name)
        chosen = self._tabs.currentIndex()
        with QSignalBlocker(self._tabs):
            before = self._tabs.widget(place)
            self._tabs.removeTab(place)
            self._tabs.insertTab(place, tab, said(PARTS[place][1]))
            self._tabs.setCurrentIndex(chosen)
        return before

    def _apply_past(self, tab: QWidget | None) -> None:
        show_past = getattr(tab, "show_past", None)
        if show_past is not None:
            show_past(self.past)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.deleteLater()
