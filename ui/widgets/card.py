"""A card: one matter on a surface of its own, with a title and room for one small act."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import TextSize, current
from ui.widgets.words import Words


class Card(QFrame):
    """A titled frame. Put content into ``body``; ``corner`` takes a small button beside the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._title = Words(title, size=TextSize.SECTION, wrap=True, parent=self)
        self._title.setVisible(bool(title))
        self.corner = QHBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.inside)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addLayout(self.corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.between, 12, metrics.between, 12)
        column.setSpacing(metrics.inside)
        column.addLayout(head)
        column.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
