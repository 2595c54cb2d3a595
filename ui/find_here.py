"""Keys that mean what is shown, wherever on the page the focus is: Ctrl+F and Ctrl+V."""

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


def take_pasted(place: QWidget) -> None:
    """Let the one part that is shown and takes what is pasted take it; its method for that is called ``paste``."""
    takers = [one for one in place.findChildren(QWidget) if one.isVisible() and _takes(one)]
    if len(takers) == 1:
        takers[0].paste()  # type: ignore[attr-defined]


def _takes(widget: QWidget) -> bool:
    # A method of ours: lines and texts of Qt have one of that name for what they hold themselves.
    ours = (kind for kind in type(widget).__mro__ if kind.__module__.startswith("ui."))
    return any("paste" in vars(kind) for kind in ours)
