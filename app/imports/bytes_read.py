"""A file from outside as a stream of bytes that counts and hashes what was really read."""

import errno
import hashlib
import io
import os
import stat
from pathlib import Path
from typing import Any

from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import tr


class BytesRead(io.RawIOBase):
    """The bytes of a regular file, hashed on their way.

    Raises BadInput where the path is no regular file, or it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.count = 0
        self._hash = hashlib.sha256()
        self._descriptor = -1
        try:
            # Without NONBLOCK the opening of a pipe that nobody writes to would wait for ever.
            flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
            self._descriptor = os.open(path, flags)
            self._before = os.fstat(self._descriptor)
        except OSError as error:
            self.close()
            raise _cannot_open(path, error) from error
        if not stat.S_ISREG(self._before.st_mode):
            self.close()
            raise BadInput(
                "file",
                tr("“{path}” is not a file.", path=shown(path.name)),
                remedy=tr("Choose the file itself, not a folder or device."),
            )

    @property
    def size(self) -> int:
        """Bytes of the file as it was opened."""
        return self._before.st_size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` with the next bytes.

        Raises:
            BadInput: the system can no longer read the file.
        """
        try:
            got = os.readv(self._descriptor, [buffer]) if hasattr(os, "readv") else self._copied(buffer)
        except OSError as error:
            raise BadInput(
                "file",
                tr("“{path}” could not be read to its end.", path=shown(self.path.name)),
                remedy=tr("Copy it to this machine and import the copy."),
            ) from error
        self._hash.update(memoryview(buffer)[:got])
        self.count += got
        return got

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        super().close()

    def sha256(self) -> str:
        """SHA-256 of the bytes that were read, in hex.

        Raises:
            BadInput: the file is no longer the one that was opened, or was not read to its end.
        """
        now = os.fstat(self._descriptor)
        try:
            there: os.stat_result | None = self.path.stat()
        except OSError:
            there = None
        if (
            self.count != self.size
            or (now.st_size, now.st_mtime_ns) != (self.size, self._before.st_mtime_ns)
            or there is None
            or (there.st_ino, there.st_size) != (now.st_ino, now.st_size)
        ):
            raise changed(self.path)
        return self._hash.hexdigest()

    def _copied(self, buffer: Any) -> int:
        """The way of systems without ``readv``."""
        block = os.read(self._descriptor, len(buffer))
        buffer[: len(block)] = block
        return len(block)


def changed(path: Path) -> BadInput:
    """The refusal of a file that did not stay as it was while it was read."""
    return BadInput(
        "file",
        tr(
            "“{path}” was changed, replaced or removed while it was read, so nothing was kept.",
            path=shown(path.name),
        ),
        remedy=tr("Wait until its download or copy is complete, then import it again."),
    )


def _cannot_open(path: Path, error: OSError) -> BadInput:
    name = f"“{shown(path.name) or '.'}”"
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return BadInput(
                "file", tr("There is no file {name}.", name=name), remedy=tr("Check the name and the folder.")
            )
        case errno.EACCES | errno.EPERM | errno.EISDIR:
            return BadInput(
                "file",
                tr("{name} is a folder, or you are not allowed to read it.", name=name),
                remedy=tr("Choose the file itself, or copy it to a place of yours."),
            )
    return BadInput(
        "file",
        tr("{name} cannot be opened ({strerror}).", name=name, strerror=error.strerror),
        remedy=tr("Copy it to this machine and import the copy."),
    )
