"""Several short lines, such as indicators: one a line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.rules.entry.texts import clean_line, clean_text
from language import mark
from ui.fields.amending import amend_text
from ui.fields.form_field import FormField

_LONGEST = 400


class LinesField(FormField[tuple[str, ...]]):
    """Each line that is not empty is one entry, cleaned as the use cases clean it."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = mark("One a line."),
        required: bool = False,
        rows: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(rows * self._edit.fontMetrics().lineSpacing() + 20)
        self._edit.textChanged.connect(self._edited)
        self._put(self._edit)

    @property
    def editor(self) -> QPlainTextEdit:
        return self._edit

    def value(self) -> tuple[str, ...]:
        text = clean_text(self._edit.toPlainText(), self.name)
        lines = (clean_line(line, self.name, _LONGEST) for line in text.split("\n"))
        return tuple(line for line in lines if line)

    def set_value(self, value: Sequence[str]) -> None:
        self._edit.setPlainText("\n".join(value))

    def amend(self, value: Sequence[str]) -> None:
        amend_text(self._edit, "\n".join(value))
