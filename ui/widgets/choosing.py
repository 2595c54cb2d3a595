"""Choosing an entry of a page by what it is called, wherever on the page its table is."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from ui.widgets.table_view import TableView

_NAMES = ("number", "name", "title", "text", "policy", "says", "seq")
"""What entries are called by, the surest first."""


def choose_named(place: QWidget, wanted: str) -> bool:
    """Choose the row that is called so in one of the tables of ``place``, and bring it into view."""
    for name in _NAMES:
        for table in place.findChildren(TableView):
            for at, row in enumerate(table.rows_model.rows):
                if str(getattr(row, name, "")) == wanted:
                    table.choose(at)
                    bring_into_view(table)
                    table.setFocus()
                    return True
    return False


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


def _holds(page: QWidget | None, shown: QWidget) -> bool:
    return page is not None and (page is shown or page.isAncestorOf(shown))
