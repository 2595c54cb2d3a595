"""A dialog on the screen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.decline import Decline
from tests.ui.support import FakeFrame
from ui.tasks import Tasks


@pytest.fixture
def dialog(qtbot: QtBot, tasks: Tasks) -> Decline:
    made = Decline(FakeFrame(tasks))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made
