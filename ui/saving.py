"""Where to a file is saved, or several, asked in the system's dialog."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class _LastFolder:
    """The folder that somebody chose last, while they are signed in: it may tell of a case, and is written nowhere."""

    chosen: Path | None = None


def forget_folder() -> None:
    """The next person at this machine does not see where the last one saved."""
    _LastFolder.chosen = None


def ask_where(
    parent: QWidget, title: str, name: str, kinds: str = "", *, remember: bool = True
) -> Path | None:
    """Where to save a file of that name; None when the user thinks better of it.

    The dialog begins in the folder that was chosen last, or in the person's documents. Left to itself it begins where the program
    was started, which a person who started it from a menu has never seen. ``remember``: the next one begins in this folder.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_first_folder() / name), kinds)
    if not chosen:
        return None
    if remember:
        _LastFolder.chosen = Path(chosen).parent
    return Path(chosen)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Into which folder to save several files; None when the user thinks better of it. It begins, and is remembered, as one file's."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_first_folder()))
    if not chosen:
        return None
    _LastFolder.chosen = Path(chosen)
    return _LastFolder.chosen


def _first_folder() -> Path:
    folder = _LastFolder.chosen
    if folder is not None and folder.is_dir():
        return folder
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )
    return documents if documents.is_dir() else Path.home()
