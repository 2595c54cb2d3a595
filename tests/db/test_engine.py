"""The encrypted database: what is on the disk, how transactions behave, what survives a kill."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.diagnosis import translate
from db.engine import create_database, open_database, reading, require_integrity, writing
from db.faults import DamagedDatabase, DatabaseBusy, DiskFull
from db.patience import LONGEST, patience, waiting_at_most
from tests.db.conftest import Case

ADD = sa.text("INSERT INTO notes (body) VALUES (:body)")
COUNT = sa.text("SELECT count(*) FROM notes")


def test_nothing_readable_is_on_the_disk(case: Case) -> None:
    files = [path for path in case.folder.rglob("*") if path.is_file()]
    assert (case.folder / "tocsin.db").stat().st_size > 100_000
    assert all(b"Rathedaung" not in path.read_bytes() for path in files)


def test_the_log_beside_an_open_database_is_encrypted_and_private_too(case: Case, engine: sa.Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(ADD, {"body": "Rathedaung again " * 100})
    beside = [path for path in case.folder.iterdir() if path.name.startswith("tocsin.db")]
    assert {path.name for path in beside} == {"tocsin.db", "tocsin.db-wal", "tocsin.db-shm"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in beside)
    assert all(b"Rathedaung" not in path.read_bytes() for path in beside)


def test_the_key_is_in_no_representation_and_no_log(
    case: Case, engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = (case.key.hex(), repr(case.key)[2:-1])
    with caplog.at_level("DEBUG", logger="sqlalchemy"):
        again = open_database(case.folder, case.key)
        with again.connect() as connection:
            connection.execute(COUNT)
        again.dispose()
    said = " ".join([repr(engine), str(engine.url), repr(engine.pool), repr(engine.dialect), caplog.text])
    assert "SELECT count" in said
    assert not any(secret in said for secret in secrets)


def test_the_settings_that_the_design_asks_for_hold_on_every_connection(engine: sa.Engine) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "temp_store": 2,
    }
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in expected}
            assert found == expected


def test_replace_cannot_slip_past_a_trigger_that_forbids_deleting(engine: sa.Engine) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER kept BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'kept'); END"
        )
    with pytest.raises(sa.exc.IntegrityError, match="kept"), writing(engine).begin() as connection:
        connection.exec_driver_sql("REPLACE INTO notes (id, body) VALUES (1, 'changed')")


def test_a_rollback_undoes_tables_too(engine: sa.Engine) -> None:
    with writing(engine).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        connection.rollback()
    assert "half" not in sa.inspect(engine).get_table_names()


def test_a_savepoint_undoes_only_its_part(engine: sa.Engine) -> None:
    with writing(engine).begin() as connection:
        before = connection.execute(COUNT).scalar_one()
        connection.execute(ADD, {"body": "kept"})
        with connection.begin_nested() as inner:
            connection.execute(ADD, {"body": "undone"})
            inner.rollback()
    with engine.connect() as connection:
        assert connection.execute(COUNT).scalar_one() == before + 1


def test_a_reader_sees_one_state_while_a_writer_commits(engine: sa.Engine) -> None:
    with reading(engine).connect() as reader:
        before = reader.execute(COUNT).scalar_one()
        with writing(engine).begin() as writer:
            writer.execute(ADD, {"body": "new"})
        assert reader.execute(COUNT).scalar_one() == before
    with reading(engine).connect() as reader:
        assert reader.execute(COUNT).scalar_one() == before + 1


def test_a_second_writer_waits_its_turn_and_is_then_told(case: Case, engine: sa.Engine) -> None:
    hasty = open_database(case.folder, case.key, busy_milliseconds=1)
    try:
        with (
            writing(engine).begin(),
            pytest.raises(sa.exc.OperationalError) as refused,
            writing(hasty).begin(),
        ):
            pytest.fail("two writers at once")
        assert isinstance(translate(refused.value), DatabaseBusy)
        with writing(hasty).begin() as connection:
            connection.execute(ADD, {"body": "after the other was done"})
    finally:
        hasty.dispose()


def test_many_threads_write_and_nothing_is_lost(engine: sa.Engine) -> None:
    def write() -> None:
        for _ in range(10):
            with writing(engine).begin() as connection:
                connection.execute(ADD, {"body": "thread"})

    with engine.connect() as connection:
        before = connection.execute(COUNT).scalar_one()
    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.execute(COUNT).scalar_one() == before + 40


def test_a_full_disk_is_said_and_what_was_saved_stays(engine: sa.Engine) -> None:
    with writing(engine).connect() as connection:
        before = connection.execute(COUNT).scalar_one()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(sa.exc.OperationalError) as refused:
            connection.execute(ADD, {"body": "x" * 100_000})
        connection.rollback()
        fault = translate(refused.value)
        assert isinstance(fault, DiskFull)
        assert "space" in fault.remedy
        assert connection.execute(COUNT).scalar_one() == before
        connection.exec_driver_sql("PRAGMA max_page_count = 4294967294")
    require_integrity(engine)


def test_an_error_of_ours_is_not_dressed_as_a_fault(engine: sa.Engine) -> None:
    with engine.connect() as connection, pytest.raises(sa.exc.OperationalError) as raised:
        connection.exec_driver_sql("SELECT * FROM no_such_table")
    assert translate(raised.value) is None
    assert translate(ValueError("x")) is None


def test_one_changed_byte_is_found(case: Case) -> None:
    path = case.folder / "tocsin.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    engine = open_database(case.folder, case.key)
    try:
        with pytest.raises(DamagedDatabase) as refused:
            require_integrity(engine)
    finally:
        engine.dispose()
    assert "backup" in refused.value.remedy


def test_a_new_database_never_replaces_one(case: Case) -> None:
    before = (case.folder / "tocsin.db").read_bytes()
    with pytest.raises(FileExistsError):
        create_database(case.folder, case.key)
    assert (case.folder / "tocsin.db").read_bytes() == before


def test_a_folder_with_an_odd_name_works(tmp_path: Path, case: Case) -> None:
    odd = tmp_path / "R2P ?mode=ro#1 50% “é”"
    case.folder.rename(odd)
    engine = open_database(odd, case.key)
    with writing(engine).begin() as connection:
        connection.execute(ADD, {"body": "written"})
    engine.dispose()
    assert not [path for path in tmp_path.iterdir() if path != odd]


WRITER = """
import sys
from pathlib import Path
import sqlalchemy as sa
from db.engine import open_database, writing
engine = open_database(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))
number = 0
while True:
    number += 1
    with writing(engine).begin() as connection:
        connection.execute(sa.text("INSERT INTO notes (body) VALUES (:body)"), {"body": f"saved {number}"})
    print(number, flush=True)
"""


def test_kill_minus_nine_loses_nothing_that_was_said_to_be_saved(case: Case) -> None:
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(case.folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(case.key.hex() + "\n")
        process.stdin.flush()
        said = [int(process.stdout.readline()) for _ in range(60)]
        process.kill()
        # What it managed to say before the signal arrived counts as well.
        said += [int(line) for line in process.stdout if line.endswith("\n")]
    assert process.returncode == -9
    engine = open_database(case.folder, case.key)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT body FROM notes WHERE body LIKE 'saved %'")).scalars().all()
    require_integrity(engine)
    engine.dispose()
    assert len(said) >= 60
    assert {f"saved {number}" for number in said} <= set(rows)


def test_who_cannot_wait_is_told_at_once_and_the_next_who_uses_the_connection_waits_as_ever(
    engine: sa.Engine,
) -> None:
    with writing(engine).begin(), waiting_at_most(20):
        with pytest.raises(sa.exc.OperationalError) as refused, writing(engine).begin():
            pytest.fail("two writers at once")
        assert isinstance(translate(refused.value), DatabaseBusy)
    for given, waits in ((20, 20), (60_000, LONGEST)):
        with waiting_at_most(given), writing(engine).begin() as connection:
            assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar_one() == waits


def test_the_patience_of_one_thread_is_no_other_threads(engine: sa.Engine) -> None:
    with waiting_at_most(20), ThreadPoolExecutor(1) as threads:
        assert patience() == 20
        assert threads.submit(patience).result() == LONGEST
    assert patience() == LONGEST
