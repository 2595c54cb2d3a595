"""Dialogs: a refusal keeps what was typed, and what is wrong is seen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.refusals import BadInput, Refused
from app.rules.verdict import Verdict
from tests.ui.dialogs.decline import Decline, refuse
from tests.ui.support import FakeFrame, assert_accessible
from ui.fields.check_field import CheckField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingStrip


def test_it_carries_the_marking_and_names_for_all(dialog: Decline) -> None:
    strip = dialog.findChild(MarkingStrip)
    assert isinstance(strip, MarkingStrip)
    assert strip.accessibleName() == "Marking: OFFICIAL. Demonstration casework"
    assert strip.geometry().top() == 0
    dialog.add_act("Decline targeted sanctions", lambda: None)
    assert_accessible(dialog)


def test_a_refusal_keeps_the_dialog_and_what_was_typed(qtbot: QtBot, dialog: Decline) -> None:
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


def test_bad_input_is_shown_beneath_its_field(qtbot: QtBot, dialog: Decline) -> None:
    def refuse() -> None:
        raise BadInput("reason", "The reason is too short.", remedy="Say more.")

    dialog.reason.set_value("No")
    dialog.attempt(refuse)
    assert dialog.reason.error == "The reason is too short. Say more."
    assert not dialog.notice.text


def test_done_closes_with_the_result(qtbot: QtBot, dialog: Decline) -> None:
    got: list[object] = []
    dialog.reason.set_value("Reason")
    with qtbot.waitSignal(dialog.done_with) as blocker:
        dialog.attempt(lambda: "D-2026-0011", got.append)
    assert blocker.args == ["D-2026-0011"]
    assert got == ["D-2026-0011"]
    assert dialog.isHidden()


def test_an_incomplete_form_does_not_act(dialog: Decline) -> None:
    called: list[bool] = []
    dialog.attempt(lambda: called.append(True))
    assert dialog.reason.error == "Enter “Reason”."
    assert not called
    assert not dialog.frame.tasks.running


def test_of_several_faults_all_are_named_at_the_foot_since_some_are_out_of_sight(
    qtbot: QtBot, dialog: Decline
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
    qtbot: QtBot, dialog: Decline
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
    dialog.attempt(lambda: refuse("note11"))
    assert more[-1].rect() == more[-1].visibleRegion().boundingRect()


def test_a_dialog_that_begins_further_down_shows_where(qtbot: QtBot, tasks: Tasks) -> None:
    dialog = Decline(FakeFrame(tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    more = [TextArea(f"Note {number}", name=f"note{number}") for number in range(20)]
    dialog.form.add(*more)
    more[-1].setFocus()
    dialog.show()
    qtbot.waitUntil(lambda: not more[-1].editor.visibleRegion().isEmpty())
    assert dialog.focusWidget() is more[-1].editor


def test_tab_shows_a_list_whole_and_a_tick_that_changes_the_form_stays_in_view(
    qtbot: QtBot, dialog: Decline
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


def test_a_refused_act_stays_with_its_reason(dialog: Decline) -> None:
    act = dialog.add_act(
        "Decline", lambda: None, verdict=Verdict(allowed=False, reason="Only the Minister may.")
    )
    assert not act.button.isEnabled()
    assert act.reason == "Only the Minister may."
