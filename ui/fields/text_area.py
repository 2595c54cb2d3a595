"""Text of several lines."""

import math

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.rules.entry.texts import TEXT_LENGTH, clean_text
from ui.fields.amending import amend_text
from ui.fields.form_field import FormField


class TextArea(FormField[str]):
    """Plain text, cleaned as the use cases clean it. Tab moves on to the next field. It grows from ``rows`` lines."""

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
        self._rows = rows
        self._edit.textChanged.connect(self._edited)
        self._edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._put(self._edit)
        self._grow()

    @property
    def editor(self) -> QPlainTextEdit:
        return self._edit

    def value(self) -> str:
        return clean_text(self._edit.toPlainText(), self.name, self._max_length)

    def set_value(self, value: str) -> None:
        self._edit.setPlainText(value)

    def typed(self) -> str:
        return self._edit.toPlainText()

    def amend(self, value: str) -> None:
        amend_text(self._edit, value)

    def _grow(self) -> None:
        """As high as the text, from ``rows`` lines up to three times as many; then it scrolls."""
        # A plain text document measures its height in lines.
        lines = int(self._edit.document().size().height())
        shown = min(max(lines, self._rows), max(self._rows * 3, 12))
        # A line is laid out as high as its font, rounded up: rounded down, the last line of a full text would not fit.
        line = math.ceil(QFontMetricsF(self._edit.font()).lineSpacing())
        self._edit.setFixedHeight(shown * line + 20)
