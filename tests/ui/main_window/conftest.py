"""A window around three sample pages."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.main_window.sample import Sample
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.widgets.sidebar import Place
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks) -> MainWindow:
    made = MainWindow(
        tasks, MarkingView("OFFICIAL", demo=True), glossary=(("Phase", "Where a file stands."),)
    )
    for name in ("desk", "countries", "reports"):
        made.add_page(Sample(made, Place(name, name.capitalize(), name)))
    qtbot.addWidget(made)
    made.go("desk")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made
