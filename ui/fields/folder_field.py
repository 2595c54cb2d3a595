"""A folder to read from or to write into."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from app.refusals import BadInput
from language import tr
from ui.fields.form_field import FormField


class FolderField(FormField[Path | None]):
    """A path, typed or picked. ``existing``: there has to be such a folder."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        existing: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._existing = existing
        self._edit = QLineEdit()
        self._edit.textChanged.connect(self._edited)
        self._pick = QPushButton(tr("Choose a folder…"))
        self._pick.setAccessibleName(tr("{label}: choose a folder", label=label))
        self._pick.setAutoDefault(False)
        self._pick.clicked.connect(self._choose)
        self._put(self._edit, self._pick)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> Path | None:
        """The path.

        Raises:
            BadInput: there has to be a folder, and there is none.
        """
        if self.is_empty():
            return None
        path = Path(self._edit.text().strip()).expanduser()
        try:
            there = path.is_dir()
        except (OSError, ValueError):
            there = False
        if self._existing and not there:
            raise BadInput(
                self.name,
                tr("There is no folder “{path}”.", path=path),
                remedy=tr("Choose the folder again."),
            )
        return path

    def set_value(self, value: Path | None) -> None:
        self._edit.setText(str(value) if value else "")

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.label, self._edit.text())
        if path:
            self._edit.setText(path)
