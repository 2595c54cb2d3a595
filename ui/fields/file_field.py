"""A file to be read in, such as the scan of a signed instrument."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.refusals import BadInput
from language import mark, said, tr
from ui.fields.path_field import PathField


class FileField(PathField):
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
        super().__init__(
            label,
            tr("Choose a file…"),
            tr("{label}: choose a file", label=label),
            name=name,
            hint=hint,
            required=required,
            parent=parent,
        )
        self._kinds = said(kinds)

    def value(self) -> Path | None:
        """The path of a file that is there.

        Raises:
            BadInput: there is no such file.
        """
        if self.is_empty():
            return None
        path = self._typed()
        try:
            there = path.is_file()
        except (OSError, ValueError):
            there = False
        if not there:
            raise BadInput(
                self.name, tr("There is no file at “{path}”.", path=path), remedy=tr("Choose the file again.")
            )
        return path

    def _picked(self) -> str:
        path, _ = QFileDialog.getOpenFileName(self, self.label, self._edit.text(), self._kinds)
        return path
