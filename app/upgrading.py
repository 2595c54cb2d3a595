"""Bringing a database to the present schema before anything else is done with it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import writing

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def newest_revision() -> str:
    """The revision that this program works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise AssertionError("the program has no migrations")
    return head


def revision_of(engine: sa.Engine) -> str | None:
    """The revision that a database is at; none for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: sa.Engine) -> None:
    """Run all revisions that a database lacks, in one transaction: all of them or none."""
    config = _config()
    with writing(engine).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
