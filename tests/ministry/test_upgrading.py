"""Bringing a case to a newer revision: with a backup first, and back again when it fails."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.opening.ministry import CreatedMinistry, open_ministry
from app.opening.upgrading import (
    BEFORE_UPGRADE,
    MIGRATIONS,
    describe,
    migrate,
    newest_revision,
    revision_of,
    upgrade,
)
from app.refusals import Damaged
from db.backup import backups_in
from db.engine import open_database, writing
from db.faults import DamagedDatabase, NewerDatabase
from db.locking import InstanceLock
from db.vault import BACKUPS, unlock
from tests.support.founding import PASSPHRASE
from tests.support.ministry import SetClock

REVISION = '''
"""A revision of the future."""
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("future", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("insert into future (id) values (1)")
{rest}
'''


@pytest.fixture
def future(tmp_path: Path) -> Callable[[str], Path]:
    """Migrations with one more revision, which ends with the given line."""

    def scripts(rest: str = "") -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = REVISION.format(before=newest_revision(), rest=f"    {rest}" if rest else "")
        (folder / "versions" / "9001_future.py").write_text(text)
        return folder

    return scripts


@pytest.fixture
def closed(created: CreatedMinistry) -> Path:
    """The folder of a ministry that nobody has open."""
    created.ministry.close()
    return created.ministry.folder


def tables(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_an_upgrade_is_backed_up_made_and_verified(
    closed: Path, future: Callable[[str], Path], clock: SetClock
) -> None:
    unlocked = unlock(closed, "l.ferrer", PASSPHRASE, at=clock.at)
    engine = open_database(closed, unlocked.database_key)
    with engine.connect() as connection:
        before = describe(connection)
    with InstanceLock(closed) as lock:
        upgraded_engine, done = upgrade(engine, closed, unlocked, lock, at=clock.at, scripts=future(""))
        with upgraded_engine.connect() as connection:
            assert revision_of(connection) == "9001"
        assert "future" in tables(upgraded_engine)
        upgraded_engine.dispose()
    assert done is not None
    assert (done.before, done.after) == (before.revision, "9001")
    (backup,) = backups_in(closed / BACKUPS)
    assert backup.kind == BEFORE_UPGRADE
    assert backup.content == before


@pytest.mark.parametrize("rest", ['raise RuntimeError("broken")', 'op.execute("drop table ledger_head")'])
def test_an_upgrade_that_fails_leaves_the_case_as_it_was_and_says_so(
    closed: Path, future: Callable[[str], Path], clock: SetClock, rest: str
) -> None:
    unlocked = unlock(closed, "l.ferrer", PASSPHRASE, at=clock.at)
    engine = open_database(closed, unlocked.database_key)
    with engine.connect() as connection:
        before = describe(connection)
    with InstanceLock(closed) as lock, pytest.raises(Damaged, match="put back as it was"):
        upgrade(engine, closed, unlocked, lock, at=clock.at, scripts=future(rest))
    with open_ministry(closed, "l.ferrer", PASSPHRASE, clock=clock) as ministry:
        assert "future" not in tables(ministry.store.engine)
        with ministry.store.engine.connect() as connection:
            after = describe(connection)
        # The sign-in is the one entry that has come since.
        assert (after.revision, after.ledger_number) == (before.revision, before.ledger_number + 1)


def test_a_failing_revision_undoes_those_before_it(
    closed: Path, future: Callable[[str], Path], clock: SetClock
) -> None:
    unlocked = unlock(closed, "l.ferrer", PASSPHRASE, at=clock.at)
    engine = open_database(closed, unlocked.database_key)
    with pytest.raises(RuntimeError):
        migrate(engine, scripts=future('raise RuntimeError("broken")'))
    assert "future" not in tables(engine)
    engine.dispose()


def test_a_case_of_a_newer_program_is_refused_untouched(closed: Path, clock: SetClock) -> None:
    unlocked = unlock(closed, "l.ferrer", PASSPHRASE, at=clock.at)
    engine = open_database(closed, unlocked.database_key)
    with writing(engine).begin() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Damaged, match="newer version") as caught:
        open_ministry(closed, "l.ferrer", PASSPHRASE, clock=clock)
    assert isinstance(caught.value.__cause__, NewerDatabase)
    assert backups_in(closed / BACKUPS) == []


def test_a_database_that_was_never_filled_is_named_so(closed: Path, clock: SetClock) -> None:
    unlocked = unlock(closed, "l.ferrer", PASSPHRASE, at=clock.at)
    engine = open_database(closed, unlocked.database_key)
    with writing(engine).begin() as connection:
        connection.execute(sa.text("delete from alembic_version"))
    with InstanceLock(closed) as lock, pytest.raises(DamagedDatabase, match="never filled"):
        upgrade(engine, closed, unlocked, lock)
    engine.dispose()
