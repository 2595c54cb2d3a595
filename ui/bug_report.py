"""What is said when something unforeseen fails: enough to find the fault, nothing of any case.

An exception's message and its variables can hold case content (a name in a KeyError, a row in an SQL error),
so neither is printed: only kinds of errors, our own files, lines and functions, and versions.
"""

import platform
import sys
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import qVersion

from language import tr

_HOME = Path(__file__).resolve().parents[1]
_MOST_LINKS = 8


def bug_report(error: BaseException) -> str:
    """Plain text that a user can copy and send: the chain of errors and where each was raised."""
    versions = tr(
        "Tocsin {value}, Python {python_version}, Qt {qversion}",
        value=_version("tocsin"),
        python_version=platform.python_version(),
        qversion=qVersion(),
    )
    lines = [f"{versions}, {platform.system()} {platform.machine()}", ""]
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            break
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            tr(
                "  {filename}:{lineno} in {frame}",
                filename=_place(frame.filename),
                lineno=frame.lineno,
                frame=frame.name,
            )
            for frame in traceback.extract_tb(link.__traceback__, limit=40)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if link is not None:
            lines.append(tr("because of"))
    return "\n".join(lines)


def _place(filename: str) -> str:
    """A file's place without the folders above it, which can name a person or a machine."""
    path = Path(filename)
    for root in (_HOME, *(Path(entry) for entry in sys.path if entry)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return tr("(from a checkout)")
