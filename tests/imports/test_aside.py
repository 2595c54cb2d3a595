"""A large file is read by a process of its own: nothing of what a person sees or keeps is another for it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import verify_ledger
from app.actions.outside.imports import ImportFile, import_file
from app.faults import Stopped
from app.imports import aside
from app.imports.blocks import BLOCK
from app.imports.engine import Listeners
from app.refusals import BadInput
from db.events import EVENTS
from tests.imports.conftest import Importing, Planning
from tests.support.event_files import ged_file
from tests.support.ministry import KEY, Ministry

ROOT = Path(__file__).parents[2]

FAULTY: list[dict[str, str]] = [
    {},
    {"best": "many", "latitude": "-91"},
    {"id": "48528"},
    {"date_start": "2062-01-05", "date_end": "2062-01-05", "year": "2062"},
    {"country": "Atlantis", "country_id": ""},
    {"low": "50"},
    {"source_headline": "two\nlines, “quoted” and more"},
]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every file is large enough to be read aside; the processes that do it."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(aside, "ASIDE_FROM", 0)
    monkeypatch.setattr("app.imports.aside.subprocess.Popen", Noted)
    return found


def rows_kept(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(EVENTS)) or 0


def test_rows_refusals_and_places_are_those_that_reading_here_gives(
    tmp_path: Path, planned: Planning, started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ged_file(tmp_path / "f.csv", *FAULTY)
    there = planned(path)
    monkeypatch.setattr(aside, "ASIDE_FROM", path.stat().st_size + 1)
    here = planned(path)
    assert len(started) == 1
    assert (there.tally.new, there.tally.refused, there.tally.cautions) == (4, 3, 1)
    assert there == here


def test_what_is_kept_verifies_and_a_newer_release_keeps_the_earlier_value(
    ministry: Ministry, tmp_path: Path, imported: Importing, started: list[Any]
) -> None:
    imported(ged_file(tmp_path / "one.csv", {}, {}))
    second = imported(ged_file(tmp_path / "two.csv", {"best": "36"}, {}, {}))
    assert (second.rows_new, second.rows_changed, second.rows_unchanged) == (1, 1, 1)
    assert rows_kept(ministry) == 4
    assert verify_ledger(ministry.store).ok
    assert [process.poll() is not None for process in started] == [True, True]


def test_stopping_ends_the_process_and_leaves_nothing(
    ministry: Ministry, tmp_path: Path, started: list[Any]
) -> None:
    path = ged_file(tmp_path / "f.csv", *({} for _ in range(BLOCK + 1)))
    request = ImportFile(path=path, listeners=Listeners(cancelled=lambda: True))
    with pytest.raises(Stopped):
        ministry.do("P-AN1", import_file, request)
    assert started[0].poll() is not None
    assert rows_kept(ministry) == 0


def test_a_file_that_cannot_be_read_on_is_refused_with_its_line(
    ministry: Ministry, tmp_path: Path, started: list[Any]
) -> None:
    path = ged_file(tmp_path / "f.csv", {}, {})
    path.write_bytes(path.read_bytes() + b'3,"never closed')
    error = ministry.rejected("P-AN1", import_file, ImportFile(path=path))
    assert "Line 4" in error.message
    assert rows_kept(ministry) == 0


def test_a_reading_that_breaks_off_keeps_nothing_and_says_so(
    ministry: Ministry, tmp_path: Path, started: list[Any]
) -> None:
    path = ged_file(tmp_path / "f.csv", *({} for _ in range(4 * BLOCK)))
    request = ImportFile(path=path, listeners=Listeners(progress=lambda *_: started[0].kill()))
    with pytest.raises(BadInput, match="broke off before its end"):
        ministry.do("P-AN1", import_file, request)
    assert rows_kept(ministry) == 0
    assert verify_ledger(ministry.store).ok


def test_when_the_import_is_killed_the_process_that_reads_ends_too(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = ged_file(tmp_path / "f.csv", *({} for _ in range(4 * BLOCK)))
    ministry.store.close()
    program = "from app.imports import aside; aside.ASIDE_FROM = 0; from tests.imports import importer; importer.main()"
    arguments = [str(tmp_path / "case"), str(path), ministry.people["P-AN1"], KEY.hex()]
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as importer:
        assert importer.stdout is not None
        assert importer.stdout.readline()
        importer.kill()
        # Both hold the errors' stream: it ends when both have ended.
        _said, errors = importer.communicate(timeout=60)
    assert not errors
    assert rows_kept(ministry) == 0
    assert verify_ledger(ministry.store).ok


def test_without_a_process_of_its_own_a_file_is_read_here(
    ministry: Ministry, tmp_path: Path, imported: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **_named: Any) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("app.imports.aside.subprocess.Popen", refuse)
    assert imported(ged_file(tmp_path / "ged.csv", {}, {})).rows_new == 2
    assert rows_kept(ministry) == 2


def schema_of(ministry: Ministry) -> list[Any]:
    with ministry.store.read() as session:
        asked = sa.text("select name, sql from sqlite_master where tbl_name = 'events' order by name")
        return list(session.execute(asked))


def test_the_guard_that_was_put_off_is_there_again_whether_it_is_kept_or_stopped(
    ministry: Ministry, tmp_path: Path, imported: Importing, started: list[Any]
) -> None:
    before = schema_of(ministry)
    assert len(before) == 7
    path = ged_file(tmp_path / "ged.csv", {}, {})
    request = ImportFile(path=path, listeners=Listeners(cancelled=lambda: True))
    with pytest.raises(Stopped):
        ministry.do("P-AN1", import_file, request)
    assert schema_of(ministry) == before
    imported(path)
    assert schema_of(ministry) == before
    imported(ged_file(tmp_path / "more.csv", {"best": "36"}, {}, {}))
    assert schema_of(ministry) == before
    assert verify_ledger(ministry.store).ok
