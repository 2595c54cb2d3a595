"""A trigger that was dropped leaves no trace in the ledger, and is missed all the same."""

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import expected_schema
from db.engine import writing
from db.ledger.findings import VerificationReport
from db.ledger.verification import verify
from tests.support.small_ledger import Small


def audit_after(small: Small, *statements: str) -> VerificationReport:
    with writing(small.store.engine).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    with small.store.engine.connect() as connection:
        return verify(connection, expected_schema())


def test_every_trigger_and_view_that_is_dropped_is_named(small: Small) -> None:
    with small.store.engine.connect() as connection:
        guards = connection.exec_driver_sql(
            "select type, name from sqlite_master where type in ('trigger', 'view') order by type desc, name"
        ).all()
    assert len(guards) > 100
    # Triggers read the view, so it goes last.
    report = audit_after(small, *(f"drop {kind} {name}" for kind, name in guards))
    assert report.fault_count == len(guards)
    assert {fault.code for fault in report.faults} == {"schema.missing"}
    assert {fault.table for fault in report.faults} <= {name for _, name in guards}


@pytest.mark.parametrize(
    ("statements", "code", "name"),
    [
        (
            (
                "drop trigger decisions_never_changed",
                """create trigger decisions_never_changed before update on decisions when 0
                begin select raise(abort, 'tocsin: rows of decisions are never changed'); end""",
            ),
            "schema.altered",
            "decisions_never_changed",
        ),
        (
            ("create trigger quiet after insert on people begin update people set title = ''; end",),
            "schema.foreign",
            "quiet",
        ),
        (("create table aside (x)",), "schema.foreign", "aside"),
        (("insert into flow_steps values ('draft', 'decided')",), "schema.rows", "flow_steps"),
        (("delete from flow_steps where to_status = 'closed'",), "schema.rows", "flow_steps"),
        (("update alembic_version set version_num = '0000'",), "schema.rows", "alembic_version"),
        (("alter table people add column nickname text",), "schema.altered", "people"),
        (("drop index ix_ledger_topic",), "schema.missing", "ix_ledger_topic"),
    ],
)
def test_what_the_migrations_did_not_make_is_named(
    small: Small, statements: tuple[str, ...], code: str, name: str
) -> None:
    report = audit_after(small, *statements)
    assert [(fault.code, fault.table) for fault in report.faults] == [(code, name)]


def test_a_database_whose_ledger_is_gone_is_reported_and_stops_nothing(small: Small) -> None:
    with small.store.engine.connect() as connection:
        triggers = connection.exec_driver_sql(
            "select name from sqlite_master where type = 'trigger'"
        ).scalars()
        statements = [f"drop trigger {name}" for name in triggers]
    report = audit_after(small, *statements, "drop table ledger", "drop table protected_identities")
    assert ("schema.missing", "ledger") in {(fault.code, fault.table) for fault in report.faults}
    assert report.checked == 0
    assert not report.ok


def test_a_fresh_database_is_whole(small: Small) -> None:
    assert audit_after(small).ok


def test_a_column_that_was_taken_from_a_mapped_table_does_not_stop_the_audit(small: Small) -> None:
    report = audit_after(
        small,
        "drop trigger settings_update_recorded",
        "drop trigger settings_insert_recorded",
        "alter table settings drop column value",
    )
    assert ("schema.altered", "settings") in {(fault.code, fault.table) for fault in report.faults}


def test_the_audit_changes_nothing(small: Small) -> None:
    def content() -> list[sa.Row[tuple[object, ...]]]:
        with small.store.engine.connect() as connection:
            return list(connection.exec_driver_sql("select * from ledger").all())

    before = content()
    assert audit_after(small).ok
    assert content() == before
