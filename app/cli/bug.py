"""What is said of something unforeseen: where it happened, and nothing of any case."""

import traceback
from pathlib import Path

_HOME = Path(__file__).resolve().parents[2]


def bug_lines(error: BaseException) -> list[str]:
    """Kinds of errors with our own files and lines; messages and values can hold content and are left out."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None and len(lines) < 100:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__, limit=40):
            path = Path(frame.filename)
            place = path.relative_to(_HOME).as_posix() if path.is_relative_to(_HOME) else path.name
            lines.append(f"  {place}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return lines
