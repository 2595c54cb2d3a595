"""The base of fields that hold the path of something on the disk."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.fields.amending import amend_line
from ui.fields.form_field import FormField


class PathField(FormField[Path | None]):
    """A path, typed or picked. ``act`` is the button's word, ``spoken`` what it is called where it is heard alone.

    A field says what it takes: it reads the value, and picks one in :meth:`_picked`.
    """

    def __init__(
        self,
        label: str,
        act: str,
        spoken: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._edit = QLineEdit()
        self._edit.textChanged.connect(self._edited)
        self._pick = QPushButton(act)
        self._pick.setAccessibleName(spoken)
        self._pick.setAutoDefault(False)
        self._pick.clicked.connect(self._choose)
        self._put(self._edit, self._pick)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def set_value(self, value: Path | None) -> None:
        self._edit.setText(str(value) if value else "")

    def typed(self) -> str:
        return self._edit.text()

    def bring_back(self, typed: str) -> None:
        amend_line(self._edit, typed)

    def _typed(self) -> Path:
        return Path(self._edit.text().strip()).expanduser()

    def _picked(self) -> str:
        """Let one be chosen in the dialog of the system; empty where the user thinks better of it."""
        raise NotImplementedError

    def _choose(self) -> None:
        path = self._picked()
        if path:
            self._edit.setText(path)
