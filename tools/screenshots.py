"""Pictures of widgets, for the README and for looking at."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


def grab(widget: QWidget, path: Path) -> Path:
    """Draw ``widget`` as it stands into a PNG file.

    Raises:
        OSError: the file could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path
