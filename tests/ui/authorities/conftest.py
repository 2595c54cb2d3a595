"""A ministry of its own for each test of these pages, and a window that shows them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, bring_up
from ui.authorities.page import AuthoritiesPage
from ui.case import Case
from ui.tasks import Tasks

__all__ = ["built_ministry", "ministry"]

Show = Callable[..., AuthoritiesPage]


@pytest.fixture
def frame(tasks: Tasks) -> FakeFrame:
    return FakeFrame(tasks)


@pytest.fixture
def show(qtbot: QtBot, tasks: Tasks, frame: FakeFrame, ministry: Ministry) -> Show:
    """Shows the page to one of the people, at a key."""

    def shown(who: str, key: str = "") -> AuthoritiesPage:
        page = AuthoritiesPage(Case(ministry.store, ministry.actors[who], PRINTER, tasks), frame)
        bring_up(page, qtbot, key)
        return page

    return shown
