"""The file of a country with imported events, in a window that shows it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, bring_up
from ui.case import Case
from ui.countries.page import CountriesPage
from ui.signals.signals_tab import SignalsTab
from ui.tasks import Tasks

__all__ = ["built_ministry", "ministry"]

ShowSignals = Callable[..., SignalsTab]


@pytest.fixture
def frame(tasks: Tasks) -> FakeFrame:
    return FakeFrame(tasks)


@pytest.fixture
def show_signals(qtbot: QtBot, tasks: Tasks, frame: FakeFrame, ministry: Ministry) -> ShowSignals:
    """Shows the signals of a country, mostly Myanmar, to one of the people, once the board is worked out."""

    def shown(who: str, country: str = "MMR") -> SignalsTab:
        page = CountriesPage(Case(ministry.store, ministry.actors[who], PRINTER, tasks), frame)
        bring_up(page, qtbot, f"{country}/signals", height=900)
        tab = page.file.signals
        page.file.tabs.setCurrentWidget(tab)
        qtbot.waitUntil(lambda: not tasks.running, timeout=20_000)
        return tab

    return shown
