"""Who scrolls a form goes on typing where they were."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def keep_from_wheel(widget: QWidget) -> None:
    """Let the wheel give the focus neither to this nor to what it holds.

    Qt gives it to the box or text that a scrolled form brings under the pointer: what was typed next went there, and in a
    closed choice a letter chooses.
    """
    for one in (widget, *widget.findChildren(QWidget)):
        if one.focusPolicy() is Qt.FocusPolicy.WheelFocus:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
