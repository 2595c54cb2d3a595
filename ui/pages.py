"""The six pages of the window, in the order of the sidebar."""

from collections.abc import Callable, Sequence

from ui.authorities import page as authorities
from ui.countries import page as countries
from ui.desk import page as desk
from ui.frame import Frame
from ui.history import page as history
from ui.history.ledger_watch import LedgerWatch
from ui.open_case import OpenCase
from ui.page import Page
from ui.reports import reports_page as reports
from ui.reports.panels import reports_page
from ui.settings import page as settings
from ui.widgets.sidebar import Place

OfferedPage = tuple[Place, Callable[[], Page]]
"""A page that is made when somebody first goes to it."""


def make_pages(case: OpenCase, frame: Frame, watch: LedgerWatch) -> Sequence[OfferedPage]:
    """Every page on one open case. ``watch`` is the one check of the ledger that the window has."""
    return (
        (desk.PLACE, lambda: desk.DeskPage(case, frame)),
        (countries.PLACE, lambda: countries.CountriesPage(case, frame)),
        (reports.PLACE, lambda: reports_page(case, frame)),
        (authorities.PLACE, lambda: authorities.AuthoritiesPage(case, frame)),
        (history.PLACE, lambda: history.HistoryPage(case, frame, watch)),
        (settings.PLACE, lambda: settings.SettingsPage(case, frame)),
    )
