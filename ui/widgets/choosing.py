"""Choosing an entry of a page by what it is called, wherever on the page its table is."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.widgets.into_view import bring_into_view
from ui.widgets.table_view import TableView

_NAMES = (
    "number",
    "symbol",
    "name",
    "title",
    "subject",
    "text",
    "policy",
    "says",
    "seq",
    "review_on",
    "cells",
)
"""What entries are called by, the surest first."""


def choose_named(place: QWidget, wanted: str) -> bool:
    """Choose the row that is called so in one of the tables of ``place``, and bring it into view."""
    for name in _NAMES:
        for table in place.findChildren(TableView):
            for at, row in enumerate(table.rows_model.rows):
                if str(getattr(row, name, "")) == wanted or (
                    name == "cells" and wanted in getattr(row, name, ())
                ):
                    table.choose(at)
                    bring_into_view(table)
                    table.setFocus()
                    return True
    return False


def choose_first_named(place: QWidget, called: Iterable[str]) -> bool:
    """Choose the row that has one of these names, the surest of which come first."""
    return any(choose_named(place, name) for name in called)
