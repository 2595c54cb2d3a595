"""The audit works every batch out anew: no row is changed, taken out, added or moved without being named."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import verify_ledger
from app.actions.outside.imports import ImportFile, import_file
from app.reading.outside.batches import batch_lines
from db.engine import DATABASE, connect
from db.imports import IMPORTED
from db.ledger.findings import AuditCancelled, VerificationReport
from tests.support.event_files import acled_file, ged_file
from tests.support.ministry import KEY, Ministry
from tests.support.remembering import remembered

Sql = Callable[..., Any]


@pytest.fixture
def case(ministry: Ministry) -> Ministry:
    """A ministry with two batches of events, one of them with a changed row."""
    _with_batches(ministry)
    return ministry


@remembered
def _with_batches(ministry: Ministry) -> None:
    with TemporaryDirectory() as folder:
        for path in (
            ged_file(Path(folder) / "one.csv", {}, {}, {}),
            ged_file(Path(folder) / "two.csv", {"best": "36"}, {}),
            acled_file(Path(folder) / "acled.csv", {}),
        ):
            ministry.do("P-AN1", import_file, ImportFile(path=path))


@pytest.fixture
def sql(case: Ministry, tmp_path: Path) -> Iterator[Sql]:
    """Runs a statement behind the program's back, as the database lets it."""
    connection = connect(tmp_path / "case" / DATABASE, KEY)

    def run(statement: str, *values: object) -> None:
        connection.execute(statement, values)

    yield run
    connection.close()


def tampered(case: Ministry, sql: Sql, *statements: str) -> VerificationReport:
    """What the audit says after the guards were taken down and statements run."""
    for name in ("events_with_batch", "events_never_changed", "events_never_deleted"):
        sql(f"drop trigger {name}")
    for statement in statements:
        sql(statement)
    return verify_ledger(case.store)


def codes(report: VerificationReport) -> set[str]:
    return {fault.code for fault in report.faults if not fault.code.startswith("schema.")}


def test_untouched_rows_are_what_their_batches_say(case: Ministry) -> None:
    assert set(IMPORTED) >= {"events"}
    assert verify_ledger(case.store).ok


@pytest.mark.parametrize(
    "change",
    [
        "deaths_best = 0",
        "deaths_best = null",
        "deaths_best = '34 dead'",
        "side_a = 'Persons unknown'",
        "side_a = x'00ff'",
        "key = '1'",
        "latitude = 19.0000001",
        "starts_on = '1992-02-28'",
        "country = null",
        "notes = notes || char(0)",
    ],
)
def test_a_changed_value_is_named_with_its_row(case: Ministry, sql: Sql, change: str) -> None:
    sql("pragma ignore_check_constraints = on")
    report = tampered(case, sql, f"update events set {change} where seq = 2")
    assert codes(report) == {"imported.changed", "imported.digest"}
    fault = next(each for each in report.faults if each.code == "imported.changed")
    with case.store.read() as session:
        number = batch_lines(session)[-1].number
    assert (fault.table, fault.row_id) == ("events", "2")
    assert f"The row 2 of events of batch {number}" in fault.message


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("delete from events where seq = 2", {"imported.count"}),
        ("update events set seq = 99 where seq = 3", {"imported.digest"}),
        ("update events set replaces = 2 where seq = 4", {"imported.digest"}),
        ("update events set replaces = null where replaces is not null", {"imported.digest"}),
        ("update events set dataset = 'acled' where seq = 1", {"imported.changed"}),
        ("update events set content = zeroblob(32) where seq = 1", {"imported.changed"}),
        (
            "update events set batch_id = (select batch_id from events where seq = 5) where seq = 1",
            {"imported.count", "imported.changed"},
        ),
    ],
)
def test_rows_taken_out_moved_or_linked_otherwise_are_found(
    case: Ministry, sql: Sql, statement: str, found: set[str]
) -> None:
    assert codes(tampered(case, sql, statement)) >= found


def test_a_row_added_to_a_sealed_batch_is_found(case: Ministry, sql: Sql) -> None:
    sql("create table copied as select * from events where seq = 1")
    sql("update copied set seq = 50, key = 'new'")
    report = tampered(case, sql, "insert into events select * from copied", "drop table copied")
    assert codes(report) == {"imported.count", "imported.changed"}


def test_a_row_of_no_batch_is_found(case: Ministry, sql: Sql) -> None:
    sql("pragma foreign_keys = off")
    report = tampered(case, sql, "update events set batch_id = 'none' where seq = 1")
    assert codes(report) == {"imported.foreign", "imported.count"}


def test_a_batch_that_is_made_to_fit_is_found_by_the_ledger(case: Ministry, sql: Sql) -> None:
    sql("drop trigger import_batches_sealed")
    sql("drop trigger import_batches_update_recorded")
    sql("update import_batches set rows_sha256 = 'x'")
    assert "row.changed" in codes(verify_ledger(case.store))


@pytest.mark.parametrize(
    "statement",
    [
        "update events set deaths_best = 0 where seq = 1",
        "delete from events where seq = 1",
        "insert into events select * from events where seq = 1",
        "insert or replace into events select * from events where seq = 1",
        "update import_batches set rows_new = 7",
        "update import_batches set rows_sha256 = ''",
        "delete from import_batches",
    ],
)
def test_the_database_itself_refuses(case: Ministry, sql: Sql, statement: str) -> None:
    with pytest.raises(Exception, match=r"tocsin: |UNIQUE constraint failed"):
        sql(statement)
    assert verify_ledger(case.store).ok


def test_no_row_joins_a_batch_that_is_sealed(case: Ministry, sql: Sql) -> None:
    sql("create temp table copied as select * from events where seq = 1")
    sql("update copied set seq = 50, key = 'new'")
    with pytest.raises(Exception, match="come with their batch and never after it"):
        sql("insert into events select * from copied")


def test_a_batch_is_withdrawn_through_the_ledger_only(case: Ministry) -> None:
    with case.store.work(case.actors["P-AN1"]) as work, pytest.raises(sa.exc.DatabaseError, match="tocsin: "):
        work.session.execute(
            sa.text("update import_batches set withdrawn_at = '2026-01-01', withdrawn_by_id = 'x'")
        )


def test_the_check_of_the_rows_can_be_stopped(case: Ministry) -> None:
    asked: list[int] = []
    stop_at = 0

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) == stop_at

    assert verify_ledger(case.store, cancelled=cancelled).ok
    # The imported rows are looked at last.
    stop_at = len(asked)
    asked.clear()
    with pytest.raises(AuditCancelled):
        verify_ledger(case.store, cancelled=cancelled)
