"""What the history is narrowed to."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.reading.history import HistoryFilter
from ui.fields.line_edit import LineEdit
from ui.theme import current
from ui.widgets.flow_layout import FlowLayout

_PAUSE_MS = 250
"""After the last key: the ledger is not searched for each letter."""


class FilterLine(QWidget):
    """``changed`` is sent a moment after the last edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.topic = _line("Report or country")
        self.person = _line("Who")
        self.text = _line("Act or reason")
        self.refused = QCheckBox("Refused attempts only")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        line = FlowLayout(self, gap=current().metrics.inside)
        for edit in (self.topic, self.person, self.text):
            edit.textChanged.connect(lambda _text: self._soon.start())
            line.addWidget(edit)
        line.addWidget(self.refused)
        self.refused.toggled.connect(lambda _on: self.changed.emit())

    @property
    def wanted(self) -> HistoryFilter:
        """What to show."""
        return HistoryFilter(
            topic=self.topic.text(),
            person=self.person.text(),
            text=self.text.text(),
            refused_only=self.refused.isChecked(),
        )


def _line(name: str) -> QLineEdit:
    edit = LineEdit(name)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(name)
    edit.setClearButtonEnabled(True)
    edit.setMaxLength(200)
    return edit
