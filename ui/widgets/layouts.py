"""Emptying a layout before it is filled anew, without losing the reader's place."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_GONE = "gone"
"""Marks what was taken out, and lives on until the next turn."""


def empty(layout: QLayout) -> None:
    """Take everything out and let it go; nested layouts too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setProperty(_GONE, True)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


@contextmanager
def keep_focus(within: QWidget) -> Iterator[None]:
    """Whoever has the focus by keyboard still has it after the block, on the widget of the same name made anew."""
    before = QApplication.focusWidget()
    name = before.accessibleName() if before is not None and within.isAncestorOf(before) else ""
    yield
    if before is None or not name or not _is_gone(before, within):
        return
    alike = (one for one in within.findChildren(type(before)) if one.accessibleName() == name)
    again = next((one for one in alike if not _is_gone(one, within)), None)
    if again is not None:
        # What was laid out anew takes the focus once it is shown, in the next turn.
        QTimer.singleShot(0, again, again.setFocus)


def _is_gone(widget: QWidget, within: QWidget) -> bool:
    """Whether the widget, or what it stands in, was taken out."""
    here: QWidget | None = widget
    while here is not None and here is not within:
        if here.property(_GONE):
            return True
        here = here.parentWidget()
    return False
