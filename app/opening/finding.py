"""The index of what can be found, brought up to date beside the work.

Everything but large imports is indexed with the change itself. The events of a large import are kept first, as fast as
they can be, and indexed afterwards in portions of one transaction each: nobody waits long for the database, and what
was cut short goes on where it stopped.
"""

from collections.abc import Callable

from db.engine import writing
from db.finding.index import events_behind, index_events, is_current, rebuild
from db.store import Store

Progress = Callable[[int, int], None]


def catch_up(
    store: Store, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> int:
    """Index what is not indexed yet; how many events are still to come, which is none unless it was cancelled."""
    with writing(store.engine).begin() as connection:
        if not is_current(connection):
            rebuild(connection)
        whole = behind = events_behind(connection)
    while behind and not (cancelled is not None and cancelled()):
        with writing(store.engine).begin() as connection:
            behind = index_events(connection)
        if progress is not None:
            progress(whole - behind, whole)
    return behind


def is_behind(store: Store) -> bool:
    """Whether there is anything to catch up with."""
    with store.engine.connect() as connection:
        return not is_current(connection) or events_behind(connection) > 0


def reindex(store: Store, progress: Progress | None = None) -> None:
    """Make the whole index anew from the rows that it is derived from."""
    with writing(store.engine).begin() as connection:
        rebuild(connection)
    catch_up(store, progress)
