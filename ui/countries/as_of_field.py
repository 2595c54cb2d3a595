"""The day for which a country file is shown; empty is now."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.refusals import BadInput, UserError
from app.rules.entry.dates import parse_date
from language import mark, ptr, tr
from language.dates import in_figures
from ui.theme import TextSize
from ui.widgets.words import Words

_NAME = mark("As it stood on")
_CHARACTERS = 13


class AsOfField(QWidget):
    """``asked`` carries the day, or None for now. Enter asks, as the button does."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(ptr("day", "now"))
        self.edit.setAccessibleName(tr(_NAME))
        self.edit.setToolTip(tr("A day such as 2021-02-01; empty is now"))
        self.edit.setFixedWidth(self.edit.fontMetrics().averageCharWidth() * _CHARACTERS + 16)
        self.show_day = QPushButton(tr("Show that day"))
        self.show_day.setAutoDefault(False)
        self.error = Words(size=TextSize.CAPTION, role="danger", wrap=True)
        self.error.hide()
        self.edit.returnPressed.connect(self._ask)
        self.show_day.clicked.connect(self._ask)
        label = Words(tr(_NAME), size=TextSize.CAPTION, role="muted")
        label.setBuddy(self.edit)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label)
        line.addSpacing(4)
        line.addWidget(self.edit)
        line.addWidget(self.show_day)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.error)

    def show_value(self, on: date | None) -> None:
        """Say which day is shown."""
        self.edit.setText(on.isoformat() if on else "")
        self._say("")

    def refuse(self, error: UserError) -> None:
        """Say why the day cannot be shown; what was typed stays."""
        self._say(str(error))

    def _ask(self) -> None:
        typed = self.edit.text().strip()
        try:
            on = parse_date(in_figures(typed), "day", typed=typed) if typed else None
        except BadInput as error:
            self.refuse(error)
            return
        self._say("")
        self.asked.emit(on)

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
