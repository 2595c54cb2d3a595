"""Who goes back to a place goes on where they were there, and not from the beginning of its page."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Place = tuple[str, str]

_MOST = 100


class Returning:
    """What had the focus at each place when it was left."""

    def __init__(self) -> None:
        self._left: dict[Place, QWidget] = {}

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
