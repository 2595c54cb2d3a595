"""A window that is open for all who ask and change nothing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.workplace import at_work
from ui.find.palette import FindPalette
from ui.session import WorkSession
from ui.theme import Theme


@pytest.fixture(scope="module")
def _open(
    templates: Templates, tmp_path_factory: pytest.TempPathFactory, _application: Theme
) -> Iterator[WorkSession]:
    """The window of a focal point, opened once for every test that asks and changes nothing."""
    _made, small = templates.get("small-ministry", make_small_ministry)
    with at_work(copy_of_ministry(small, tmp_path_factory.mktemp("asked") / "case"), "l.ferrer") as session:
        yield session


@pytest.fixture
def session(_open: WorkSession, qtbot: QtBot) -> Iterator[WorkSession]:
    """The window, at its desk, with no palette over it; it is left so."""
    _open.window.go("desk")
    _open.window.activateWindow()
    yield _open
    for palette in _open.window.findChildren(FindPalette):
        palette.reject()
    qtbot.waitUntil(lambda: not _open.window.findChildren(FindPalette))
