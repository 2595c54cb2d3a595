"""An unlocked database: where units of work and read sessions come from."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.actor import Actor
from db.clock import utc_now
from db.ledger.recording import RecordingSession
from db.work import Work

T = TypeVar("T")

_FOUND = "found"
"""In the ``info`` of a session that only reads: what readers found in it."""


def stands_still(session: Session) -> bool:
    """Whether the session sees one state of the database, so that what was found in it need not be read again."""
    return _FOUND in session.info


def read_once(session: Session, name: Hashable, read: Callable[[], T]) -> T:
    """What ``read`` finds; a session that only reads keeps it by its name, one that writes reads it each time."""
    if not stands_still(session):
        return read()
    found: dict[Hashable, object] = session.info[_FOUND]
    if name not in found:
        found[name] = read()
    return cast("T", found[name])


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
