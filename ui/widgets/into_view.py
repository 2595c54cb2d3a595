"""Bringing a widget into view, wherever on its page it stands."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(shown: QWidget) -> None:
    """Scroll to a widget, and open the tab on which it is."""
    from PySide6.QtWidgets import QTabWidget  # noqa: PLC0415 - late: the start window has no tabs

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


def _holds(page: QWidget | None, shown: QWidget) -> bool:
    return page is not None and (page is shown or page.isAncestorOf(shown))
