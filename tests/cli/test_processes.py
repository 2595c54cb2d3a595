"""The program as a process of its own: exit statuses, descriptors, locks, pipes, terminals."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.statuses import BUG, INTERRUPTED
from db.engine import DATABASE
from db.locking import InstanceLock
from tests.cli.conftest import PASSPHRASE, Desk

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="descriptors and signals are POSIX's")


def tocsin(
    *arguments: str,
    environment: dict[str, str] | None = None,
    stdout: int = subprocess.PIPE,
    pass_fds: tuple[int, ...] = (),
) -> subprocess.CompletedProcess[bytes]:
    """A process that runs the program, without a screen, in an environment that is not the tester's."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=kept | (environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        pass_fds=pass_fds,
        check=False,
        timeout=120,
    )


def at(desk: Desk, login: str = "p-an1") -> tuple[str, ...]:
    return ("--folder", str(desk.folder), "--as", login, "--passphrase-file", str(desk.secret))


def test_reads_a_descriptor_speaks_utf8_json_and_leaves_nothing_open(desk: Desk) -> None:
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n".encode())
    os.close(write)
    done = tocsin(
        "users", "list", "--json", "--folder", str(desk.folder), "--as", "p-adm", "--passphrase-fd", str(read),
        pass_fds=(read,), environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    os.close(read)
    assert done.returncode == 0, done.stderr
    assert "Lucía Ferrer" in {user["name"] for user in json.loads(done.stdout.decode("utf-8"))["users"]}
    # Nothing holds the case any more, and what was made is the owner's alone.
    with InstanceLock(desk.folder):
        modes = {path.stat().st_mode & 0o077 for path in desk.folder.rglob("*")}
    assert modes == {0}


def test_a_case_that_another_process_has_open_is_not_opened(desk: Desk) -> None:
    with InstanceLock(desk.folder):
        done = tocsin("report", "list", "--json", *at(desk))
    assert done.returncode == 3
    assert b"already open" in done.stderr
    assert f"process {os.getpid()}".encode() in done.stderr
    assert "error" in json.loads(done.stdout)


def test_one_changed_byte_of_the_database_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    database = desk.folder / DATABASE
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    status, err = started(monkeypatch, "audit", "verify", *at(desk, "p-aud"))
    assert status == 3, err
    assert "changed outside Tocsin" in err
    assert "Restore the case" in err


def test_a_refusal_ends_with_1_and_bad_input_with_2(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert started(monkeypatch, "report", "list", *at(desk, "p-adm"))[0] == 1
    unknown = tocsin("coverage", "Nowhereland", environment={"PYTHONIOENCODING": "ascii"})
    assert unknown.returncode == 2
    assert b'"Nowhereland" is not a country' in unknown.stderr


def test_a_reader_who_leaves_early_changes_nothing(desk: Desk) -> None:
    read, write = os.pipe()
    os.close(read)
    done = tocsin("coverage", "MMR", *at(desk, "p-adm"), stdout=write)
    os.close(write)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    status, err = started(monkeypatch, "--folder", str(desk.folder))
    assert status == 2
    assert "no window can open" in err


def test_a_bug_is_not_taken_for_a_refusal_and_tells_nothing_of_the_case(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unforeseen(*_: object, **__: object) -> None:
        raise KeyError("Villages burned in Maungdaw")

    monkeypatch.setattr("app.cli.reports.report_lines", unforeseen)
    status, err = started(monkeypatch, "report", "list", *at(desk))
    assert status == BUG
    assert "app/cli/reports.py" in err
    assert "Maungdaw" not in err


def test_stopping_from_the_keyboard_is_neither_done_nor_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.reports.report_lines", stopped)
    status, err = started(monkeypatch, "report", "list", *at(desk))
    assert status == INTERRUPTED
    assert "Stopped." in err
    with InstanceLock(desk.folder):
        assert "Traceback" not in err


def started(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    """Exit status and standard error of the program, started in this process."""
    told = io.StringIO()
    monkeypatch.setattr("sys.argv", ["tocsin", *arguments])
    monkeypatch.setattr("sys.stderr", told)
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code, told.getvalue()
