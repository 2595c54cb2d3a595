"""What can be wrong with a window or dialog, in words."""

from PySide6.QtWidgets import QWidget

from tests.ui.spoken import by_colour_alone, misnamed_roles
from tests.ui.support import clipped


def cramped(window: QWidget) -> list[str]:
    """What asks for more than a small screen has, and what is cut."""
    least = window.minimumSizeHint()
    larger = [f"needs {least.toTuple()}"] if least.width() > 1280 or least.height() > 800 else []
    return larger + clipped(window)


def unsaid(window: QWidget) -> list[str]:
    """What a screen reader calls otherwise than it is, and what only a colour says."""
    return [*misnamed_roles(window), *by_colour_alone(window)]
