"""The models and the migrations say the same, and a migrated database is what both say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.actions.keeping.audit import expected_schema
from app.opening.upgrading import migrate, newest_revision
from db.engine import create_database, integrity_problems, writing
from db.entities import metadata
from db.finding.tables import FULL_TEXT, is_full_text
from db.ledger.raw import driver_connection
from db.ledger.schema import read_schema
from tests.support.filling import migrate_as_before
from tests.support.templates import Templates, migrated

KEY = bytes(range(32))


@pytest.fixture
def engine(templates: Templates, tmp_path: Path) -> Iterator[sa.Engine]:
    made = migrated(templates, tmp_path, KEY)
    yield made
    made.dispose()


def differences(engine: sa.Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                # SQLAlchemy knows no virtual tables; the audit compares them word for word.
                "include_name": lambda name, kind, _parents: kind != "table" or not is_full_text(name),
            },
        )
        return list(compare_metadata(context, metadata))


_ALTERED = (
    ("alter table people drop column contact", "add_column", "contact"),
    ("drop table settings", "add_table", "settings"),
    ("drop index ix_ledger_topic", "add_index", "ix_ledger_topic"),
    ("create table aside (x integer)", "remove_table", "aside"),
)
"""What is done to a database, and what an upgrade would have to do: so the comparison names it."""


def test_the_comparison_would_notice_each_difference(engine: sa.Engine) -> None:
    with writing(engine).begin() as connection:
        names = (
            connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'")
            .scalars()
            .all()
        )
        for name in names:
            connection.exec_driver_sql(f"drop trigger {name}")
        connection.exec_driver_sql("drop view decision_standing")
        for statement, _kind, _name in _ALTERED:
            connection.exec_driver_sql(statement)
    found = [str(one) for one in differences(engine)]
    for _statement, kind, name in _ALTERED:
        assert any(one.startswith(f"('{kind}'") and name in one for one in found), (kind, name)


def test_models_and_migrations_do_not_differ(engine: sa.Engine) -> None:
    assert len(metadata.tables) > 40
    assert differences(engine) == []


def test_the_checks_that_the_models_state_are_in_the_database(engine: sa.Engine) -> None:
    """Alembic compares no CHECK constraints, so they are compared by name here."""
    inspector = sa.inspect(engine)
    stated = {
        (table.name, str(constraint.name))
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }
    assert len(stated) > 20
    there = {
        (table, f"{check['name']}")
        for table in inspector.get_table_names()
        if not is_full_text(table)
        for check in inspector.get_check_constraints(table)
    }
    normal = {(table, name if name.startswith("ck_") else f"ck_{table}_{name}") for table, name in stated}
    assert normal == there


def test_a_new_database_is_at_the_newest_revision_whole_and_stays_so(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        revision = connection.exec_driver_sql("select version_num from alembic_version").scalar_one()
        assert revision == newest_revision()
        assert integrity_problems(connection.connection.driver_connection) == []
        before = connection.exec_driver_sql("select type, name, sql from sqlite_master order by name").all()
    migrate(engine)
    with engine.connect() as connection:
        assert (
            connection.exec_driver_sql("select type, name, sql from sqlite_master order by name").all()
            == before
        )


def test_the_schema_that_an_audit_expects_is_that_of_a_new_database(engine: sa.Engine) -> None:
    expected = expected_schema()
    kinds = {kind for kind, _ in expected.objects}
    assert kinds == {"table", "index", "trigger", "view"}
    assert expected.rows["alembic_version"] == ((newest_revision(),),)
    tables = {name for kind, name in expected.objects if kind == "table"}
    assert {name for name in tables if not is_full_text(name)} == {*metadata.tables, "alembic_version"}
    assert tables >= set(FULL_TEXT)


def test_the_statements_of_the_revisions_said_again_make_the_same_database(tmp_path: Path) -> None:
    """What tests of new ministries rest on."""
    for name in ("heard", "said"):
        (tmp_path / name).mkdir()
    engine = create_database(tmp_path / "heard", KEY)
    migrate_as_before(engine)
    engine.dispose()
    engine = create_database(tmp_path / "said", KEY)
    migrate_as_before(engine)
    with engine.connect() as connection, driver_connection(connection) as driver:
        assert read_schema(driver) == expected_schema()
        assert integrity_problems(driver) == []
    engine.dispose()


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    engine = create_database(tmp_path, KEY)
    with writing(engine).begin() as connection:
        # In the way of the first revision, which makes a table of this name near its end.
        connection.exec_driver_sql("create table ledger_head (x)")
    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        migrate(engine)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("select name from sqlite_master").scalars().all()
    engine.dispose()
    assert names == ["ledger_head"]


def test_foreign_keys_are_enforced(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("pragma foreign_keys").scalar_one() == 1
        tables = [table for table in metadata.tables.values() if table.foreign_keys]
        there = {
            (table.name, row[3], row[2])
            for table in tables
            for row in connection.exec_driver_sql(f"pragma foreign_key_list({table.name})")
        }
    stated = {
        (table.name, key.parent.name, key.column.table.name) for table in tables for key in table.foreign_keys
    }
    assert there == stated
    assert len(stated) > 50
