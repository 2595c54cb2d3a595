"""Finding the dialog that an act opened, and the buttons in it."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

D = TypeVar("D", bound=QDialog)


def opened(kind: type[D]) -> D:
    """The dialog of this kind that is open."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(shown) == 1, f"{len(shown)} dialogs {kind.__name__} are open"
    return shown[0]


def button(widget: QWidget, name: str) -> QPushButton:
    """The button with this accessible name or text."""
    for one in widget.findChildren(QPushButton):
        if name in {one.accessibleName(), one.text()}:
            return one
    raise AssertionError(f"no button {name}")
