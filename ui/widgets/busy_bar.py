"""A bar for work of which nobody knows yet how far it is."""

from PySide6.QtWidgets import QProgressBar

from ui.theme import current


def show_busy(bar: QProgressBar) -> None:
    """Let the bar run; where the user wants no motion it stands half full, and the words beside it say the rest."""
    if current().still:
        bar.setRange(0, 2)
        bar.setValue(1)
    else:
        bar.setRange(0, 0)
