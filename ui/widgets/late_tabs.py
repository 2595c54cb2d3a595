"""Tabs that are made when somebody first goes to them: a page costs what is seen of it."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabWidget, QWidget

T = TypeVar("T", bound=QWidget)


class LateTabs(QTabWidget):
    """Stands for tabs by name until they are put in their places.

    The page makes each where it is first asked for, by :meth:`put`, and follows ``currentChanged`` with :attr:`shown`.
    """

    def __init__(self, named: dict[str, str], *, name: str) -> None:
        super().__init__()
        self._names = tuple(named)
        self._made: set[str] = set()
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        # Before the tab is made: the focus of the one that is left would go out of the page, and its keys with it.
        self.tabBarClicked.connect(lambda _place: self.tabBar().setFocus())
        for title in named.values():
            self.addTab(QWidget(), title)

    @property
    def shown(self) -> str:
        """The name of the tab that is shown."""
        return self._names[self.currentIndex()]

    def place(self, name: str) -> int:
        """Where the tab of that name stands."""
        return self._names.index(name)

    def show_named(self, name: str) -> None:
        """Show the tab of that name."""
        self.setCurrentIndex(self.place(name))

    def put(self, name: str, tab: T) -> T:
        """Put a tab that was just made in its place; what is shown stays shown."""
        place, chosen, title = self.place(name), self.currentIndex(), self.tabText(self.place(name))
        before = self.widget(place)
        with QSignalBlocker(self):
            self.removeTab(place)
            self.insertTab(place, tab, title)
            self.setCurrentIndex(chosen)
        self._made.add(name)
        if before is not None:
            before.deleteLater()
        return tab

    def ahead(self, page: QWidget) -> Iterator[None]:
        """Make those of ``page``, which keeps each under its name, that nobody has been to: one at each step."""
        for name in self._names:
            if name not in self._made:
                getattr(page, name)
                yield
