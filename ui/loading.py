"""What is loaded beside a window, so that nobody waits for it: what opens and shows a case, then its other pages."""

import gc
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.actor import Actor
    from db.store import Store

_CASE = (
    "ui.start.working",
    "app.opening.ministry",
    "app.opening.rehearsal",
    "ui.session",
    "ui.pages",
    "ui.desk.page",
    "ui.ready_window",
    "ui.start.recovery",
    "ui.start.restore_page",
    "ui.start.choose_passphrase",
    "ui.start.founding",
)
"""In the order in which they are wanted."""

_PAGES = (
    "ui.countries.page",
    "ui.reports.panels",
    "ui.authorities.page",
    "ui.history.page",
    "ui.settings.page",
)


def load_case(cancelled: Callable[[], bool]) -> bool:
    """Load what opens a case and shows it with its first page. For a worker: nothing is made of it.

    Tells whether it is loaded, and not cancelled.
    """
    if not _load(_CASE, cancelled):
        return False
    import_module("app.opening.rehearsal").rehearse()
    # What was loaded stays: the first collection would hold the window while it goes through all of it.
    gc.freeze()
    return True


def load_pages(store: "Store", actor: "Actor", cancelled: Callable[[], bool]) -> None:
    """Load the modules of the other pages and read what they ask, so that the first way to one is short. For a worker."""
    if _load(_PAGES, cancelled):
        import_module("app.opening.reading_ahead").read_ahead(store, actor, cancelled)
        import_module("ui.start.zones").zone_choices()
        gc.freeze()


def _load(modules: tuple[str, ...], cancelled: Callable[[], bool]) -> bool:
    """Whether all of them are loaded now."""
    for module in modules:
        if cancelled():
            return False
        import_module(module)
    return True
