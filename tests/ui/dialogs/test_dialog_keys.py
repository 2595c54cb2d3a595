"""Keys in a dialog: Esc is careful, and nothing binding is done by a key of habit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.verdict import Verdict
from tests.ui.dialogs.decline import Decline
from tests.ui.support import FakeFrame, press
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.tasks import Tasks


def test_esc_says_what_would_be_lost_before_it_closes(qtbot: QtBot, dialog: Decline) -> None:
    dialog.reason.set_value("Half a sentence")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.notice.text
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_from_the_middle_of_a_text_a_chord_does_the_marked_act(dialog: Decline, key: Qt.Key) -> None:
    done: list[str] = []
    dialog.add_act("Decline", lambda: done.append(dialog.reason.value()))
    dialog.reason.editor.setFocus()
    dialog.reason.set_value("First line")
    press(dialog.reason.editor, Qt.Key.Key_Return)
    assert done == []
    press(dialog.reason.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 1


def test_from_a_choice_a_chord_does_the_marked_act_and_chooses_nothing(dialog: Decline) -> None:
    done: list[bool] = []
    choice = ChoiceField("Kind", [("a", "Alpha"), ("s", "Sigma")])
    dialog.form.add(choice)
    dialog.add_act("Decline targeted sanctions", lambda: done.append(True))
    press(choice.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert done == [True]
    assert choice.value() is None


def test_a_chord_does_nothing_that_is_refused(dialog: Decline) -> None:
    done: list[int] = []
    verdict = Verdict(allowed=False, reason="Only the Minister may.", remedy="")
    dialog.add_act("Decline", lambda: done.append(1), verdict=verdict)
    press(dialog.reason.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert done == []


def test_ctrl_w_is_as_careful_as_esc(qtbot: QtBot, dialog: Decline) -> None:
    dialog.reason.editor.setFocus()
    QTest.keyClicks(dialog.reason.editor, "typed")
    press(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "not saved" in dialog.notice.text
    press(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_esc_closes_an_untouched_dialog(qtbot: QtBot, dialog: Decline) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


class _Sign(Decline):
    binding = True


class _SignRead(Dialog):
    """Nothing to enter: what is signed, and the button."""

    binding = True


def test_a_binding_act_has_not_the_focus_when_its_dialog_opens(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[str] = []
    made = _SignRead(FakeFrame(tasks), "Sign it as the second person", about="")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    button = made.add_act("Sign it", lambda: done.append("signed")).button
    made.open()
    qtbot.waitUntil(lambda: made.focusWidget() is made._inner)
    press(made._inner, Qt.Key.Key_Return)
    assert done == [], "the Enter that opened it, once more"
    assert made.focusWidget() is button
    press(button, Qt.Key.Key_Return)
    assert done == ["signed"]


def test_enter_and_ctrl_s_do_a_binding_act_only_from_its_button(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[str] = []
    made = _Sign(FakeFrame(tasks))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    choice = CheckField("Own judgement")
    made.form.add(choice)
    button = made.add_act("Sign it", lambda: done.append("signed")).button
    made.show()
    qtbot.waitActive(made)

    made.reason.setFocus()
    press(made.reason.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert made.focusWidget() is button
    choice.editor.setFocus()
    press(choice.editor, Qt.Key.Key_Return)
    assert made.focusWidget() is button
    assert done == []
    press(button, Qt.Key.Key_Return)
    assert done == ["signed"]
