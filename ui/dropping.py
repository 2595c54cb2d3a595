"""What was dropped or pasted, told apart: files that can be read, and for each other thing a sentence that says why not."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.actions.evidence.attachments import MEGABYTE
from app.rules.entry.sizes import size_words
from language import tr


@dataclass(frozen=True, slots=True)
class Dropped:
    """``files`` in the order in which they came, each once; ``refused``: a sentence for each of the others."""

    files: tuple[Path, ...]
    refused: tuple[str, ...]

    @property
    def words(self) -> str:
        """The refusals as one text."""
        return " ".join(self.refused)


def dropped_files(data: QMimeData, *, most_mb: int = 0) -> Dropped:
    """The files among what was dropped; those above ``most_mb`` megabytes are refused before anybody reads them."""
    files: list[Path] = []
    refused: list[str] = []
    for url in data.urls():
        path = Path(url.toLocalFile())
        why = (
            ""
            if url.isLocalFile()
            else tr(
                "“{address}” is not on this machine: save it first.",
                address=url.toDisplayString(),
            )
        )
        why = why or why_not(path, most_mb=most_mb)
        if why:
            refused.append(why)
        elif path not in files:
            files.append(path)
    return Dropped(tuple(files), tuple(refused))


def why_not(path: Path, *, most_mb: int = 0) -> str:
    """Why a path cannot be taken as a file; empty where it can. ``most_mb``: megabytes that are kept, where there is a limit."""
    if path.is_dir():
        return tr("“{path}” is a folder: drop the files in it.", path=path.name)
    if not path.is_file():
        return tr("“{path}” is no file that can be read.", path=path.name)
    try:
        size = path.stat().st_size
    except OSError:
        return tr("“{path}” cannot be read.", path=path.name)
    if not size:
        return tr("“{path}” is empty.", path=path.name)
    if most_mb and size > most_mb * MEGABYTE:
        return tr(
            "“{path}” has {size}; at most {limit} MB are kept here. Keep an extract, and say where the whole file lies.",
            path=path.name,
            size=size_words(size),
            limit=most_mb,
        )
    return ""
