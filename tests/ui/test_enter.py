"""Enter on a button is that button's act, wherever the button stands."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.support import FakeFrame, press
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.window import MainWindow


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_who_goes_to_close_and_presses_enter_does_not_do_the_marked_act(
    qtbot: QtBot, tasks: Tasks, enter: Qt.Key
) -> None:
    done: list[str] = []
    dialog = Dialog(FakeFrame(tasks), "Decide", about="")
    qtbot.addWidget(dialog)
    dialog.add_act("Authorise", lambda: done.append("authorised"))
    dialog.set_close_words("Close")
    dialog.show()
    close = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Close")
    close.setFocus()
    press(close, enter)
    assert done == []
    assert not dialog.isVisible()


def test_enter_elsewhere_in_a_dialog_does_the_marked_act(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[str] = []
    dialog = Dialog(FakeFrame(tasks), "Decide", about="")
    qtbot.addWidget(dialog)
    dialog.add_act("Authorise", lambda: done.append("authorised"))
    dialog.show()
    press(dialog, Qt.Key.Key_Return)
    assert done == ["authorised"]


def test_one_key_does_the_marked_act_from_a_list_too(qtbot: QtBot, tasks: Tasks) -> None:
    """Qt looks for a line that begins with the character that Ctrl+S is."""
    done: list[str] = []
    dialog = Dialog(FakeFrame(tasks), "Hand over", about="")
    qtbot.addWidget(dialog)
    office = ChoiceField[str]("Office", [("a", "Embassy"), ("b", "Secretariat")])
    dialog.form.add(office)
    dialog.add_act("Record", lambda: done.append("recorded"))
    dialog.show()
    QApplication.sendEvent(
        office.editor,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "\x13"),
    )
    assert done == ["recorded"]


def test_enter_presses_a_button_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    window = MainWindow(tasks, MarkingView("OFFICIAL"))
    qtbot.addWidget(window)
    window.show()
    window.sign_in("Lucía Ferrer", "R2P Focal Point")
    asked: list[str] = []
    window.lock_requested.connect(lambda: asked.append("lock"))
    lock = next(
        each for each in window.findChildren(QPushButton) if each.accessibleName() == "Lock the program"
    )
    lock.setFocus()
    press(lock, Qt.Key.Key_Return)
    assert asked == ["lock"]
