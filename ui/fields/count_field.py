"""A number that may be left out, such as an estimate of people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.refusals import BadInput
from language import tr
from language.numbers import as_digits, number
from ui.fields.amending import amend_line
from ui.fields.form_field import FormField


class CountField(FormField[int | None]):
    """A whole number, typed with or without separators of thousands; empty where it is not known."""

    def __init__(self, label: str, *, name: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, name=name, hint=hint, parent=parent)
        self._edit = QLineEdit()
        self._edit.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._edit.textChanged.connect(self._edited)
        self._put(self._edit)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> int | None:
        """The number.

        Raises:
            BadInput: not a whole number.
        """
        if self.is_empty():
            return None
        bare = as_digits(self._edit.text())
        if not (bare.isascii() and bare.isdigit()) or len(bare) > 12:
            raise BadInput(
                self.name,
                tr("“{text}” is not a whole number.", text=self._edit.text().strip()[:40]),
                remedy=tr("Write it as in 12,000."),
            )
        return int(bare)

    def set_value(self, value: int | None) -> None:
        self._edit.setText("" if value is None else number(value))

    def typed(self) -> str:
        return self._edit.text()

    def bring_back(self, typed: str) -> None:
        amend_line(self._edit, typed)
