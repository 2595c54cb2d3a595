"""The encrypted database: SQLAlchemy over SQLCipher, its settings, and its faults in words.

The key is handed to each connection directly: it is in no URL, no statement log and no representation.
Transactions are opened by us: BEGIN for reading, BEGIN IMMEDIATE for writing, so that a writer waits for
its turn at the start and never fails for it half-way.
"""

import os
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from db import at_rest
from db.diagnosis import closer_look, damaged, ends_inside_a_page, examine, translate, truncated
from db.faults import NotADatabase
from db.files import PRIVATE_FILE, fault_of_system
from db.patience import LONGEST, patience
from language import tr

DATABASE = at_rest.DATABASE
APPLICATION_ID = 0x546F6373
"""“Tocs”: tells a Tocsin database from any other that the same key opens."""

WRITES = "tocsin_writes"
"""Execution option: true for transactions that write."""


_COMPILED: LRUCache[Any, Any] = LRUCache(2_000)
"""Statements that were compiled, for every database that this process opens."""


_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # Without it REPLACE deletes rows past the triggers that forbid deleting them.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    # What was confirmed to a person survives a power cut (WAL with the default would risk the last commits).
    "PRAGMA synchronous = FULL",
)


# The driver looks for a protocol, in vain, on every value that is neither number nor text; at a dozen empty values
# a row that takes more time than writing it. These say at once that the value stands for itself.
_NOTHING: dict[None, None] = {}
dbapi2.register_adapter(type(None), _NOTHING.get)
dbapi2.register_adapter(bytes, bytes)


def create_database(folder: Path, key: bytes) -> sa.Engine:
    """Make the empty database of a case, readable by its owner alone, and open it.

    Raises FileExistsError where there is one (the vault refuses earlier), or the fault of the disk.
    """
    path = folder / DATABASE
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        raise
    except OSError as error:
        raise fault_of_system(error, path) or error from error
    try:
        connection = connect(path, key)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        finally:
            connection.close()
    except dbapi2.Error as error:
        raise translate(error, path) or error from error
    return open_database(folder, key)


def open_database(folder: Path, key: bytes, *, busy_milliseconds: int = LONGEST) -> sa.Engine:
    """The engine over the database of a case, after a look that it can be read and written.

    Each thread that works at the same time gets a connection of its own. Dispose of the engine when done.
    ``busy_milliseconds``: how long a writer waits for its turn, unless its thread has less patience (``db.patience``).

    Raises RestoreUnfinished, DatabaseMissing, NotADatabase, WrongKey, TruncatedDatabase, DamagedDatabase,
    ReadOnlyDatabase, NotAllowed, DiskFull, DatabaseBusy.
    """
    path = folder / DATABASE
    examine(path)
    cut = ends_inside_a_page(path)
    engine = engine_over(path, key, busy_milliseconds=busy_milliseconds)
    try:
        with engine.connect() as connection:
            identity = connection.execute(sa.text("PRAGMA application_id")).scalar_one()
    except (sa.exc.DBAPIError, dbapi2.Error) as error:
        engine.dispose()
        raise closer_look(error, path, key) or error from error
    if cut:
        engine.dispose()
        raise truncated(path)
    if identity != APPLICATION_ID:
        engine.dispose()
        raise NotADatabase(
            tr("“{path}” is a database, but not one of Tocsin.", path=path),
            remedy=tr("Choose the folder of a case, or restore the case from a backup."),
        )
    share_compiled(engine)
    return engine


def engine_over(path: Path, key: bytes, *, busy_milliseconds: int = LONGEST) -> sa.Engine:
    """The engine over a database that nobody has looked at yet; it connects when it is first used."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=lambda: connect(path, key, busy_milliseconds=busy_milliseconds),
        poolclass=QueuePool,
        pool_size=5,
        max_overflow=10,
        hide_parameters=True,  # an error report must not hold case content
    )
    event.listen(engine, "begin", partial(_begin, longest=busy_milliseconds))
    return engine


def writing(engine: sa.Engine) -> sa.Engine:
    """The same engine and pool; its transactions start with BEGIN IMMEDIATE and so wait for their turn."""
    return engine.execution_options(**{WRITES: True})


def reading(engine: sa.Engine) -> sa.Engine:
    """The same engine and pool; its transactions see one unchanging state and block nobody (the default)."""
    return engine.execution_options(**{WRITES: False})


def connect(path: Path, key: bytes, *, busy_milliseconds: int = LONGEST, immutable: bool = False) -> Any:
    """A driver connection with the key and the settings of the house. The file must exist.

    ``immutable``: for a finished copy that nobody writes: nothing is made beside it. Raises driver errors.
    """
    mode = "mode=ro&immutable=1" if immutable else "mode=rw"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,  # no BEGIN behind our back
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        timeout=busy_milliseconds / 1000,
    )
    try:
        # Else SQLCipher prints its own lines to the terminal for every wrong key.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
        if not immutable:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        for statement in _SETTINGS:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def require_integrity(engine: sa.Engine) -> None:
    """Read every page and row. Raises DamagedDatabase with the first thing that does not check.

    Pages are authenticated one by one, so this finds any changed byte of the database file.
    """
    path = Path(engine.url.database or DATABASE)
    try:
        with engine.connect() as connection:
            problems = integrity_problems(connection.connection.driver_connection)
    except (sa.exc.DBAPIError, dbapi2.Error) as error:
        raise translate(error, path) or error from error
    if problems:
        raise damaged(f"“{path}”", problems[0])


def integrity_problems(connection: Any) -> list[str]:
    """What SQLCipher and SQLite find wrong in the database of a driver connection; empty when whole."""
    problems = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    problems += [str(row[0]) for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    problems += [
        tr("row {row} of {table} points at no row of {other}", row=row[1], table=row[0], other=row[2])
        for row in connection.execute("PRAGMA foreign_key_check").fetchall()
    ]
    return problems


class _Spoken:
    """The dialect of the first database that was opened; the statements that were compiled belong to it."""

    dialect: sa.Dialect | None = None


def share_compiled(engine: sa.Engine) -> None:
    """Let an engine use what was compiled for others: all our databases are of one make.

    A case that is opened again, after the program was locked or the case restored, is as quick as it was before.
    """
    if _Spoken.dialect is None:
        # A dialect has to have met its database once.
        with engine.connect():
            _Spoken.dialect = engine.dialect
    engine.dialect = _Spoken.dialect
    engine.update_execution_options(compiled_cache=_COMPILED)


_WAITS = "waits"
"""In the ``info`` of a connection: milliseconds for which it was told to wait."""


def _begin(connection: sa.Connection, *, longest: int) -> None:
    wanted = min(longest, patience())
    if connection.info.get(_WAITS, longest) != wanted:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wanted:d}")
        connection.info[_WAITS] = wanted
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
