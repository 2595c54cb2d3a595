"""A form some of whose fields stand beside each other while there is room."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.form import Form
from ui.fields.form_field import FormField
from ui.widgets.columns import Columns


class FoldingForm(Form):
    """As :class:`Form`; what :meth:`add_folding` adds stands one beneath another where the width ends."""

    def add_folding(self, *fields: FormField[Any]) -> None:
        """Add fields that stand beside each other while each has the room it needs."""
        held = []
        for field in fields:
            self._take(field)
            column = QWidget()
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(field)
            inside.addStretch(1)
            held.append(column)
        self.add_widget(Columns(held))
