"""Choosing an entry of a page by what it is called, wherever on the page its table is."""

from PySide6.QtWidgets import QWidget

from ui.widgets.into_view import bring_into_view
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
