"""Text of several lines."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.rules.texts import TEXT_LENGTH, clean_text
from ui.fields.form_field import FormField


class TextArea(FormField[str]):
    """Plain text, cleaned as the use cases clean it. Tab moves on to the next field. ``rows`` is its height."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
        rows: int = 4,
        max_length: int = TEXT_LENGTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._max_length = max_length
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setMinimumHeight(self._edit.fontMetrics().lineSpacing() * rows + 20)
        self._edit.setMaximumHeight(self._edit.fontMetrics().lineSpacing() * max(rows, 4) * 2 + 20)
        self._edit.textChanged.connect(self._edited)
        self._put(self._edit)

    @property
    def editor(self) -> QPlainTextEdit:
        return self._edit

    def value(self) -> str:
        return clean_text(self._edit.toPlainText(), self.name, self._max_length)

    def set_value(self, value: str) -> None:
        self._edit.setPlainText(value)
