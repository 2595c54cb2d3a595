"""Facts in two columns: what, and its value."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import current
from ui.widgets.words import Words


class Facts(QWidget):
    """Rows such as ``Recorded by`` and a name."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(current().metrics.between)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)

    def add(self, label: str, value: str | QWidget) -> None:
        """Add a row; words wrap and can be copied, a widget stands as it is."""
        name = Words(label, role="muted")
        name.setMinimumWidth(name.fontMetrics().averageCharWidth() * 13)
        shown = Words(value, wrap=True, selectable=True) if isinstance(value, str) else value
        row = self._rows.rowCount()
        self._rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(shown, row, 1)
