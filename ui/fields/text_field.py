"""One line of text."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from app.rules.entry.texts import LINE_LENGTH, clean_line
from language import tr
from ui.fields.amending import amend_line
from ui.fields.form_field import FormField
from ui.theme import Tint
from ui.widgets.line_glyphs import grow_glyphs


class TextField(FormField[str]):
    """A line of text, cleaned as the use cases clean it. ``secret`` hides it, with a way to show it."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
        max_length: int = LINE_LENGTH,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._max_length = max_length
        self._secret = self.secret = secret
        self._edit = QLineEdit()
        self._edit.setPlaceholderText(placeholder)
        self._edit.textChanged.connect(self._edited)
        if secret:
            self._hide_characters()
        self._put(self._edit)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def value(self) -> str:
        if self._secret:
            return self._edit.text()
        return clean_line(self._edit.text(), self.name, self._max_length)

    def set_value(self, value: str) -> None:
        self._edit.setText(value)
        # What is longer than the line is read from its beginning.
        self._edit.setCursorPosition(0)

    def typed(self) -> str:
        return self._edit.text()

    def amend(self, value: str) -> None:
        amend_line(self._edit, value)

    def _hide_characters(self) -> None:
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        show = QAction(tr("Show what is typed"), self._edit)
        show.setCheckable(True)
        Tint(show, "show", "muted")
        show.toggled.connect(
            lambda shown: self._edit.setEchoMode(
                QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
            )
        )
        self._edit.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
        grow_glyphs(self._edit)
