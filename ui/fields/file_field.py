"""A file to be read in, such as the scan of a signed instrument."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from app.refusals import BadInput
from language import mark, tr
from ui.fields.form_field import FormField


class FileField(FormField[Path | None]):
    """A path, typed or picked. ``kinds`` is Qt's filter, as ``PDF (*.pdf);;All files (*)``."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        kinds: str = mark("All files (*)"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._kinds = kinds
        self._edit = QLineEdit()
        self._edit.textChanged.connect(self._edited)
        self._pick = QPushButton(tr("Choose a file…"))
        self._pick.setAccessibleName(tr("{label}: choose a file", label=label))
        self._pick.setAutoDefault(False)
        self._pick.clicked.connect(self._choose)
        self._put(self._edit, self._pick)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> Path | None:
        """The path of a file that is there.

        Raises:
            BadInput: there is no such file.
        """
        if self.is_empty():
            return None
        path = Path(self._edit.text().strip()).expanduser()
        try:
            there = path.is_file()
        except (OSError, ValueError):
            there = False
        if not there:
            raise BadInput(
                self.name, tr("There is no file at “{path}”.", path=path), remedy=tr("Choose the file again.")
            )
        return path

    def set_value(self, value: Path | None) -> None:
        self._edit.setText(str(value) if value else "")

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.label, self._edit.text(), self._kinds)
        if path:
            self._edit.setText(path)
