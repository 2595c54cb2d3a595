"""The background of Myanmar on its own, which reads itself again after each act, as the page does."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.countries.country_files import country_view
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show, built_ministry, frame, ministry, show
from tests.ui.support import FakeFrame
from ui.background.background_tab import BackgroundTab
from ui.case import Case
from ui.tasks import Tasks

__all__ = ["Show", "ShowTab", "built_ministry", "frame", "ministry", "show"]

ShowTab = Callable[..., BackgroundTab]


@pytest.fixture
def case_of(ministry: Ministry, tasks: Tasks) -> Callable[[str], Case]:
    """The case as one of the people has it open."""
    return lambda who: Case(ministry.store, ministry.actors[who], PRINTER, tasks)


@pytest.fixture
def show_tab(qtbot: QtBot, frame: FakeFrame, case_of: Callable[[str], Case]) -> ShowTab:
    """Shows the tab to one of the people."""

    def shown(who: str = "P-AN1") -> BackgroundTab:
        case = case_of(who)
        tab = BackgroundTab(case, frame)

        def read() -> None:
            tab.show_file(case.look(lambda session: country_view(session, "MMR")))

        qtbot.addWidget(tab)
        case.changed.connect(read)
        tab.resize(1040, 620)
        read()
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is tab)
        return tab

    return shown
