"""One instance at a time on a case."""

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from db.faults import AlreadyOpen
from db.files import PRIVATE_FILE, fault_of_system, make_private_folder, write_atomically
from language import tr

LOCK = "tocsin.lock"
HOLDER = "tocsin.lock.json"


class InstanceLock:
    """Holds the case in ``folder`` for this process.

    The system lets go of the lock when the process ends, however it ends: a stale lock cannot be. The
    file that says who holds it is for the message only, and is written anew by the next holder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # thread_local: taken on one thread and given back on another. No soft fallback: such a lock is a mere
        # file, and stays when the process is killed.
        self._lock = FileLock(
            folder / LOCK, timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False
        )

    @property
    def held(self) -> bool:
        return self._lock.is_locked

    def acquire(self, *, at: datetime | None = None) -> None:
        """Take the case. Raises AlreadyOpen with who has it, or the fault of the file system."""
        try:
            make_private_folder(self._folder)
            self._lock.acquire()
        except Timeout:
            raise self._already_open() from None
        except OSError as error:
            raise fault_of_system(error, self._folder / LOCK) or error from error
        since = at or datetime.now(UTC)
        content = {"host": socket.gethostname(), "pid": os.getpid(), "since": since.isoformat()}
        try:
            write_atomically(self._folder / HOLDER, json.dumps(content).encode())
        except OSError as error:
            self._lock.release()
            raise fault_of_system(error, self._folder / HOLDER) or error from error

    def release(self) -> None:
        """Let go of the case; does nothing when it is not held."""
        if self._lock.is_locked:
            (self._folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _already_open(self) -> AlreadyOpen:
        host, pid, since = self._holder()
        who = (
            tr("process {pid} on “{host}”", pid=pid, host=host)
            if pid is not None and host
            else tr("another program")
        )
        return AlreadyOpen(
            tr(
                "The case in “{folder}” is already open in {who} since {since:%d %B %Y, %H:%M}.",
                folder=self._folder,
                who=who,
                since=since.astimezone(),
            )
            if since
            else tr("The case in “{folder}” is already open in {who}.", folder=self._folder, who=who),
            remedy=tr("Use the Tocsin that is open, or close it first."),
            host=host,
            pid=pid,
            since=since,
        )

    def _holder(self) -> tuple[str | None, int | None, datetime | None]:
        try:
            content = json.loads((self._folder / HOLDER).read_bytes())
            return str(content["host"]), int(content["pid"]), datetime.fromisoformat(content["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return None, None, None
