"""What is said of something unforeseen: enough to find the fault, nothing of any case.

An exception's message and its variables can hold case content (a name in a KeyError, a row in an SQL error), so neither
is told: only versions, kinds of errors, our own files, lines and functions. It is for whoever mends it, and so in English.
"""

import platform
import sys
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HOME = Path(__file__).resolve().parents[1]
_MOST_LINKS = 8
_MOST_FRAMES = 40


def versions() -> str:
    """``Tocsin 0.1.0, Python 3.11.2, Linux x86_64``."""
    try:
        ours = version("tocsin")
    except PackageNotFoundError:
        ours = "(from a checkout)"
    return f"Tocsin {ours}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def bug_lines(error: BaseException) -> list[str]:
    """The chain of errors, each with the places that it passed through."""
    lines: list[str] = []
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            break
        if lines:
            lines.append("because of")
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__, limit=_MOST_FRAMES)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return lines


def _place(filename: str) -> str:
    """A file's place without the folders above it, which can name a person or a machine."""
    path = Path(filename)
    for root in (_HOME, *(Path(entry) for entry in sys.path if entry)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
