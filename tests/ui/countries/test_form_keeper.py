"""What is typed in a dialog outlives a crash: it is offered to its author, in the same form on the same subject."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.evidence.sources import AddSource, add_source
from app.reading.unsaved_forms import unsaved_forms
from app.typed_forms import recording
from db.engine import writing
from db.vocabulary import Reliability, SourceKind
from tests.attacks.test_full_disk import room_for
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, tab_chain
from tests.ui.workplace import dialog as dialog_of
from ui.case import Case
from ui.dialogs.ask_dialog import AskDialog
from ui.dialogs.dialog import Dialog
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormKeeper
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.tasks import Tasks


class _Reason(Dialog):
    def __init__(self, frame: FakeFrame, about: str) -> None:
        super().__init__(frame, "Revoke", about=about)
        self.reason = TextArea("Reason", name="reason")
        self.passphrase = TextField("Passphrase", name="passphrase", secret=True)
        self.form.add(self.reason, self.passphrase)
        self.add_act("Revoke it", lambda: self.attempt(lambda: None))


@pytest.fixture
def frame(ministry: Ministry, tasks: Tasks) -> FakeFrame:
    made = FakeFrame(tasks)
    case = Case(ministry.store, ministry.actors["P-FP"], PRINTER, tasks)
    made.journal = FormJournal(case)
    return made


def opened(frame: FakeFrame, qtbot: QtBot, about: str = "D-001") -> _Reason:
    dialog = _Reason(frame, about)
    # One that is done with is gone by itself.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def keeper_of(dialog: _Reason) -> FormKeeper:
    assert dialog._kept is not None
    return dialog._kept.keeper


def left(frame: FakeFrame) -> list[str]:
    assert frame.journal is not None
    case = frame.journal.case
    return [str(one.fields) for one in case.look(lambda session: unsaved_forms(session, case.actor))]


def crashed(frame: FakeFrame, qtbot: QtBot, text: str) -> None:
    """Type, wait for the pause, and let the window go as a killed program does: nothing is closed."""
    dialog = opened(frame, qtbot)
    dialog.reason.editor.setPlainText(text)
    dialog.passphrase.editor.setText("lantern orchard")
    before = len(left(frame))
    qtbot.waitUntil(lambda: len(left(frame)) == before + 1, timeout=5000)
    dialog.hide()


def test_what_was_typed_before_a_crash_is_offered_and_filled_in_when_asked(
    frame: FakeFrame, qtbot: QtBot
) -> None:
    crashed(frame, qtbot, "The post was abolished.")
    assert "orchard" not in str(left(frame))
    other = opened(frame, qtbot, "D-002")
    assert other.typed_before is None
    again = opened(frame, qtbot)
    assert again.typed_before is not None
    assert again.reason.value() == ""
    qtbot.waitUntil(again.typed_before.isVisible)
    offered = [again.typed_before.fill, again.typed_before.discard, again.reason.editor]
    assert tab_chain(again)[:3] == offered, "Tab comes to it before the form that it would fill in"
    again.typed_before.fill.click()
    assert again.reason.value() == "The post was abolished."
    assert len(left(frame)) == 1
    again.reason.editor.undo()
    assert again.reason.value() == ""


def test_typing_anew_overwrites_nothing_that_waits_and_discarding_removes_only_that(
    frame: FakeFrame, qtbot: QtBot
) -> None:
    crashed(frame, qtbot, "first")
    again = opened(frame, qtbot)
    again.reason.editor.setPlainText("second")
    qtbot.waitUntil(lambda: len(left(frame)) == 2, timeout=5000)
    assert again.typed_before is not None
    again.typed_before.discard.click()
    asked = dialog_of(qtbot, AskDialog)
    asked.reject_at_once()
    assert len(left(frame)) == 2, "asked first"
    assert again.typed_before.isVisible()
    again.typed_before.discard.click()
    dialog_of(qtbot, AskDialog).act_button.button.click()
    (found,) = left(frame)
    assert "second" in found
    assert again.typed_before is None


def test_what_is_done_or_closed_without_it_is_kept_no_longer(frame: FakeFrame, qtbot: QtBot) -> None:
    crashed(frame, qtbot, "first")
    again = opened(frame, qtbot)
    assert again.typed_before is not None
    again.typed_before.fill.click()
    again.attempt(lambda: None)
    assert left(frame) == []
    third = opened(frame, qtbot)
    third.reason.editor.setPlainText("third")
    qtbot.waitUntil(lambda: len(left(frame)) == 1, timeout=5000)
    third.reject_at_once()
    assert left(frame) == []


def test_at_the_end_of_the_program_the_last_letters_are_kept_too(frame: FakeFrame, qtbot: QtBot) -> None:
    dialog = opened(frame, qtbot)
    dialog.reason.editor.setPlainText("just typed")
    assert frame.journal is not None
    frame.journal.end()
    dialog.reject_at_once()
    assert len(left(frame)) == 1


def test_the_end_of_the_program_waits_for_another_that_writes_so_that_the_last_letters_are_kept(
    ministry: Ministry, frame: FakeFrame, qtbot: QtBot
) -> None:
    dialog = opened(frame, qtbot)
    put_away = opened(frame, qtbot, "D-002")
    assert frame.journal is not None
    with ExitStack() as another_program:
        another_program.enter_context(writing(ministry.store.engine).begin())
        put_away.reason.editor.setPlainText("Closed")
        keeper_of(put_away).end()
        dialog.reason.editor.setPlainText("Half a sen")
        # It has ended once all forms had tried in vain.
        frame.journal.ending.connect(another_program.close)
        frame.journal.end()
    assert "Half a sen" in str(left(frame))
    assert "Closed" in str(left(frame))


def test_a_full_disk_is_said_once_loses_nothing_in_the_window_and_is_tried_again(
    frame: FakeFrame, qtbot: QtBot, ministry: Ministry
) -> None:
    dialog = opened(frame, qtbot)
    keeper = keeper_of(dialog)
    with room_for(ministry.store, 0):
        dialog.reason.editor.setPlainText("The post was abolished. " * 10_000)
        keeper.note_now()
        assert "full" in dialog.notice.text
        assert dialog.reason.editor.toPlainText().startswith("The post was abolished.")
        dialog.notice.clear()
        dialog.reason.editor.insertPlainText("And again: ")
        keeper.note_now()
        assert dialog.notice.isHidden(), "it was said"
        assert left(frame) == []
    keeper.note_now()
    (kept,) = left(frame)
    assert "And again" in kept


def test_what_is_discarded_elsewhere_while_it_stands_in_its_form_is_called_safe_only_once_it_is_again(
    frame: FakeFrame, qtbot: QtBot
) -> None:
    dialog = opened(frame, qtbot)
    dialog.reason.editor.setPlainText("The post was abolished.")
    assert keeper_of(dialog).safe()
    assert frame.journal is not None
    frame.journal.forget([one.sitting_id for one in frame.journal.all_waiting()])
    assert left(frame) == []
    assert keeper_of(dialog).safe()
    assert len(left(frame)) == 1


def test_what_is_put_away_while_something_large_is_written_is_kept_after_that(
    frame: FakeFrame, qtbot: QtBot, ministry: Ministry
) -> None:
    dialog = opened(frame, qtbot)
    dialog.reason.editor.setPlainText("The post was abolished.")
    with writing(ministry.store.engine).begin():
        keeper_of(dialog).end()
    dialog.hide()
    qtbot.waitUntil(lambda: len(left(frame)) == 1, timeout=5000)
    again = opened(frame, qtbot)
    assert again.typed_before is not None


def test_typed_anew_it_is_not_removed_by_what_was_to_be_removed_before(
    frame: FakeFrame, qtbot: QtBot, ministry: Ministry
) -> None:
    dialog = opened(frame, qtbot)
    keeper = keeper_of(dialog)
    dialog.reason.editor.setPlainText("first")
    keeper.note_now()
    with writing(ministry.store.engine).begin():
        keeper.forget()
    dialog.reason.editor.setPlainText("second")
    keeper.note_now()
    assert frame.journal is not None
    frame.journal.forget(())
    (kept,) = left(frame)
    assert "second" in kept


def test_what_was_filled_in_leaves_with_the_act_also_where_it_could_not_be_taken_over_before(
    frame: FakeFrame, qtbot: QtBot, ministry: Ministry
) -> None:
    crashed(frame, qtbot, "first")
    again = opened(frame, qtbot)
    assert again.typed_before is not None
    with writing(ministry.store.engine).begin():
        again.typed_before.fill.click()
        act = keeper_of(again).begin_act()
    assert len(left(frame)) == 1, "the earlier sitting waits still"
    radio = AddSource(name="Radio", kind=SourceKind.MEDIA, reliability=Reliability.C)
    with recording(act):
        ministry.do("P-FP", add_source, radio)
    assert left(frame) == []
