"""Who goes back to a place goes on where they were there, and not from the beginning of its page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.page import Page
from ui.widgets.sidebar import Sidebar
from ui.widgets.tab_order import stops_of

Place = tuple[str, str]

_MOST = 100


class Returning:
    """What had the focus at each place when it was left, and in the page when one went to the sidebar."""

    def __init__(self) -> None:
        self._left: dict[Place, QWidget] = {}
        self._crossed_from: QWidget | None = None

    def leave(self, place: Place, page: QWidget, focused: QWidget | None) -> None:
        """A place on this page is left."""
        self._left.pop(place, None)
        if focused is not None and page.isAncestorOf(focused):
            self._left[place] = focused
            while len(self._left) > _MOST:
                del self._left[next(iter(self._left))]

    def come_back(self, place: Place, page: QWidget) -> None:
        """Put the focus where it was, if that is still there to be used; its page is shown already."""
        left = self._left.get(place)
        if left is None or not isValid(left) or not page.isAncestorOf(left):
            return
        if left.isVisible() and left.isEnabled():
            left.setFocus()

    def change_side(self, page: Page, sidebar: Sidebar, focused: QWidget | None, *, came_to: bool) -> None:
        """The focus goes into the page, to where it was there or else to its first stop; from within it, to the page's entry.

        ``came_to``: whether something in the page was come to, where one then begins.
        """
        if focused is not None and page.isAncestorOf(focused):
            self._crossed_from = focused
            sidebar.focus_place(page.place.name)
            return
        left = self._crossed_from
        before = left if left is not None and isValid(left) and page.isAncestorOf(left) else None
        ways = (before, page.landing if came_to else None, *stops_of(page), *stops_of(page.acts_bar))
        stop = next((one for one in ways if one is not None and one.isVisible() and one.isEnabled()), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
