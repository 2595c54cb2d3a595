"""Filled cases of earlier revisions: the demonstration as the program of that revision made it."""

import lzma
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.engine import create_database, open_database
from db.finding.tables import is_full_text

FILLED_KEY = bytes(range(32))
_DATA = Path(__file__).parents[1] / "data"


def filled_case(folder: Path, revision: str) -> sa.Engine:
    """A filled database of that revision in ``folder``, encrypted with ``FILLED_KEY`` as a case is."""
    plain = folder / "plain.sqlite"
    plain.write_bytes(lzma.decompress((_DATA / f"filled_{revision}.sqlite.xz").read_bytes()))
    made = create_database(folder, FILLED_KEY)
    # The encrypted copy takes the place of the empty file: the cipher's own way from a plain database.
    with made.connect() as connection:
        # Below any transaction: inside one the plain database cannot be detached.
        driver: Any = connection.connection.driver_connection
        driver.execute(f"attach database '{plain}' as plain key ''")
        driver.execute("select sqlcipher_export('main', 'plain')")
        driver.execute("detach database plain")
    made.dispose()
    plain.unlink()
    return open_database(folder, FILLED_KEY)


def row_counts(connection: sa.Connection) -> dict[str, int]:
    """Number of rows of every table of the database; not of the full-text indexes, which are no content."""
    tables = connection.exec_driver_sql(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
    ).scalars()
    return {
        table: connection.exec_driver_sql(f'select count(*) from "{table}"').scalar_one()
        for table in tables.all()
        if not is_full_text(table)
    }
