"""Margins that differ at the two ends of a line: Qt mirrors layouts, and not what lies around them."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout


def set_margins(layout: QLayout, near: int, top: int, far: int, bottom: int) -> None:
    """Give a layout its margins: ``near`` where reading begins, ``far`` where a line ends."""
    left, right = (far, near) if QGuiApplication.isRightToLeft() else (near, far)
    layout.setContentsMargins(left, top, right, bottom)
