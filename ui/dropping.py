"""What was dropped or pasted, told apart: files that can be read, and for each other thing a sentence that says why not."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

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


def dropped_files(data: QMimeData) -> Dropped:
    """The files among what was dropped."""
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
        why = why or why_not(path)
        if why:
            refused.append(why)
        elif path not in files:
            files.append(path)
    return Dropped(tuple(files), tuple(refused))


def why_not(path: Path) -> str:
    """Why a path cannot be taken as a file; empty where it can."""
    if path.is_dir():
        return tr("“{path}” is a folder: drop the files in it.", path=path.name)
    if not path.is_file():
        return tr("“{path}” is no file that can be read.", path=path.name)
    try:
        return tr("“{path}” is empty.", path=path.name) if path.stat().st_size == 0 else ""
    except OSError:
        return tr("“{path}” cannot be read.", path=path.name)
