"""The six pages of the window, in the order of the sidebar.

A page's modules are loaded when somebody first goes to it: all of them together take longer to load than the window with
the desk to open.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from ui import places
from ui.frame import Frame
from ui.history.ledger_watch import LedgerWatch
from ui.open_case import OpenCase
from ui.page import Page
from ui.widgets.sidebar import Place

OfferedPage = tuple[Place, Callable[[], Page]]
"""A page that is made when somebody first goes to it."""


def make_pages(case: OpenCase, frame: Frame, watch: LedgerWatch) -> Sequence[OfferedPage]:
    """Every page on one open case. ``watch`` is the one check of the ledger that the window has."""
    return (
        (places.DESK, _late("ui.desk.page", "desk_page", case, frame)),
        (places.COUNTRIES, _late("ui.countries.page", "CountriesPage", case, frame)),
        (places.REPORTS, _late("ui.reports.panels", "reports_page", case, frame)),
        (places.AUTHORITIES, _late("ui.authorities.page", "AuthoritiesPage", case, frame)),
        (places.HISTORY, _late("ui.history.page", "HistoryPage", case, frame, watch)),
        (places.SETTINGS, _late("ui.settings.page", "SettingsPage", case, frame)),
    )


def _late(module: str, name: str, *given: Any) -> Callable[[], Page]:
    def make() -> Page:
        page: Page = getattr(import_module(module), name)(*given)
        return page

    return make
