"""A waiver in the window: proposed beside the event, answered by the authority, or from paper by two people."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.engagement.triggers import ProposeTriggerEvent, propose_trigger_event
from app.actions.engagement.waivers import ProposeWaiver, propose_waiver
from app.reading.engagement.waivers import WaiverView, country_waivers
from app.reading.waiting.waivers import waiting_waivers
from db.vocabulary.engagement import TriggerKind, WaiverAnswer, WaiverState
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.engagement_parts import dialog_of, part_of
from tests.ui.support import click, press, type_text
from ui.engagement.event_dialogs import DecideEventDialog
from ui.engagement.triggers_part import TriggersPart
from ui.engagement.waiver_dialog import WaiverDialog
from ui.engagement.waiver_paper_dialogs import ConfirmWaiverPaperDialog, RecordWaiverPaperDialog
from ui.reports.text_dialog import TextDialog

EXIT = ProposeTriggerEvent(
    country="AFG",
    kind=TriggerKind.EXIT,
    title="Withdrawal",
    what="Our forces leave.",
    proposed_on=date(2026, 1, 10),
)


def waiver_of(ministry: Ministry) -> WaiverView:
    with ministry.store.read() as session:
        (view,) = country_waivers(session, "AFG")
    return view


def test_s60_a_proposed_waiver_is_answered_by_its_authority_and_by_nobody_else(
    show: Show, ministry: Ministry, qtbot: QtBot
) -> None:
    opened(ministry, "AFG")
    ministry.do("P-AN1", propose_trigger_event, EXIT)
    part = part_of(show("P-FP", "AFG/engagement"), TriggersPart)
    click(part.register.buttons[2].button)
    propose = dialog_of(WaiverDialog)
    propose.person.set_value(ministry.people["P-MIN"])
    propose.office.set_value(ministry.offices["minister"])
    type_text(propose.reason.editor, "The allies leave tomorrow.")
    press(propose, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert propose.isVisible(), "it is signed: no key of habit proposes it"
    click(propose.act_button.button)
    assert "waits for the authority" in part.register.buttons[1].reason
    confirm, decline, *_ = part.waivers.buttons
    assert "Only Helena Marsh, Minister for Foreign Affairs" in confirm.reason
    assert "Only Helena Marsh" in decline.reason

    with ministry.store.read() as session:
        (line,) = waiting_waivers(session, ministry.actors["P-MIN"], ministry.clock.at)
    assert line.mine
    page = show("P-MIN", line.opens)
    hers = part_of(page, TriggersPart)
    qtbot.waitUntil(lambda: page.window().focusWidget() is hers.waivers.table)
    room = hers.viewport().rect()
    answers = hers.waivers.table
    assert room.contains(answers.mapTo(hers.viewport(), answers.rect().center())), "where it is answered"
    click(hers.waivers.buttons[0].button)
    answer = dialog_of(TextDialog)
    type_text(answer.text.editor, "I answer for it.")
    click(answer.act_button.button)
    assert waiver_of(ministry).state is WaiverState.CONFIRMED
    assert "confirmed already" in hers.waivers.buttons[0].reason
    assert not hers.register.buttons[1].reason, "the event may be marked as decided now"
    click(hers.register.buttons[1].button)
    decide = dialog_of(DecideEventDialog)
    type_text(decide.by.editor, "Cabinet")
    press(decide, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert decide.isVisible(), "it is signed too"
    decide.reject_at_once()


def test_s60_a_signed_paper_takes_one_who_records_it_and_another_who_confirms_it(
    show: Show, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry, "AFG")
    event = ministry.do("P-AN1", propose_trigger_event, EXIT).event_id
    request = ProposeWaiver(
        event_id=event,
        authority_id=ministry.people["P-MIN"],
        office_id=ministry.offices["minister"],
        reason="No time",
    )
    ministry.do("P-FP", propose_waiver, request)
    scan = tmp_path / "signed.png"
    scan.write_bytes(b"\x89PNG signed")
    part = part_of(show("P-FP", "AFG/engagement"), TriggersPart)
    assert part.waivers.buttons[3].reason.startswith("No paper is recorded.")
    click(part.waivers.buttons[2].button)
    record = dialog_of(RecordWaiverPaperDialog)
    record.scan.set_value(scan)
    record.answer.set_value(WaiverAnswer.DECLINED)
    type_text(record.reason.editor, "Not without a look.")
    click(record.act_button.button)
    assert "does not confirm it" in part.waivers.buttons[3].reason

    second = part_of(show("P-AN1", "AFG/engagement"), TriggersPart)
    click(second.waivers.buttons[3].button)
    compare = dialog_of(ConfirmWaiverPaperDialog)
    click(compare.compared.editor)
    press(compare, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert compare.isVisible(), "as with a paper that decides, no key of habit confirms it"
    click(compare.act_button.button)
    view = waiver_of(ministry)
    assert (view.state, view.answer_reason) == (WaiverState.DECLINED, "Not without a look.")
