"""One instance at a time on a case, and a warning where a case lies on a network share."""

import json
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
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
        when = tr(" since {since:%d %B %Y, %H:%M}", since=since.astimezone()) if since else ""
        return AlreadyOpen(
            tr(
                "The case in “{folder}” is already open in {who}{when}.",
                folder=self._folder,
                who=who,
                when=when,
            ),
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


@dataclass(frozen=True, slots=True)
class NetworkShare:
    """Where a folder really is. ``kind``: such as ``nfs4``; ``source``: the server's side."""

    kind: str
    source: str
    mounted_at: str

    @property
    def warning(self) -> str:
        """What people are told: SQLite cannot keep its promises over a network."""
        return tr(
            "This case lies on a network share ({kind}, {source}). Network shares lose locks and writes "
            "when the connection breaks, which can damage a database. Keep the case on a disk of this "
            "machine, and its backups on the share.",
            kind=self.kind,
            source=self.source,
        )


_NETWORK_KINDS = frozenset(
    {"9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "orangefs", "prl_fs", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs", "webdav"}
    | {"fuse.cephfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone"}
    | {"fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse"}
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_BSD_MOUNT = re.compile(r"^(?P<source>.+?) on (?P<target>.+) \((?P<kind>[^,()\s]+)[^()]*\)$")


def network_share(path: Path) -> NetworkShare | None:
    """The share that ``path`` (which need not exist yet) lies on, or None for a disk of this machine.

    Read from the table of mounts on Linux and macOS; on Windows from the form of the path alone.
    """
    resolved = path.resolve()
    if sys.platform == "win32":
        return _unc_share(str(resolved))
    try:
        if sys.platform == "darwin":
            listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
            return share_in_bsd_mounts(str(resolved), listing.stdout)
        return share_in_mounts(str(resolved), Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
    except (OSError, subprocess.SubprocessError):
        return None


def is_network_share(path: Path) -> bool:
    """Whether ``path`` lies on a network share, as far as the system tells."""
    return network_share(path) is not None


def share_in_mounts(path: str, mounts: str) -> NetworkShare | None:
    """The share that holds the absolute ``path``, by the text of ``/proc/self/mounts`` (see fstab(5))."""
    found = []
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) >= 3:
            source, target, kind = (
                _OCTAL.sub(lambda code: chr(int(code[1], 8)), part) for part in fields[:3]
            )
            found.append(NetworkShare(kind, source, target))
    return _innermost(path, found)


def share_in_bsd_mounts(path: str, listing: str) -> NetworkShare | None:
    """The same by the output of ``mount`` on macOS."""
    lines = (_BSD_MOUNT.match(line) for line in listing.splitlines())
    return _innermost(
        path, [NetworkShare(line["kind"], line["source"], line["target"]) for line in lines if line]
    )


def _innermost(path: str, mounts: list[NetworkShare]) -> NetworkShare | None:
    """Of the mounts that hold ``path``, the deepest; of several in one place, the last, which hides the others."""
    holding = [mount for mount in mounts if _holds(mount.mounted_at, path)]
    if not holding:
        return None
    deepest = max(len(mount.mounted_at.rstrip("/")) for mount in holding)
    innermost = [mount for mount in holding if len(mount.mounted_at.rstrip("/")) == deepest][-1]
    return innermost if innermost.kind in _NETWORK_KINDS else None


def _holds(folder: str, path: str) -> bool:
    trimmed = folder.rstrip("/")
    return path == trimmed or path.startswith(f"{trimmed}/")


def _unc_share(path: str) -> NetworkShare | None:
    if path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\")):
        server = "\\".join(path.split("\\")[:4])
        return NetworkShare("smb", server, server)
    return None
