"""The revisions, run once in a test process and said again to each further empty database.

Making the schema takes most of the time of making a ministry; most tests that make one are about something else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from app.actions.keeping import audit
from app.opening import ministry
from app.opening.upgrading import migrate, revision_of
from db.engine import writing
from db.ledger.schema import Schema

_Statement = tuple[str, Any, bool]
"""What is said to the driver, with its values, and whether these are of many rows."""

_heard: list[_Statement] = []


def migrate_as_before(engine: sa.Engine) -> None:
    """Do to an empty database what the revisions did to the first one, statement by statement, in one transaction."""
    if not _heard:
        _listen(engine)
        return
    with writing(engine).begin() as connection:
        assert revision_of(connection) is None
        cursor = connection.connection.cursor()
        for statement, values, many in _heard:
            (cursor.executemany if many else cursor.execute)(statement, values)


def _listen(engine: sa.Engine) -> None:
    heard: list[_Statement] = []

    def hear(_connection: Any, _cursor: Any, said: str, values: Any, _context: Any, many: bool) -> None:
        heard.append((said, values, many))

    event.listen(engine, "before_cursor_execute", hear)
    migrate(engine)
    event.remove(engine, "before_cursor_execute", hear)
    # Only what was heard to the end: a migration that broke off is run again by the next.
    _heard[:] = [one for one in heard if not one[0].startswith("BEGIN")]


def schema_heard() -> Schema:
    """The schema that the revisions make, as an audit expects it.

    Where they are run for that, they need not be run again for the databases that this process fills.
    """
    if _heard:
        return audit.expected_schema()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "migrate", _listen)
        return audit.expected_schema()


@contextmanager
def migrated_as_before() -> Iterator[None]:
    """While it lasts, a new ministry is filled by :func:`migrate_as_before`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ministry, "migrate", migrate_as_before)
        yield
