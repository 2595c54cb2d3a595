"""A search that another thread can stop: whoever types on does not wait for what was typed before."""

import threading
from datetime import date
from typing import Any

from sqlalchemy import event

from app.reading.search.found import Found
from app.reading.search.searching import search_line
from db.actor import Actor
from db.store import Store


class _Stopped(Exception):
    """Nobody waits for the answer any more."""


class Search:
    """One search of one person for one typed line. :meth:`run` is called once, :meth:`stop` from any thread."""

    def __init__(self, store: Store, actor: Actor, typed: str, today: date) -> None:
        self._store = store
        self._actor = actor
        self._typed = typed
        self._today = today
        self._lock = threading.Lock()
        self._driver: Any = None
        self._stopped = False

    def run(self) -> Found | None:
        """What was found; none where it was stopped.

        Raises:
            Damaged: the database cannot be read.
        """
        try:
            with self._store.read() as session:
                with self._lock:
                    if self._stopped:
                        return None
                    connection = session.connection()
                    self._driver = connection.connection.driver_connection
                # Whoever stops it interrupts what runs: between two statements nothing does.
                event.listen(connection, "before_cursor_execute", self._before_each)
                try:
                    return search_line(session, self._actor, self._typed, today=self._today)
                finally:
                    # The connection goes back to the others: what they ask must not be stopped.
                    with self._lock:
                        self._driver = None
        except Exception:
            if self._stopped:
                return None
            raise

    def _before_each(self, *_told: object) -> None:
        if self._stopped:
            raise _Stopped

    def stop(self) -> None:
        """Let it end at once, wherever it is."""
        with self._lock:
            self._stopped = True
            if self._driver is not None:
                self._driver.interrupt()
