"""How much of a long list is shown: its newest entries, and older ones when they are asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 250


class NewestFirst(QObject):
    """``fill`` reads and shows ``limit`` entries of what fits, and says with :meth:`told` what it found."""

    def __init__(self, page: int, fill: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.limit = page
        self._page = page
        self._fill = fill
        self._long = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.begin)

    @property
    def waits(self) -> bool:
        """Whether something was typed that the list does not follow yet."""
        return self._soon.isActive()

    def another(self) -> None:
        """Another list is about to be read: nothing is known of it."""
        self.limit, self._long = self._page, False

    def narrow(self) -> None:
        """What is looked for was changed: the list follows at once, but that a long one waits for a pause in what is typed."""
        if self._long:
            self._soon.start(_PAUSE_MS)
        else:
            self.begin()

    def begin(self) -> None:
        """Show the newest of what fits, at once."""
        self.limit = self._page
        self._fill()

    def older(self, shown: int) -> None:
        """Show the page before those that are shown too."""
        self.limit = shown + self._page
        self._fill()

    def told(self, shown: int, *, long: bool) -> None:
        """The list was read, with whatever is looked for by now: nothing is left to wait for."""
        self._soon.stop()
        self.limit = max(self.limit, shown)
        self._long = long or self._long
