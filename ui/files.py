"""Files between the disk and the case: read in for keeping, written out when the user asks for it."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.actions.evidence.attachments import UNKNOWN_TYPE, NewFile
from app.refusals import UserError
from db.files import fault_of_system, is_same_file, write_atomically
from language import tr
from ui.saving import ask_where


def file_at(path: Path) -> NewFile:
    """A file of the disk, to be kept in the case.

    Raises:
        UserError: it cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _in_words(error, path, tr("“{path}” could not be read.", path=path)) from error
    kind, _ = mimetypes.guess_type(path.name)
    return NewFile(name=path.name, content=content, media_type=kind or UNKNOWN_TYPE)


def save_copy(
    parent: QWidget, title: str, name: str, content: Callable[[], bytes], *, about: Path | None = None
) -> Path | None:
    """Ask where to, and write a copy there; None when the user thinks better of it.

    ``content`` is asked for once the place is known, so that only what leaves stands on the ledger. ``about``: a file
    of the user that the copy tells of, and whose place it never takes.

    Raises:
        UserError: it cannot be written there, or may not leave.
    """
    path = ask_where(parent, title, name)
    if path is None:
        return None
    if about is not None and is_same_file(path, about):
        raise UserError(
            tr("The table would take the place of “{name}” itself, which it tells of.", name=about.name),
            remedy=tr("Save it under another name."),
        )
    write_file(path, content())
    return path


def pdf_path(path: Path) -> Path:
    """The place that was chosen, with the ending that lets other programs open it; not every system's dialog adds it.

    Raises:
        UserError: with the ending it is another file, which is there already and which nobody was asked about.
    """
    if path.suffix.lower() == ".pdf":
        return path
    ended = path.with_name(f"{path.name}.pdf")
    if ended.exists():
        raise UserError(
            tr("There is a file “{name}” already. Nothing was saved.", name=ended.name),
            remedy=tr("Choose that file itself to replace it, or another name."),
        )
    return ended


def write_file(path: Path, content: bytes) -> None:
    """Put the bytes at the path, whole or not at all.

    Raises:
        UserError: it cannot be written there.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise _in_words(error, path, tr("“{path}” could not be written.", path=path)) from error


def size_words(size: int) -> str:
    """``12 kB``, ``3.4 MB``."""
    if size < 1_000_000:
        return tr("{size:,} kB", size=max(1, round(size / 1000)))
    return tr("{size:.1f} MB", size=size / 1_000_000)


def _in_words(error: OSError, path: Path, said: str) -> UserError:
    fault = fault_of_system(error, path)
    if fault is not None:
        return UserError(fault.message, remedy=fault.remedy)
    return UserError(said, remedy=tr("Choose another place or file."))
