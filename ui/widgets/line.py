"""A one-pixel line between two parts."""

from PySide6.QtWidgets import QFrame


class Line(QFrame):
    """A horizontal rule in the colour of borders."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self.setFixedHeight(1)
