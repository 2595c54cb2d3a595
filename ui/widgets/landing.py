"""Landing on what one came for: it is scrolled to, has the focus, and is framed for a moment."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme import current
from ui.widgets.into_view import bring_into_view, bring_place_into_view

MOMENT_MS = 6_000
_LINE = 3


class LandingMark(QWidget):
    """A frame over a widget, as thick as no other of the window, so that it is seen without colour; it goes by itself."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__(shown)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(shown.rect())
        shown.installEventFilter(self)
        QTimer.singleShot(MOMENT_MS, self, self.deleteLater)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current().palette.focus), _LINE))
        inside = _LINE // 2 + 1
        painter.drawRect(self.rect().adjusted(inside, inside, -inside, -inside))


class Landing(QObject):
    """Where one landed last on a page, for a moment: what the page reads again meanwhile is made anew, and is landed on again."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._sought: Callable[[], QWidget | None] | None = None
        self._landed: QWidget | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(MOMENT_MS)
        self._over.timeout.connect(self._forget)

    def lead_to(self, sought: Callable[[], QWidget | None]) -> None:
        """Land on what is found so; where it is not there, nowhere."""
        self._sought = sought
        self._over.start()
        self.again()

    def holds(self, focused: QWidget | None) -> bool:
        """Whether one is still where one landed."""
        return self._sought is not None and focused is not None and focused is self._landed

    def again(self) -> None:
        """Land there once more."""
        found = self._sought() if self._sought is not None else None
        if found is not None:
            self._landed = found
            land_on(found)

    def _forget(self) -> None:
        self._sought = self._landed = None


def land_on(shown: QWidget) -> None:
    """Lead to a widget, once what was shown with it is laid out."""
    # What was just told is seen with the next turn, with what holds it: until then it takes no focus.
    part: QWidget | None = shown
    while part is not None and not part.isVisible():
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.show()
        part = part.parentWidget()
    shown.setFocus()
    for before in shown.findChildren(LandingMark):
        before.deleteLater()
    LandingMark(shown)
    QTimer.singleShot(0, shown, lambda: _bring(shown))


def _bring(shown: QWidget) -> None:
    if not shown.isVisible():
        # Whoever went on meanwhile is not called back.
        return
    bring_into_view(shown)
    # Of what is higher than the page its beginning.
    room = min((area.viewport().height() for area in _areas(shown)), default=shown.height())
    bring_place_into_view(shown, QRect(0, 0, shown.width(), min(shown.height(), room)))


def _areas(shown: QWidget) -> list[QScrollArea]:
    found = []
    above = shown.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found
