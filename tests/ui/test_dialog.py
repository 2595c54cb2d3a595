"""Dialogs: a refusal keeps what was typed, an act happens once, Esc is careful."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.refusals import BadInput, Refused
from app.rules.verdict import Verdict
from tests.ui.support import FakeFrame, assert_accessible, press
from ui.dialogs.dialog import Dialog
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.key_sheet import KeySheet
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.keys import KeyLine
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.marking_strip import MarkingStrip, MarkingView


class _Decline(Dialog):
    def __init__(self, frame: FakeFrame) -> None:
        super().__init__(frame, "Decline this option", about="")
        self.reason = TextArea("Reason", name="reason", required=True)
        self.form.add(self.reason)


@pytest.fixture
def dialog(qtbot: QtBot, tasks: Tasks) -> _Decline:
    made = _Decline(FakeFrame(tasks))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_carries_the_marking_and_names_for_all(dialog: _Decline) -> None:
    strip = dialog.findChild(MarkingStrip)
    assert isinstance(strip, MarkingStrip)
    assert strip.accessibleName() == "Marking: OFFICIAL. Demonstration casework"
    assert strip.geometry().top() == 0
    dialog.add_act("Decline targeted sanctions", lambda: None)
    assert_accessible(dialog)


def test_a_refusal_keeps_the_dialog_and_what_was_typed(qtbot: QtBot, dialog: _Decline) -> None:
    def refuse() -> None:
        raise Refused("authority.none", "Your office does not hold this power.", remedy="Refer it.")

    dialog.reason.set_value("No effect expected")
    dialog.attempt(refuse)
    assert dialog.isVisible()
    assert "Your office does not hold this power." in dialog.notice.text
    assert "Refer it." in dialog.notice.text
    assert "still here" in dialog.notice.text
    assert dialog.reason.value() == "No effect expected"
    assert dialog.form.isEnabled()


def test_a_refusal_takes_its_room_from_the_screen_and_not_from_the_form(
    qtbot: QtBot, dialog: _Decline
) -> None:
    def refuse() -> None:
        raise Refused("authority.none", "Your office does not hold this power.", remedy="Refer it.")

    dialog.reason.set_value("No effect expected")
    qtbot.waitExposed(dialog)
    before = dialog.height()
    dialog.attempt(refuse)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert not dialog.reason.visibleRegion().isEmpty()


def test_bad_input_is_shown_beneath_its_field(qtbot: QtBot, dialog: _Decline) -> None:
    def refuse() -> None:
        raise BadInput("reason", "The reason is too short.", remedy="Say more.")

    dialog.reason.set_value("No")
    dialog.attempt(refuse)
    assert dialog.reason.error == "The reason is too short. Say more."
    assert not dialog.notice.text


def test_done_closes_with_the_result(qtbot: QtBot, dialog: _Decline) -> None:
    got: list[object] = []
    dialog.reason.set_value("Reason")
    with qtbot.waitSignal(dialog.done_with) as blocker:
        dialog.attempt(lambda: "D-2026-0011", got.append)
    assert blocker.args == ["D-2026-0011"]
    assert got == ["D-2026-0011"]
    assert dialog.isHidden()


def test_an_incomplete_form_does_not_act(dialog: _Decline) -> None:
    called: list[bool] = []
    dialog.attempt(lambda: called.append(True))
    assert dialog.reason.error == "Enter “Reason”."
    assert not called
    assert not dialog.frame.tasks.running


def test_of_several_faults_all_are_named_at_the_foot_since_some_are_out_of_sight(
    qtbot: QtBot, dialog: _Decline
) -> None:
    more = TextArea("Day of review", name="day", required=True)
    dialog.form.add(more)
    qtbot.waitUntil(more.isVisible)
    dialog.attempt(lambda: None)
    assert "look at “Reason” and “Day of review”" in dialog.notice.text
    dialog.reason.set_value("No effect expected")
    dialog.attempt(lambda: None)
    assert not dialog.notice.text, "what is wrong with the only one stands beneath it"


def test_a_field_that_is_wrong_comes_into_view_from_the_foot_of_a_long_form(
    qtbot: QtBot, dialog: _Decline
) -> None:
    more = [TextArea(f"Note {number}", name=f"note{number}") for number in range(12)]
    dialog.form.add(*more)
    dialog.resize(560, 400)
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > dialog.height())
    bar.setValue(bar.maximum())
    assert dialog.reason.visibleRegion().isEmpty()
    dialog.attempt(lambda: None)
    assert dialog.reason.rect() == dialog.reason.visibleRegion().boundingRect()

    dialog.reason.set_value("No effect expected")
    dialog.attempt(lambda: _refuse("note11"))
    assert more[-1].rect() == more[-1].visibleRegion().boundingRect()


def test_a_dialog_that_begins_further_down_shows_where(qtbot: QtBot, tasks: Tasks) -> None:
    dialog = _Decline(FakeFrame(tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    more = [TextArea(f"Note {number}", name=f"note{number}") for number in range(20)]
    dialog.form.add(*more)
    more[-1].setFocus()
    dialog.show()
    qtbot.waitUntil(lambda: not more[-1].editor.visibleRegion().isEmpty())
    assert dialog.focusWidget() is more[-1].editor


def test_tab_shows_a_list_whole_and_a_tick_that_changes_the_form_stays_in_view(
    qtbot: QtBot, dialog: _Decline
) -> None:
    notes = [TextArea(f"Note {number}", name=f"note{number}") for number in range(4)]
    kinds = MultiChoice("Kinds", [(number, f"Kind {number}") for number in range(9)])
    tick = CheckField("More is known")
    dialog.form.add(*notes, kinds, tick)
    for note in notes:
        tick.changed.connect(lambda note=note: note.setVisible(not tick.value()))
    dialog.resize(560, 400)
    qtbot.waitUntil(lambda: dialog._scroll.verticalScrollBar().maximum() > 100)
    notes[-1].setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is kinds.editor
    assert kinds.rect() == kinds.visibleRegion().boundingRect()

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: tick.rect() == tick.visibleRegion().boundingRect())


def _refuse(field: str) -> None:
    raise BadInput(field, "The note is too short.", remedy="Say more.")


def _start(dialog: _Decline, act: Callable[[], object]) -> None:
    dialog.attempt_in_background(
        lambda done, failed: dialog.frame.tasks.run(lambda _progress, _cancelled: act(), done, failed)
    )


def test_an_act_under_way_is_not_done_twice_and_not_abandoned(qtbot: QtBot, dialog: _Decline) -> None:
    go = threading.Event()
    calls: list[int] = []

    def act() -> str:
        calls.append(1)
        go.wait()
        return "EW-2026-0042"

    dialog.reason.set_value("Reason")
    _start(dialog, act)
    _start(dialog, act)
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.form.isEnabled()
    with qtbot.waitSignal(dialog.done_with) as blocker:
        go.set()
    assert blocker.args == ["EW-2026-0042"]
    assert calls == [1]
    assert dialog.isHidden()


def test_long_work_that_is_refused_gives_the_form_back(qtbot: QtBot, dialog: _Decline) -> None:
    def act() -> None:
        raise Refused("authority.none", "Your office does not hold this power.")

    dialog.reason.set_value("Reason")
    _start(dialog, act)
    qtbot.waitUntil(lambda: bool(dialog.notice.text))
    assert dialog.form.isEnabled()
    assert dialog.reason.value() == "Reason"


def test_after_long_work_that_is_refused_the_focus_is_where_it_was(qtbot: QtBot, dialog: _Decline) -> None:
    def act() -> None:
        raise Refused("authority.none", "Your office does not hold this power.")

    decline = dialog.add_act("Decline", lambda: None)
    dialog.reason.set_value("Reason")
    dialog.activateWindow()
    decline.button.setFocus()
    _start(dialog, act)
    qtbot.waitUntil(lambda: "does not hold" in dialog.notice.text)
    assert decline.button.hasFocus()


def test_a_bug_in_long_work_gives_the_form_back_too(qtbot: QtBot) -> None:
    tasks = Tasks()
    dialog = _Decline(FakeFrame(tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)

    def act() -> None:
        raise KeyError("unforeseen")

    dialog.reason.set_value("Reason")
    with qtbot.waitSignal(tasks.bug):
        _start(dialog, act)
    qtbot.waitUntil(dialog.form.isEnabled)
    tasks.close()


def test_esc_says_what_would_be_lost_before_it_closes(qtbot: QtBot, dialog: _Decline) -> None:
    dialog.reason.set_value("Half a sentence")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.notice.text
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_from_the_middle_of_a_text_a_chord_does_the_marked_act(dialog: _Decline, key: Qt.Key) -> None:
    done: list[str] = []
    dialog.add_act("Decline", lambda: done.append(dialog.reason.value()))
    dialog.reason.editor.setFocus()
    dialog.reason.set_value("First line")
    press(dialog.reason.editor, Qt.Key.Key_Return)
    assert done == []
    press(dialog.reason.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 1


def test_from_a_choice_a_chord_does_the_marked_act_and_chooses_nothing(dialog: _Decline) -> None:
    done: list[bool] = []
    choice = ChoiceField("Kind", [("a", "Alpha"), ("s", "Sigma")])
    dialog.form.add(choice)
    dialog.add_act("Decline targeted sanctions", lambda: done.append(True))
    press(choice.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert done == [True]
    assert choice.value() is None


def test_a_chord_does_nothing_that_is_refused(dialog: _Decline) -> None:
    done: list[int] = []
    verdict = Verdict(allowed=False, reason="Only the Minister may.", remedy="")
    dialog.add_act("Decline", lambda: done.append(1), verdict=verdict)
    press(dialog.reason.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert done == []


def test_ctrl_w_is_as_careful_as_esc(qtbot: QtBot, dialog: _Decline) -> None:
    dialog.reason.editor.setFocus()
    QTest.keyClicks(dialog.reason.editor, "typed")
    press(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "not saved" in dialog.notice.text
    press(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_esc_closes_an_untouched_dialog(qtbot: QtBot, dialog: _Decline) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_a_refused_act_stays_with_its_reason(dialog: _Decline) -> None:
    act = dialog.add_act(
        "Decline", lambda: None, verdict=Verdict(allowed=False, reason="Only the Minister may.")
    )
    assert not act.button.isEnabled()
    assert act.reason == "Only the Minister may."


def test_the_glossary_finds_terms_then_definitions(qtbot: QtBot) -> None:
    terms = [
        ("Phase", "Where a file stands."),
        ("Delegation", "An instrument."),
        ("Office", "A post in a phase."),
    ]
    dialog = GlossaryDialog(terms, MarkingView("OFFICIAL"))
    qtbot.addWidget(dialog)
    dialog.find_term("phase")
    assert dialog.definition == "Where a file stands."
    dialog.find_term("instrument")
    assert dialog.definition == "An instrument."
    dialog.find_term("zzz")
    assert dialog.definition == "No term matches."
    assert_accessible(dialog)


def test_the_sheet_of_keys_lists_them(qtbot: QtBot) -> None:
    line = KeyLine("Everywhere", "Ctrl+L", "Lock the program")
    dialog = KeySheet([line], MarkingView("OFFICIAL"))
    qtbot.addWidget(dialog)
    assert dialog.table.rows_model.rows == (line,)
    assert_accessible(dialog)


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


class _Sign(_Decline):
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
