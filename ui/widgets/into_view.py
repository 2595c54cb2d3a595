"""Bringing a widget into view, wherever on its page it stands."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget


def bring_into_view(shown: QWidget) -> None:
    """Scroll to a widget, and open the tab on which it is."""

    # What was filled a moment ago is laid out later: it would be scrolled to where it stood before.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    above = shown.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(shown)
        if isinstance(above, QTabWidget):
            # Between a tab and its pages stands a stack of Qt's own.
            above.setCurrentIndex(next(at for at in range(above.count()) if _holds(above.widget(at), shown)))
        above = above.parentWidget()


def show_whole(area: QScrollArea, *shown: QWidget) -> None:
    """Scroll an area so that the first of ``shown`` that fits is whole in view; of a higher one where one types.

    Qt alone shows of a list or table its chosen row, and of a text the line with the cursor.
    """
    inner, room = area.widget(), area.viewport().height()
    fitting = next((one for one in shown if one.height() <= room), None)
    if inner is None or fitting is None:
        area.ensureWidgetVisible(shown[-1])
        return
    place = QRect(fitting.mapTo(inner, QPoint(0, 0)), fitting.size())
    area.ensureVisible(place.left(), place.bottom(), 0, _AROUND)
    area.ensureVisible(place.left(), place.top(), 0, _AROUND)


def bring_place_into_view(shown: QWidget, place: QRect) -> None:
    """Scroll to a place within a widget that is higher than what it stands in, such as the row of a tree."""
    above = shown.parentWidget()
    while above is not None:
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            within = place.translated(shown.mapTo(inner, QPoint(0, 0)))
            above.ensureVisible(above.horizontalScrollBar().value(), within.bottom(), 0, _AROUND)
            above.ensureVisible(above.horizontalScrollBar().value(), within.top(), 0, _AROUND)
        above = above.parentWidget()


_AROUND = 8


def _holds(page: QWidget | None, shown: QWidget) -> bool:
    return page is not None and (page is shown or page.isAncestorOf(shown))
