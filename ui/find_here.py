"""Ctrl+F: to the line that narrows what is shown, or into the table that has none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.table_view import TableView


def find_on(place: QWidget) -> bool:
    """Begin to find on a page or in a dialog. False where nothing there can be narrowed."""
    for line in place.findChildren(QLineEdit):
        # A line with a cross narrows a list, everywhere in the window.
        if line.isVisible() and line.isEnabled() and line.isClearButtonEnabled():
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()
            return True
    for table in place.findChildren(TableView):
        if table.isVisible() and table.rows_model.rowCount():
            table.find_rows()
            return True
    return False
