"""Whether a case lies on a network share."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from language import tr


class NetworkShare(NamedTuple):
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
    if sys.platform == "darwin":
        return _bsd_share(str(resolved))
    try:
        return share_in_mounts(str(resolved), Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
    except OSError:
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


def _bsd_share(path: str) -> NetworkShare | None:
    import subprocess  # noqa: PLC0415 - late: elsewhere nothing is run, and the start window need not wait for it

    try:
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return None
    return share_in_bsd_mounts(path, listing.stdout)


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
