"""What one works at stays where it is on the screen while what stands above it grows or shrinks."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid


@contextmanager
def held_in_place(within: QWidget) -> Iterator[None]:
    """Let a widget's content change; the part of it that has the focus is scrolled back to where it was."""
    held: QWidget | None = within.window().focusWidget()
    if held is not None and not isValid(held):
        # The window is being closed.
        held = None
    scroll = _scroll_around(held) if held is not None and within.isAncestorOf(held) else None
    if held is None or scroll is None:
        yield
        return
    before = held.mapToGlobal(QPoint()).y()
    yield
    # What changed is laid out at the next turn only, and would be drawn at the wrong place until then.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.value() + held.mapToGlobal(QPoint()).y() - before)


def _scroll_around(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
