"""How large a dialog opens, and where."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from tests.ui.dialogs.decline import Decline
from tests.ui.support import FakeFrame
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.tasks import Tasks
from ui.theme import Theme


def test_a_refusal_takes_its_room_from_the_screen_and_not_from_the_form(
    qtbot: QtBot, dialog: Decline
) -> None:
    def refuse() -> None:
        raise Refused("authority.none", "Your office does not hold this power.", remedy="Refer it.")

    dialog.reason.set_value("No effect expected")
    qtbot.waitExposed(dialog)
    before = dialog.height()
    dialog.attempt(refuse)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert not dialog.reason.visibleRegion().isEmpty()


def test_a_dialog_stands_over_its_window_and_whole_on_the_screen(qtbot: QtBot, tasks: Tasks) -> None:
    """Its height is known only when it is dressed: it would else run out of the screen at the foot, where its acts are."""
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    window.setGeometry(screen)
    window.show()
    dialog = Dialog(FakeFrame(tasks), "Record evidence", about="", parent=window)
    dialog.form.add(*(TextArea(f"Field {number}", name=f"field {number}", rows=6) for number in range(12)))
    dialog.show()
    assert screen.contains(dialog.frameGeometry())
    assert abs(dialog.frameGeometry().center().y() - screen.center().y()) < 8


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_dialog_is_as_high_as_its_form_and_leaves_no_blank_room_above_its_acts(
    qtbot: QtBot, tasks: Tasks, theme: Theme, scale: float
) -> None:
    """Fields that fit beside each other are not counted as if they stood beneath each other, nor hints as if they broke."""
    theme.resize(text_scale=scale)
    dialog = Dialog(FakeFrame(tasks), "Code a movement", about="", words="Flight is not transfer.", width=680)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    names = ("From", "To", "Number of people")
    last = TextArea("What it rests on", name="rests", hint="Threat or choice, and who held the transport.")
    dialog.form.add_row(*(TextField(name, name=name, hint="As it was told us.") for name in names))
    dialog.form.add(last)
    dialog.show()
    inner = dialog.form.parentWidget()
    assert inner is not None
    end = last.mapTo(inner, QPoint(0, last.height())).y()
    assert 0 <= inner.height() - end <= 2 * theme.metrics.between
    assert inner.height() <= dialog.height()


def test_a_dialog_is_as_wide_as_a_sentence_that_cannot_break(
    qtbot: QtBot, tasks: Tasks, theme: Theme
) -> None:
    theme.resize(text_scale=2.0)
    dialog = Dialog(FakeFrame(tasks), "Open a file", about="", width=400)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.form.add(
        CheckField("Past atrocities: review every 90 days", name="flagged"),
        *(TextArea(f"Field {number}", name=f"field {number}", rows=6) for number in range(8)),
    )
    dialog.show()
    scroll = next(area for area in dialog.findChildren(QScrollArea) if area.isAncestorOf(dialog.form))
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll.horizontalScrollBar().maximum() == 0
