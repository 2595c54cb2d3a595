"""An unlocked database: where units of work and read sessions come from."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, SessionTransaction

from db.actor import Actor
from db.clock import utc_now
from db.ledger.recording import RecordingSession
from db.work import Work

T = TypeVar("T")

_FOUND = "found"
"""In the ``info`` of a session that only reads: what readers found in it."""

_MEANWHILE = "found meanwhile"
"""In the ``info`` of a session that writes: what readers found since it last wrote."""


def stands_still(session: Session) -> bool:
    """Whether the session sees one state of the database to its end, so that it may read more than it was asked for."""
    return _FOUND in session.info


def read_once(session: Session, name: Hashable, read: Callable[[], T]) -> T:
    """What ``read`` finds; the session keeps it by its name as long as it sees the same: to its end where it only reads, and until
    it next writes where it writes."""
    found = session.info.get(_FOUND)
    if found is None:
        found = _found_meanwhile(session)
    if name not in found:
        found[name] = read()
    return cast("T", found[name])


class _Meanwhile(NamedTuple):
    """What was found in one transaction between two of its writes. Nobody else writes while it lasts."""

    transaction: SessionTransaction | None
    changes: int
    found: dict[Hashable, object]


def _found_meanwhile(session: Session) -> dict[Hashable, object]:
    # As a statement would do first: what was changed and not written yet is to be found too.
    session.flush()
    driver = session.connection().connection.driver_connection
    # The driver counts every row that is written, whichever way it is written.
    transaction, changes = session.get_transaction(), driver.total_changes if driver else 0
    kept: _Meanwhile | None = session.info.get(_MEANWHILE)
    if kept is None or kept.transaction is not transaction or kept.changes != changes:
        kept = session.info[_MEANWHILE] = _Meanwhile(transaction, changes, {})
    return kept.found


class Store:
    """The open database of one ministry.

    ``clock`` gives the instant of each unit of work; a replayed case brings its own.
    """

    def __init__(self, engine: sa.Engine, *, clock: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self.clock = clock

    @contextmanager
    def work(self, actor: Actor) -> Iterator[Work]:
        """A unit of work of ``actor``; what is not committed inside the block is undone."""
        with RecordingSession(
            self.engine.execution_options(tocsin_writes=True), expire_on_commit=False
        ) as session:
            yield Work(session, actor, self.clock())

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and can write nothing.

        So what was found in it once need not be read again: see :func:`read_once`.
        """
        with RecordingSession(self.engine, autoflush=False, info={_FOUND: {}}) as session:
            yield session

    def close(self) -> None:
        """Give the database back."""
        self.engine.dispose()
