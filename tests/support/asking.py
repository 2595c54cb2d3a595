"""What the database is asked: statements cost, and what is asked row by row costs more with every row."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from db.store import Store


@contextmanager
def asked_of(store: Store) -> Iterator[list[tuple[str, str]]]:
    """What the database is asked meanwhile: statements with their values."""
    found: list[tuple[str, str]] = []

    def note(*given: object) -> None:
        found.append((str(given[2]), str(given[3])))

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)
