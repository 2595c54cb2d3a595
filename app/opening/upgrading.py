"""Bringing a database to the present schema before anything else is done with it.

Alembic is loaded where a schema is changed. A case that is up to date opens without it: its revision is one row, and the
newest is named by the files of the revisions.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.refusals import Damaged
from db.backup import Backup, Content, back_up
from db.engine import open_database, require_integrity, writing
from db.faults import DamagedDatabase, NewerDatabase
from db.finding.index import is_current, rebuild
from db.ledger.entries import ledger_head
from db.locking import InstanceLock
from db.restore import restore
from db.vault import BACKUPS, Opened
from language import tr

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
BEFORE_UPGRADE = "before-upgrade"
KEPT_BACKUPS = 3
"""Backups made before upgrades that stay: one for each of the last upgrades that may still be regretted."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """An upgrade that was made, and the backup from before it."""

    before: str
    after: str
    backup: Backup


def newest_revision(scripts: Path = MIGRATIONS) -> str:
    """The revision that this program works with."""
    return _shipped_revision() if scripts == MIGRATIONS else _newest_of(scripts)


@cache
def _shipped_revision() -> str:
    return _newest_of(MIGRATIONS)


def _newest_of(scripts: Path) -> str:
    """The one revision that no other follows."""
    follows = _revisions(scripts)
    [newest] = follows.keys() - follows.values()
    return newest


_SAID = re.compile(r"^(down_)?revision\b[^=\n]*=\s*(?:[\"'](\w+)[\"']|None)", re.MULTILINE)


def _revisions(scripts: Path) -> dict[str, str]:
    """Each revision and the one that it follows, as their files say; empty for the first."""
    found = {}
    for file in (scripts / "versions").glob("*.py"):
        said = {bool(down): name for down, name in _SAID.findall(file.read_text("utf-8"))}
        found[said[False]] = said[True]
    return found


def revision_of(connection: sa.Connection) -> str | None:
    """The revision that a database is at; none for one that was never filled."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("select version_num from alembic_version")).scalar()
    return found


def describe(connection: sa.Connection) -> Content:
    """What a backup's manifest says of the database: revision and head of the ledger."""
    head = connection.execute(sa.select(ledger_head.c.number, ledger_head.c.hash)).one()
    return Content(revision_of(connection) or "", head.number, head.hash)


def migrate(engine: sa.Engine, *, scripts: Path = MIGRATIONS) -> None:
    """Run all revisions that a database lacks, in one transaction: all of them or none.

    What a case from before the index holds can be found from then on; its imported events follow in portions
    (:mod:`app.opening.finding`).
    """
    from alembic import command  # noqa: PLC0415 - late, as above

    config = _config(scripts)
    # Alembic takes SQLite's schema changes for something that no transaction holds; ours does.
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if scripts == MIGRATIONS and not is_current(connection):
            rebuild(connection)


def upgrade(
    engine: sa.Engine,
    folder: Path,
    opened: Opened,
    lock: InstanceLock,
    *,
    at: datetime | None = None,
    scripts: Path = MIGRATIONS,
) -> tuple[sa.Engine, Upgraded | None]:
    """The engine over the database at the newest revision, and what was done for it (none: nothing).

    Before anything is changed a backup is made; afterwards the database is read through. If either the
    upgrade or that reading fails, the case is put back as the backup holds it.

    Raises:
        NewerDatabase: a newer program wrote it; nothing was touched.
        DamagedDatabase: it was never filled.
        Damaged: the upgrade failed, and the case is as it was before.
        StoreFault: the backup could not be made; nothing was touched.
    """
    with engine.connect() as connection:
        before = revision_of(connection)
    newest = newest_revision(scripts)
    if before == newest:
        return engine, None
    if before is None:
        raise DamagedDatabase(
            tr("The database in “{folder}” was never filled.", folder=folder),
            remedy=tr("Restore the case from a backup, or make a new ministry in another folder."),
        )
    _refuse_newer(before, folder, scripts)
    backup = back_up(
        engine,
        folder,
        opened,
        folder / BACKUPS,
        describe=describe,
        kind=BEFORE_UPGRADE,
        keep=KEPT_BACKUPS,
        at=at,
    )
    try:
        migrate(engine, scripts=scripts)
        _verify(engine, backup, newest)
    except Exception as error:
        engine.dispose()
        restore(backup.path, folder, key=opened.database_key, lock=lock, at=at)
        raise Damaged(
            tr(
                "The case in “{folder}” could not be brought to this version of Tocsin, so it was put back "
                "as it was ({name}).",
                folder=folder,
                name=type(error).__name__,
            ),
            remedy=tr(
                "Go on with the version of Tocsin that you had, and report this. The backup is “{path}”.",
                path=backup.path,
            ),
        ) from error
    # What was prepared for the old schema must not be used on the new one.
    engine.dispose()
    return open_database(folder, opened.database_key), Upgraded(before, newest, backup)


def _verify(engine: sa.Engine, backup: Backup, newest: str) -> None:
    require_integrity(engine)
    with engine.connect() as connection:
        content = describe(connection)
    earlier = backup.content
    if content != Content(newest, earlier.ledger_number, earlier.ledger_head):
        raise DamagedDatabase(
            tr("After the upgrade the ledger is not what it was."),
            remedy=tr("The case is put back as it was."),
        )


def _refuse_newer(revision: str, folder: Path, scripts: Path) -> None:
    if revision not in _revisions(scripts):
        raise NewerDatabase(
            tr("The case in “{folder}” was last opened with a newer version of Tocsin.", folder=folder),
            remedy=tr("Install that version or a later one; this one would not understand everything in it."),
        )


def _config(scripts: Path) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - late, as above

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config
