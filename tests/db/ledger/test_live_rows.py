"""What stands in the tables is what the ledger recorded, in both directions; and nothing else stands there."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from db.base import mapped_tables
from db.ledger.findings import LARGEST_LIST, Fault
from tests.support.tampering import Disarmed


def rows_of(connection: sa.Connection) -> Iterator[tuple[sa.Table, str]]:
    for table in mapped_tables():
        for row in connection.exec_driver_sql(f"select id from {table.name}").all():
            yield table, row[0]


def other(value: Any, column: sa.Column[Any], place: int) -> Any:
    """Another value for the row at ``place``, which no other row has."""
    if isinstance(column.type, sa.JSON):
        return '["another"]'
    match value:
        case None:
            return str(place)
        case bytes():
            return value + b"\x00"
        case int():
            return value + 1000
        case _:
            return f"{value} "


def test_every_changed_value_of_every_row_is_named_with_table_row_and_column(disarmed: Disarmed) -> None:
    """One value of each row is changed at a time, and each is named: no row hides what is wrong with another."""
    tried = 0
    with disarmed.engine.connect() as looking:
        rows = list(rows_of(looking))
    assert len({table.name for table, _ in rows}) >= 14
    assert len(rows) < LARGEST_LIST
    for turn in range(max(len(table.columns) for table, _ in rows) - 1):
        changed = []
        with disarmed.undone() as connection:
            connection.exec_driver_sql("pragma ignore_check_constraints = on")
            for place, (table, row_id) in enumerate(rows):
                columns = [column for column in table.columns if column.name != "id"]
                if turn >= len(columns):
                    continue
                name = columns[turn].name
                select = f"select {name} from {table.name} where id = ?"
                old = connection.exec_driver_sql(select, (row_id,)).scalar_one()
                connection.exec_driver_sql(
                    f"update {table.name} set {name} = ? where id = ?",
                    (other(old, columns[turn], place), row_id),
                )
                changed.append((table.name, row_id, name))
            report = disarmed.audit(connection)
            connection.exec_driver_sql("pragma ignore_check_constraints = off")
        first = report.first_fault
        assert first is not None
        assert first.code == "row.changed"
        named = [
            (fault.table, fault.row_id, fault.column)
            for fault in report.faults
            if fault.code == "row.changed"
        ]
        assert sorted(named, key=str) == sorted(changed, key=str)
        tried += len(changed)
    assert tried > 150


def first_fault_after(disarmed: Disarmed, *statements: str) -> Fault:
    with disarmed.undone() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
        for statement in statements:
            connection.exec_driver_sql(statement)
        first = disarmed.audit(connection).first_fault
    assert first is not None
    return first


def test_a_row_that_was_deleted_is_named(disarmed: Disarmed) -> None:
    first = first_fault_after(disarmed, "delete from settings")
    assert (first.code, first.table) == ("row.missing", "settings")
    assert "that row is gone" in first.message


def test_a_row_that_nobody_recorded_is_named(disarmed: Disarmed) -> None:
    first = first_fault_after(
        disarmed,
        "insert into people (id, ledger_entry, name, title, contact) values ('x', 3, 'Nobody', '', '')",
    )
    assert (first.code, first.table, first.row_id) == ("row.unrecorded", "people", "x")


def test_a_row_under_another_identifier_is_named_twice_over(disarmed: Disarmed) -> None:
    with disarmed.undone() as connection:
        connection.exec_driver_sql("update settings set id = 'moved'")
        codes = {(fault.code, fault.table) for fault in disarmed.audit(connection).faults}
    assert codes == {("row.unrecorded", "settings"), ("row.missing", "settings")}


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("update accounts set active = 3 where login = 'amina'", "active"),
        ("update instruments set powers = '[1, \"VE-2\"]' where number = 'D-001'", "powers"),
        ("update instruments set signed_at = '2026-01-15 09:00:00' where number = 'D-001'", "signed_at"),
        ("update country_files set next_review_on = 'some day'", "next_review_on"),
        ("update country_files set background = cast(x'ff' as text)", "background"),
        ("update country_files set background = x''", "background"),
        ("update reports set status = 'forgotten'", "status"),
    ],
    ids=["yes said twice", "one for true", "another form", "no day", "no text", "a blob", "no such code"],
)
def test_a_value_in_another_form_than_the_program_writes_is_named(
    disarmed: Disarmed, statement: str, column: str
) -> None:
    first = first_fault_after(disarmed, "pragma ignore_check_constraints = on", statement)
    with disarmed.engine.connect() as connection:
        connection.exec_driver_sql("pragma ignore_check_constraints = off")
    assert (first.code, first.column) == ("row.changed", column)


def test_blanks_in_a_json_column_change_nothing(disarmed: Disarmed) -> None:
    with disarmed.undone() as connection:
        connection.exec_driver_sql('update instruments set powers = \'[ "VE-1","VE-2" ]\'')
        assert disarmed.audit(connection).ok


def test_a_key_of_an_identity_that_was_taken_changed_or_left_is_named(disarmed: Disarmed) -> None:
    for statement, code in (
        ("delete from identity_keys", "identity.key_gone"),
        ("update identity_keys set key = randomblob(32)", "identity.key_wrong"),
        ("update identity_keys set identity_id = 'x' || rowid", "identity.key_gone"),
        ("insert into identity_keys values ('nobody', x'00')", "identity.key_foreign"),
    ):
        assert first_fault_after(disarmed, statement).code == code


def test_a_brief_whose_pages_or_data_were_replaced_is_named(disarmed: Disarmed) -> None:
    for column, code in (("pdf", "brief.pdf"), ("data", "brief.data"), ("head_hash", "brief.head")):
        with disarmed.undone() as connection:
            connection.exec_driver_sql(f"update briefs set {column} = 'another'")
            faults = disarmed.audit(connection).faults
        assert [fault.code for fault in faults] == ["row.changed", code]


def test_the_row_of_the_head_is_checked(disarmed: Disarmed) -> None:
    assert first_fault_after(disarmed, "update ledger_head set hash = 'ab'").code == "head.row"
    assert first_fault_after(disarmed, "delete from ledger_head").code == "head.row"
    first = first_fault_after(disarmed, "update ledger_head set number = number - 1")
    assert first.code == "entry.added"
