"""The tabs of a country file, within the height that the window leaves them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QLayout, QTabWidget, QWidget

_SCROLLS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class FileTabs(QTabWidget):
    """Asks for the least height in which the tab that is open can be read, and never for all that the tab would take."""

    def __init__(self) -> None:
        super().__init__()
        self._least = 0
        # Before the tab is left: its focus would go to whatever of the next one Qt finds first.
        self.tabBarClicked.connect(lambda _place: self.tabBar().setFocus())

    def fit(self, least: int = 0) -> None:
        """Have at least so many pixels, and what the open tab cannot do without."""
        self._least = least or self._least
        page: QWidget | None = self.currentWidget()
        layout: QLayout | None = page.layout() if page is not None else None
        needed = page.minimumSizeHint().height() if page is not None else 0
        if page is not None and layout is not None and layout.hasHeightForWidth():
            needed = max(needed, layout.totalMinimumHeightForWidth(page.width()))
        self.setMinimumHeight(max(self._least, needed + self.tabBar().sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the tabs, Home and End go to the first and the last, and a page down goes on reading what is shown."""
        shown = [place for place in range(self.count()) if self.isTabVisible(place)]
        scroll = _SCROLLS.get(Qt.Key(event.key()))
        if not self.tabBar().hasFocus() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(shown[0])
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(shown[-1])
        elif scroll is not None and (area := self._read()) is not None:
            area.verticalScrollBar().triggerAction(scroll)
        else:
            super().keyPressEvent(event)

    def _read(self) -> QAbstractScrollArea | None:
        """What of the open tab scrolls: the largest where several do."""
        page: QWidget | None = self.currentWidget()
        found = page.findChildren(QAbstractScrollArea) if page is not None else []
        if isinstance(page, QAbstractScrollArea):
            found = [page, *found]
        long = [one for one in found if one.isVisible() and one.verticalScrollBar().maximum() > 0]
        return max(long, key=lambda one: one.width() * one.height(), default=None)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Without what tabs that are not open would ask for: a layout takes the greater of the two hints."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the words of the open tab take another height."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return done
