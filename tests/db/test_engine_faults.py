"""A database that was cut, replaced, locked away or belongs elsewhere: one clear error each."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.diagnosis import translate
from db.engine import open_database
from db.faults import (
    DamagedDatabase,
    DatabaseMissing,
    NotADatabase,
    NotAllowed,
    ReadOnlyDatabase,
    RestoreUnfinished,
    StoreFault,
    TruncatedDatabase,
    WrongKey,
)
from tests.db.conftest import Case


def refusal(case: Case) -> StoreFault:
    """The one error that opening gives, and a check that it reads like one."""
    with pytest.raises(StoreFault) as refused:
        open_database(case.folder, case.key)
    assert refused.value.message.endswith(".")
    assert refused.value.remedy.endswith(".")
    return refused.value


CONTENTS: dict[str, tuple[Callable[[bytes], bytes], type[StoreFault]]] = {
    "empty": (lambda whole: b"", TruncatedDatabase),
    "only its beginning": (lambda whole: whole[:100], TruncatedDatabase),
    "one page": (lambda whole: whole[:4096], TruncatedDatabase),
    "half": (lambda whole: whole[: len(whole) // 2], TruncatedDatabase),
    "cut inside a page": (lambda whole: whole[:-1000], TruncatedDatabase),
    "a short text": (lambda whole: b"This is not a database.\n", NotADatabase),
    "a long text": (lambda whole: "Ceci n’est pas une base de données.\n".encode() * 900, NotADatabase),
    "a picture": (lambda whole: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, WrongKey),
    "its first page altered": (lambda whole: whole[:40] + b"\x00\x01" + whole[42:], WrongKey),
    "another database's beginning": (lambda whole: bytes(16) + whole[16:], WrongKey),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_file_that_is_not_what_it_was(case: Case, what: str) -> None:
    damage, expected = CONTENTS[what]
    path = case.folder / "tocsin.db"
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    assert type(refusal(case)) is expected
    assert path.read_bytes() == damaged, "a look changes nothing"


def test_a_root_page_altered_is_damage(case: Case) -> None:
    path = case.folder / "tocsin.db"
    content = bytearray(path.read_bytes())
    content[4096 + 500] ^= 0xFF
    path.write_bytes(content)
    engine = open_database(case.folder, case.key)
    try:
        with engine.connect() as connection, pytest.raises(sa.exc.DatabaseError) as raised:
            connection.execute(sa.text("SELECT * FROM notes")).all()
        assert isinstance(translate(raised.value), DamagedDatabase)
    finally:
        engine.dispose()


def test_a_plain_database_is_not_a_tocsin_database(case: Case) -> None:
    path = case.folder / "tocsin.db"
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE notes (id INTEGER)")
    plain.close()
    assert type(refusal(case)) is NotADatabase


def test_a_database_of_another_program_with_the_same_key_is_told(case: Case) -> None:
    engine = open_database(case.folder, case.key)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA application_id = 7")  # type: ignore[union-attr]
    engine.dispose()
    assert type(refusal(case)) is NotADatabase


def test_the_wrong_key_opens_nothing_and_prints_nothing(
    case: Case, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongKey):
        open_database(case.folder, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_a_missing_database_is_not_quietly_made_anew(case: Case) -> None:
    (case.folder / "tocsin.db").unlink()
    assert type(refusal(case)) is DatabaseMissing
    assert not (case.folder / "tocsin.db").exists()


def test_a_folder_in_the_place_of_the_database(case: Case) -> None:
    (case.folder / "tocsin.db").unlink()
    (case.folder / "tocsin.db").mkdir()
    assert type(refusal(case)) is NotADatabase


@pytest.mark.parametrize(("place", "mode"), [("tocsin.db", 0o400), (".", 0o500)])
def test_write_protection_is_respected_even_where_the_system_would_let_it_pass(
    case: Case, place: str, mode: int
) -> None:
    protected = case.folder / place
    before = protected.stat().st_mode
    protected.chmod(mode)
    try:
        assert type(refusal(case)) is ReadOnlyDatabase
    finally:
        protected.chmod(before)


def test_an_interrupted_restore_has_to_be_finished_first(case: Case) -> None:
    (case.folder / "restore-pending").mkdir()
    assert type(refusal(case)) is RestoreUnfinished


def test_errors_of_the_system_have_words() -> None:
    path = Path("/case/tocsin.db")
    assert isinstance(translate(PermissionError(13, "Permission denied"), path), NotAllowed)
    assert isinstance(translate(OSError(30, "Read-only file system"), path), ReadOnlyDatabase)
    assert translate(OSError(22, "Invalid argument"), path) is None
