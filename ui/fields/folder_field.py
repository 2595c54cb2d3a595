"""A folder to read from or to write into."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.refusals import BadInput
from language import tr
from ui.fields.path_field import PathField


class FolderField(PathField):
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
        super().__init__(
            label,
            tr("Choose a folder…"),
            tr("{label}: choose a folder", label=label),
            name=name,
            hint=hint,
            required=required,
            parent=parent,
        )
        self._existing = existing

    def value(self) -> Path | None:
        """The path.

        Raises:
            BadInput: there has to be a folder, and there is none.
        """
        if self.is_empty():
            return None
        path = self._typed()
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

    def _picked(self) -> str:
        return QFileDialog.getExistingDirectory(self, self.label, self._edit.text())
