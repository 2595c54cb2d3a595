"""What every test of the window shares. No screen is needed."""

import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from ui.tasks import Tasks
from ui.theme import Theme, ThemeChoice, install

_ENOUGH = 300_000
"""New objects from which on a collection between two tests is worth its time."""


@pytest.fixture(scope="session")
def _application(qapp: QApplication) -> Iterator[Theme]:
    qapp.setStyle("Fusion")
    # As in the program: no widget may die on a worker's thread.
    gc.disable()
    # What is there by now stays; no collection between two tests has to go through it again.
    gc.freeze()
    yield install(qapp, ThemeChoice.LIGHT)
    # In order, while the application stands and on its own thread, also after Ctrl+C, which leaves windows open: at the
    # interpreter's end they would go in no order, and the collector, awake again, may run on a worker's thread.
    _delete_windows(QApplication.topLevelWidgets())
    # Without a desktop what was copied lies in this process, and Qt lets go of it when there is no interpreter any more.
    QApplication.clipboard().clear()
    # What the last tests left is looked through once; what stays after that stays, as what was frozen before, and neither
    # pytest, which collects five times as it ends, nor the interpreter goes through it again.
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def theme(_application: Theme) -> Iterator[Theme]:
    """The theme in force; light and of usual size again after each test."""
    _collect()
    yield _application
    _application.choose(ThemeChoice.LIGHT)
    _application.resize(text_scale=1.0, comfortable=False)
    _application.keep_still(wanted=False)


def _collect() -> None:
    """Between two tests, when the one before has let go of all it had.

    What is left then (statements that were compiled, tables that were read) stays to the end; no later collection goes
    through it again, or each would take longer than the one before.
    """
    if gc.get_count()[0] > _ENOUGH:
        gc.collect()
        gc.freeze()


@pytest.fixture
def qtbot(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Pytest-qt's, whose widgets wear the style sheet as they do in a window of the program."""
    add = qtbot.addWidget

    def dressed(widget: QWidget, **options: Any) -> None:
        theme.dress(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", dressed)
    return qtbot


@pytest.fixture(autouse=True)
def _no_window_left(_application: Theme) -> Iterator[None]:
    """What a test leaves open is gone before the next: each change of theme dresses every widget that is there."""
    before = set(QApplication.topLevelWidgets())
    yield
    _delete_windows(one for one in QApplication.topLevelWidgets() if one not in before)


def _delete_windows(windows: Iterable[QWidget]) -> None:
    """Delete windows, and first what was to be deleted later."""
    left = list(windows)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for window in left:
        if not shiboken6.isValid(window) or window.parentWidget() is not None:
            continue
        # The list of a completer goes with its field, and Qt does not tell Python of it.
        if window.windowType() != Qt.WindowType.Popup:
            shiboken6.delete(window)


@pytest.fixture
def case_folder(templates: Templates, tmp_path: Path) -> Path:
    """A small ministry of one's own, closed; it is made once and copied for each test."""
    _made, source = templates.get("small-ministry", make_small_ministry)
    return copy_of_ministry(source, tmp_path / "case")


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Background work whose bugs fail the test, ended before the test is."""
    made = Tasks()
    bugs: list[BaseException] = []
    made.bug.connect(bugs.append)
    yield made
    made.close()
    QApplication.processEvents()
    assert not bugs, bugs
