"""An unlocked database: where units of work and read sessions come from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.actor import Actor
from db.clock import utc_now
from db.ledger.recording import RecordingSession
from db.work import Work

FOUND = "found"
"""In the ``info`` of a session that only reads: what readers found in it."""


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

        So what was found in it once need not be read again: readers may keep it in ``session.info[FOUND]``.
        """
        with RecordingSession(self.engine, autoflush=False, info={FOUND: {}}) as session:
            yield session

    def close(self) -> None:
        """Give the database back."""
        self.engine.dispose()
