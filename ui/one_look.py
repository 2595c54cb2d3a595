"""One look at the case for many parts of a page: they see one state of it, and what several ask for is read once."""

from contextlib import ExitStack
from typing import Any

from db.store import Store


class OneLook:
    """Begins with the first reader, and anew with the first one after :meth:`end`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = ExitStack()
        self._session: Any = None

    @property
    def session(self) -> Any:
        """What readers are handed."""
        if self._session is None:
            self._session = self._held.enter_context(self._store.read())
        return self._session

    def end(self) -> None:
        """Give the database back; who looks again sees what is there by then."""
        self._session = None
        self._held.close()
