"""The tabs of a country file, within the height that the window leaves them."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QTabWidget, QWidget


class FileTabs(QTabWidget):
    """Asks for the least height in which the tab that is open can be read, and never for all that the tab would take."""

    def __init__(self) -> None:
        super().__init__()
        self._least = 0

    def fit(self, least: int = 0) -> None:
        """Have at least so many pixels, and what the open tab cannot do without."""
        self._least = least or self._least
        page: QWidget | None = self.currentWidget()
        layout: QLayout | None = page.layout() if page is not None else None
        needed = page.minimumSizeHint().height() if page is not None else 0
        if page is not None and layout is not None and layout.hasHeightForWidth():
            needed = max(needed, layout.totalMinimumHeightForWidth(page.width()))
        self.setMinimumHeight(max(self._least, needed + self.tabBar().sizeHint().height()))

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the words of the open tab take another height."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return done
