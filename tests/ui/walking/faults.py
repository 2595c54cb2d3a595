"""What can be wrong with a window or dialog, in words."""

from PySide6.QtWidgets import QScrollArea, QWidget

from tests.ui.spoken import by_colour_alone, misnamed_roles
from tests.ui.support import clipped


def cramped(window: QWidget) -> list[str]:
    """What asks for more than a small screen has, and what is cut."""
    least = window.minimumSizeHint()
    larger = [f"needs {least.toTuple()}"] if least.width() > 1280 or least.height() > 800 else []
    if window.width() > 1280 or window.height() > 800:
        # What asked for more while it was being filled: a window that grew does not shrink again.
        larger.append(f"grew to {window.size().toTuple()}")
    return larger + clipped(window)


def scrolls_within_scrolls(window: QWidget) -> list[str]:
    """Parts that scroll in a part that scrolls: where the wheel turns, one of the two moves, and nobody knows which.

    Tables and texts, which scroll by rows and lines, are left aside.
    """
    moving = [
        area
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]
    return [
        f"{inner.accessibleName()} scrolls within {outer.accessibleName()}"
        for outer in moving
        for inner in moving
        if outer is not inner and outer.isAncestorOf(inner)
    ]


def unsaid(window: QWidget) -> list[str]:
    """What a screen reader calls otherwise than it is, and what only a colour says."""
    return [*misnamed_roles(window), *by_colour_alone(window)]
