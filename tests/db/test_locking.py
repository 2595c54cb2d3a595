"""One instance at a time, and cases on network shares."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.faults import AlreadyOpen
from db.locking import InstanceLock
from db.shares import is_network_share, share_in_bsd_mounts, share_in_mounts

HOLDING = """
import sys
from pathlib import Path
from db.locking import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.readline()
"""


def holding(folder: Path) -> "subprocess.Popen[str]":
    """Another process that holds the case until it is told or killed."""
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_instance_is_told_who_has_the_case(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        with pytest.raises(AlreadyOpen) as refused:
            InstanceLock(tmp_path).acquire()
        assert refused.value.pid == other.pid
        assert str(other.pid) in refused.value.message
        assert refused.value.host
        assert refused.value.since is not None
        other.kill()


def test_a_killed_instance_leaves_no_lock_behind(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        other.kill()
        other.wait()
    assert (tmp_path / "tocsin.lock.json").exists()
    with InstanceLock(tmp_path) as lock:
        assert lock.held
        assert json.loads((tmp_path / "tocsin.lock.json").read_text())["pid"] == os.getpid()
    assert not (tmp_path / "tocsin.lock.json").exists()


def test_two_windows_of_one_process_are_two_instances(tmp_path: Path) -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    first = InstanceLock(tmp_path)
    first.acquire(at=at)
    with pytest.raises(AlreadyOpen) as refused:
        InstanceLock(tmp_path).acquire()
    assert refused.value.since == at
    first.release()
    with InstanceLock(tmp_path) as second:
        assert second.held


@pytest.mark.parametrize(
    "content", ["", "[]", '{"host": "x"}', "\0\0", '{"host": 1, "pid": "y", "since": "z"}']
)
def test_a_damaged_note_of_the_holder_still_refuses(tmp_path: Path, content: str) -> None:
    with InstanceLock(tmp_path):
        (tmp_path / "tocsin.lock.json").write_text(content)
        with pytest.raises(AlreadyOpen) as refused:
            InstanceLock(tmp_path).acquire()
        assert "another program" in refused.value.message


def test_lock_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


MOUNTS = r"""/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//files/r2p /mnt/with\040space cifs rw 0 0
amina@host:/srv /mnt/ssh fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
server:/over /mnt/twice nfs rw 0 0
server:/under /mnt/again nfs rw 0 0
/dev/sdd1 /mnt/again ext4 rw 0 0
/dev/sde1 /media/stick vfat rw 0 0
garbage
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/tocsin", None),
        ("/home/amina/case", "nfs4"),
        ("/home", "nfs4"),
        ("/homework/case", None),
        ("/home/local/case", None),
        ("/mnt/with space/case", "cifs"),
        ("/mnt/ssh/case", "fuse.sshfs"),
        ("/mnt/c/Users/amina", "9p"),
        ("/mnt/twice/case", "nfs"),
        ("/mnt/again/case", None),
        ("/media/stick/case", None),
        ("/", None),
    ],
)
def test_network_shares_are_told_from_disks(path: str, kind: str | None) -> None:
    share = share_in_mounts(path, MOUNTS)
    assert (share.kind if share else None) == kind


def test_the_warning_names_the_server() -> None:
    share = share_in_mounts("/mnt/with space/case", MOUNTS)
    assert share is not None
    assert "//files/r2p" in share.warning
    assert "this machine" in share.warning


def test_macos_lists_its_mounts_in_another_form() -> None:
    listing = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//amina@files/r2p on /Volumes/R2P (old) (smbfs, nodev, nosuid, mounted by amina)\n"
    )
    share = share_in_bsd_mounts("/Volumes/R2P (old)/case", listing)
    assert share is not None
    assert share.source == "//amina@files/r2p"
    assert share_in_bsd_mounts("/Users/amina/case", listing) is None


def test_no_table_of_mounts_is_no_share() -> None:
    assert share_in_mounts("/case", "") is None


def test_a_path_that_does_not_exist_yet_can_be_asked_about(tmp_path: Path) -> None:
    assert is_network_share(tmp_path / "new" / "case") == is_network_share(tmp_path)
