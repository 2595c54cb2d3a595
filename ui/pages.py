"""The six pages of the window, in the order of the sidebar."""

from collections.abc import Sequence

from ui.authorities.page import AuthoritiesPage
from ui.countries.page import CountriesPage
from ui.desk.page import DeskPage
from ui.frame import Frame
from ui.history.ledger_watch import LedgerWatch
from ui.history.page import HistoryPage
from ui.open_case import OpenCase
from ui.page import Page
from ui.reports.panels import reports_page
from ui.settings.page import SettingsPage


def make_pages(case: OpenCase, frame: Frame, watch: LedgerWatch) -> Sequence[Page]:
    """Every page on one open case. ``watch`` is the one check of the ledger that the window has."""
    return (
        DeskPage(case, frame),
        CountriesPage(case, frame),
        reports_page(case, frame),
        AuthoritiesPage(case, frame),
        HistoryPage(case, frame, watch),
        SettingsPage(case, frame),
    )
