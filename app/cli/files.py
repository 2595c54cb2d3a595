"""Files that a command writes: made anew, for their owner alone, whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.streams import say_bytes
from app.refusals import BadInput

STANDARD_OUTPUT = Path("-")
_PRIVATE = 0o600


class NewFile:
    """A file that is being made, or the standard output."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self.path = path
        self._descriptor = descriptor

    def write(self, content: bytes) -> None:
        """Put the whole content into it."""
        if self._descriptor is None:
            say_bytes(content)
            return
        with os.fdopen(os.dup(self._descriptor), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def new_file(path: Path, *, what: str = "A PDF") -> Iterator[NewFile]:
    """A new file at ``path``, held before the work begins; taken away again where the work fails.

    ``what`` names what is written, for whoever would have it on a terminal.

    Raises:
        BadInput: there is such a file, or none can be made there.
    """
    if path == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            raise BadInput(
                "out", f"{what} is not for a terminal.", remedy="Give --out a file, or pipe it on."
            )
        yield NewFile(path, None)
        return
    try:
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE
        )
    except FileExistsError:
        raise BadInput(
            "out", f"There is a file “{path}”, which is not overwritten.", remedy="Give another name."
        ) from None
    except OSError as error:
        raise BadInput(
            "out",
            f"“{path}” cannot be written: {error.strerror}.",
            remedy="Give a place that you may write to.",
        ) from None
    try:
        try:
            yield NewFile(path, descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
