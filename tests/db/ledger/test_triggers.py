"""What the database itself refuses, for raw SQL on any table, whoever holds the key."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.rules.reports.flow import STATUS_STEPS
from db.base import Base, mapped_tables, new_id
from db.engine import writing
from db.ledger.entries import Entry, append, read_head, seal
from db.ledger.recording import RecordingSession
from db.vocabulary import ReportStatus
from db.work import Work
from migrations.first.triggers_sqlite import FLOW_STEPS
from migrations.seventh.refusals import FLOW_STEPS as STEPS_BACK
from tests.support.any_row import AT, any_row, mapped_classes
from tests.support.filling import schema_heard
from tests.support.small_ledger import KEY, Small
from tests.support.tampering import disarm
from tests.support.templates import Templates, migrated

GENERAL = ("_recorded", "_never_deleted", "_never_changed")
TABLES = [kind.__tablename__ for kind in mapped_classes()]
TRIGGERS = {name for kind, name in schema_heard().objects if kind == "trigger"}
APPEND_ONLY = [table for table in TABLES if f"{table}_never_changed" in TRIGGERS]


@pytest.fixture(scope="module")
def populated(
    templates: Templates, tmp_path_factory: pytest.TempPathFactory, built_small: tuple[Small, Path]
) -> Iterator[sa.Engine]:
    """A recorded row in every table, under the triggers that stand on every table and those of the ledger.

    The rows point at nothing: what each kind needs besides is for the tests of its use cases.
    """
    engine = migrated(templates, tmp_path_factory.mktemp("populated"), KEY)
    with engine.connect() as connection:
        triggers = connection.exec_driver_sql(
            "select name, tbl_name, sql from sqlite_master where type = 'trigger'"
        ).all()

    @sa.event.listens_for(engine, "connect")
    def without_references(connection: dbapi2.Connection, _record: object) -> None:
        connection.execute("pragma foreign_keys = off")
        connection.execute("pragma ignore_check_constraints = on")

    engine.dispose()
    with writing(engine).begin() as connection:
        disarm(connection)
        with RecordingSession(connection, join_transaction_mode="conditional_savepoint") as session:
            work = Work(session, built_small[0].amina, AT)
            work.act("test.add", signed=True)
            for kind in mapped_classes():
                work.add(any_row(kind))
            head = work.head
        connection.exec_driver_sql("update ledger_head set number = ?, hash = ?", (head.number, head.hash))
        for name, table, sql in triggers:
            if name.endswith(GENERAL) or table in {"ledger", "ledger_head"}:
                connection.exec_driver_sql(sql)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(populated: sa.Engine) -> Iterator[sa.Connection]:
    """A writing connection to the populated database; everything is taken back."""
    with writing(populated).connect() as opened:
        yield opened
        opened.rollback()


def new_entry(connection: sa.Connection, kind: str, row_id: str, *, state: bool = True) -> int:
    """A proper entry of the ledger about a row; its number."""
    entry = Entry(
        action="test",
        at=AT,
        subject_kind=kind,
        subject_id=row_id,
        actor={"account": None, "name": "Mallory", "person": None},
        state={"id": row_id} if state else None,
    )
    return append(connection, seal(entry, read_head(connection), None)).number


def refused(connection: sa.Connection, statement: str, *values: object) -> str:
    """The words of the database's refusal."""
    with pytest.raises(sa.exc.IntegrityError) as caught, connection.begin_nested():
        connection.exec_driver_sql(statement, values)
    words = str(caught.value.orig)
    assert words.startswith("tocsin: ")
    return words


def test_every_mapped_class_is_under_the_triggers() -> None:
    assert [table.name for table in mapped_tables()] == TABLES
    for table in TABLES:
        assert {f"{table}_insert_recorded", f"{table}_never_deleted"} <= TRIGGERS, table
        # Its rows change with an entry of their own, or never.
        assert (f"{table}_update_recorded" in TRIGGERS) != (table in APPEND_ONLY), table
    assert len(APPEND_ONLY) > 20


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_inserted_only_with_its_own_entry(connection: sa.Connection, table: str) -> None:
    names = [column.name for column in Base.metadata.tables[table].columns]
    others = ", ".join(name for name in names if name not in {"id", "ledger_entry"})
    into = f"into {table} (id, ledger_entry, {others}) select ?, ?, {others} from {table}"
    row, old = connection.exec_driver_sql(f"select id, ledger_entry from {table}").one()
    new = new_id()
    another_table = "people" if table != "people" else "offices"
    numbers = (
        0,
        old,
        new_entry(connection, another_table, new),
        new_entry(connection, table, row),
        new_entry(connection, table, new, state=False),
        connection.exec_driver_sql("select max(number) + 1 from ledger").scalar_one(),
    )
    mine = new_entry(connection, table, row)
    for verb in ("insert", "insert or replace", "insert or ignore"):
        for number in numbers:
            assert "its own ledger entry" in refused(connection, f"{verb} {into}", new, number)
        # Nor is a row replaced by one of the same identifier, even with an entry.
        assert "its own ledger entry" in refused(connection, f"{verb} {into}", row, mine)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_changed_only_with_a_new_entry_of_its_own(connection: sa.Connection, table: str) -> None:
    row, old = connection.exec_driver_sql(f"select id, ledger_entry from {table}").one()
    numbers = (
        old,
        new_entry(connection, "ledger", row),
        new_entry(connection, table, new_id()),
        new_entry(connection, table, row, state=False),
        connection.exec_driver_sql("select max(number) + 1 from ledger").scalar_one() + 1,
    )
    mine = new_entry(connection, table, row)
    for verb in ("update", "update or replace", "update or ignore"):
        for column in Base.metadata.tables[table].columns:
            refused(connection, f"{verb} {table} set {column.name} = {column.name}")
        for number in numbers:
            refused(connection, f"{verb} {table} set ledger_entry = ?", number)
        refused(connection, f"{verb} {table} set ledger_entry = ?, id = 'another'", mine)
        if table in APPEND_ONLY:
            assert "never changed" in refused(connection, f"{verb} {table} set ledger_entry = ?", mine)
    if table not in APPEND_ONLY:
        change = f"update {table} set ledger_entry = ?"
        connection.exec_driver_sql(change, (mine,))
        assert "needs a new ledger entry" in refused(connection, change, mine)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_never_deleted(connection: sa.Connection, table: str) -> None:
    assert "never deleted" in refused(connection, f"delete from {table}")


def test_a_row_that_is_in_the_way_is_not_replaced(connection: sa.Connection) -> None:
    """Replacing by a unique column would delete the old row; recursive triggers see that."""
    new = new_id()
    number = new_entry(connection, "settings", new)
    statement = (
        "insert or replace into settings (id, ledger_entry, key, value) select ?, ?, key, '1' from settings"
    )
    assert "never deleted" in refused(connection, statement, new, number)


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger set body = '{}'",
        "update ledger set signature = null",
        "update or replace ledger set number = number + 1000",
        "delete from ledger",
        "delete from ledger where number = (select max(number) from ledger)",
        "insert into ledger (number, previous, body, hash) select number + 1, 'x', body, 'x' from ledger",
        "insert into ledger (number, previous, body, hash) select 999, hash, '{}', 'x' from ledger_head",
        "insert or replace into ledger (number, previous, body, hash) select number, previous, '{}', hash from ledger",
        "insert into ledger (previous, body, hash) select hash, '{}', 'x' from ledger_head",
        "update ledger_head set number = 0",
        "update ledger_head set number = number + 1, hash = 'x'",
        "update ledger_head set hash = 'x'",
        "update ledger_head set number = number + 0",
        "insert into ledger_head (id, number, hash) values (2, 0, 'x')",
        "insert or replace into ledger_head (id, number, hash) values (1, 0, 'x')",
        "delete from ledger_head",
    ],
)
def test_the_ledger_only_grows_at_its_end(connection: sa.Connection, statement: str) -> None:
    refused(connection, statement)


def test_the_head_moves_with_the_ledger(connection: sa.Connection) -> None:
    before = read_head(connection)
    number = new_entry(connection, "people", "x", state=False)
    last = connection.exec_driver_sql("select number, hash from ledger order by number desc limit 1").one()
    assert read_head(connection).number == number == before.number + 1
    assert (last.number, last.hash) == (read_head(connection).number, read_head(connection).hash)


def test_a_completed_assessment_and_an_ended_escalation_are_fixed(small: Small) -> None:
    with writing(small.store.engine).connect() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
        connection.exec_driver_sql(
            "insert into risk_assessments (id, ledger_entry, number, country, framework_version, author_id, "
            "started_at, completed_at, ratings, overview, confidence_reason) "
            "values ('a', ?, 'RA-1', 'MMR', 1, 'x', '2026-01-01', '2026-01-02', '[]', '', '')",
            (new_entry(connection, "risk_assessments", "a"),),
        )
        number = new_entry(connection, "risk_assessments", "a")
        words = refused(connection, "update risk_assessments set overview = 'x', ledger_entry = ?", number)
        assert words == "tocsin: a completed risk assessment is never changed"
        connection.exec_driver_sql(
            "insert into escalations (id, ledger_entry, report_id, office_id, brief_id, escalated_at, "
            "escalated_by_id, reason, acknowledge_by, decide_by, ended_at, ending) values "
            "('e', ?, 'r', 'o', 'b', '2026-01-01', 'x', '', '2026-01-02', '2026-01-02', '2026-01-02', 'decided')",
            (new_entry(connection, "escalations", "e"),),
        )
        number = new_entry(connection, "escalations", "e")
        words = refused(
            connection, "update escalations set ended_at = null, ending = null, ledger_entry = ?", number
        )
        assert words == "tocsin: an ended escalation is fixed"
        number = new_entry(
            connection, "briefs", connection.exec_driver_sql("select id from briefs").scalar_one()
        )
        assert "never changed" in refused(connection, "update briefs set pdf = 'x', ledger_entry = ?", number)
        connection.rollback()


def test_the_database_knows_the_same_flow_as_the_rules(small: Small) -> None:
    with small.store.read() as session:
        rows = session.execute(sa.text("select from_status, to_status from flow_steps")).all()
    steps = {(start.value, end.value) for start, end in STATUS_STEPS}
    assert {tuple(row) for row in rows} == steps == {*FLOW_STEPS, *STEPS_BACK}


@pytest.mark.parametrize("start", list(ReportStatus))
def test_no_report_takes_a_step_that_is_not_in_the_flow(small: Small, start: ReportStatus) -> None:
    """Under the trigger of the flow alone, so that it is the flow that refuses, and nothing else."""
    with writing(small.store.engine).connect() as connection:
        kept = connection.exec_driver_sql(
            "select sql from sqlite_master where type = 'trigger' and (tbl_name in ('ledger', 'ledger_head') "
            "or name in ('reports_flow', 'reports_update_recorded'))"
        ).scalars()
        statements = list(kept)
        disarm(connection)
        connection.exec_driver_sql("update reports set status = ?", (start.value,))
        for statement in statements:
            connection.exec_driver_sql(statement)
        for end in ReportStatus:
            step = "update reports set status = ?, ledger_entry = ?"
            number = new_entry(connection, "reports", small.report)
            if start == end or (start, end) in STATUS_STEPS:
                with connection.begin_nested() as attempt:
                    assert connection.exec_driver_sql(step, (end.value, number)).rowcount == 1
                    attempt.rollback()
            else:
                words = refused(connection, step, end.value, number)
                assert words == "tocsin: this step is not in the flow of a report"
        connection.rollback()


def test_a_report_begins_as_a_draft(small: Small) -> None:
    columns = [column.name for column in Base.metadata.tables["reports"].columns]
    others = [name for name in columns if name not in {"id", "ledger_entry", "number", "status"}]
    with writing(small.store.engine).connect() as connection:
        for status in ReportStatus:
            if status is ReportStatus.DRAFT:
                continue
            new = new_id()
            words = refused(
                connection,
                f"insert into reports (id, ledger_entry, number, status, {', '.join(others)}) "
                f"select ?, ?, 'EW-9', ?, {', '.join(others)} from reports",
                new,
                new_entry(connection, "reports", new),
                status.value,
            )
            assert words == "tocsin: a report begins as a draft"
        connection.rollback()


def test_an_entry_about_a_page_that_was_read_is_no_licence_to_change_it(small: Small) -> None:
    with writing(small.store.engine).connect() as connection:
        number = new_entry(connection, "reports", small.report, state=False)
        body = connection.exec_driver_sql("select body from ledger where number = ?", (number,)).scalar_one()
        assert "state" not in json.loads(body)
        words = refused(connection, "update reports set title = 'Quiet', ledger_entry = ?", number)
        assert words == "tocsin: a change of reports needs a new ledger entry"
        connection.rollback()
