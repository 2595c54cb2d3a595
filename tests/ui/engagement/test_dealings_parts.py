"""Trigger events, promises, peace processes, exposure and opportunities of the engagement tab, worked with clicks."""

from app.actions.engagement.opportunities import log_opportunity
from app.reading.engagement.triggers import trigger_events
from db.vocabulary.engagement import (
    Conduct,
    ExposureKind,
    Inclusion,
    OpportunityKind,
    Stance,
    TriggerKind,
    TriggerStatus,
)
from tests.actions.engagement.test_dealings import CHANCE
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.engagement_parts import TODAY, begin, cells, dialog_of, part_of
from tests.ui.support import click, type_text
from ui.engagement.annex_dialog import AnnexDialog
from ui.engagement.event_dialogs import DecideEventDialog, ProposeEventDialog
from ui.engagement.exposure_dialog import ExposureDialog
from ui.engagement.exposure_part import ExposurePart
from ui.engagement.message_dialogs import MessageDialog
from ui.engagement.messages_part import MessagesPart
from ui.engagement.opportunities_part import OpportunitiesPart
from ui.engagement.opportunity_dialogs import DecideOpportunityDialog, OpportunityDialog
from ui.engagement.overview_part import OverviewPart
from ui.engagement.peace_part import PeacePart
from ui.engagement.process_dialog import ProcessDialog
from ui.engagement.promise_dialogs import CommitmentDialog, ConductDialog
from ui.engagement.promises_part import PromisesPart
from ui.engagement.stakeholder_dialog import StakeholderDialog
from ui.engagement.triggers_part import TriggersPart


def test_s60_an_exit_waits_for_its_annex_in_the_window_too(show: Show, ministry: Ministry) -> None:
    opened(ministry, "AFG")
    page = show("P-FP", "AFG/engagement")
    part = part_of(page, TriggersPart)
    begin(part.register)
    propose = dialog_of(ProposeEventDialog)
    propose.kind.set_value(TriggerKind.EXIT)
    type_text(propose.item_title.editor, "Withdrawal")
    type_text(propose.what.editor, "Our forces leave.")
    click(propose.act_button.button)
    attach, decide = part.register.buttons[:2]
    assert "no risk annex" in decide.reason
    click(attach.button)
    annex = dialog_of(AnnexDialog)
    annex.annex.set_value("in words")
    type_text(annex.text.editor, "Who is left in danger: minorities.")
    click(annex.act_button.button)
    click(decide.button)
    decided = dialog_of(DecideEventDialog)
    type_text(decided.by.editor, "Cabinet")
    click(decided.act_button.button)
    with ministry.store.read() as session:
        (event,) = trigger_events(session, "AFG", TODAY)
    assert event.status is TriggerStatus.DECIDED
    assert "decided already" in decide.reason


def test_s65_a_broken_promise_is_red_and_brings_the_review_forward(show: Show, ministry: Ministry) -> None:
    opened(ministry, "AFG")
    page = show("P-AN1", "AFG/engagement")
    part = part_of(page, PromisesPart)
    begin(part.register)
    promise = dialog_of(CommitmentDialog)
    type_text(promise.by.editor, "Taliban spokesman")
    type_text(promise.to.editor, "The press")
    type_text(promise.on.editor, "2021-08-17")
    type_text(promise.text.editor, "Women may study.")
    type_text(promise.source.editor, "Press conference")
    click(promise.act_button.button)
    assert cells(part.register)[-1] == "Nothing seen"
    click(part.register.buttons[0].button)
    seen = dialog_of(ConductDialog)
    seen.conduct.set_value(Conduct.BROKEN)
    type_text(seen.on.editor, "2022-03-23")
    type_text(seen.words.editor, "Schools stay shut.")
    before = page.file.head.review.text()
    click(seen.act_button.button)
    assert cells(part.register)[-1] == "Broken"
    assert "2026-01-15" in page.file.head.review.text()
    assert page.file.head.review.text() != before


def test_s41_a_group_is_placed_and_s47_s42_s68_entries_are_made(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR/engagement")
    peace = part_of(page, PeacePart)
    begin(peace.processes)
    process = dialog_of(ProcessDialog)
    type_text(process.process_name.editor, "Panglong")
    type_text(process.mediator.editor, "State Counsellor")
    type_text(process.interest.editor, "A party itself.")
    type_text(process.power.editor, "Signatories gain.")
    click(process.act_button.button)
    click(peace.processes.buttons[1].button)
    group = dialog_of(StakeholderDialog)
    type_text(group.group.editor, "Rohingya")
    group.vulnerable.set_value(True)
    group.inclusion.set_value(Inclusion.EXCLUDED)
    type_text(group.reason.editor, "Not recognised.")
    click(group.act_button.button)
    assert cells(peace.processes)[-1] == "1 vulnerable group"

    exposure = part_of(page, ExposurePart)
    begin(exposure.register)
    entry = dialog_of(ExposureDialog)
    type_text(entry.item_name.editor, "Myanmar Economic Corporation")
    entry.kind.set_value(ExposureKind.MILITARY_OWNED)
    type_text(entry.owner.editor, "The military")
    type_text(entry.link.editor, "None known.")
    entry.tools.set_value(("VE-4",))
    click(entry.act_button.button)
    assert "VE-4" in cells(exposure.register)

    chances = part_of(page, OpportunitiesPart)
    begin(chances.register)
    chance = dialog_of(OpportunityDialog)
    chance.kind.set_value(OpportunityKind.CIVIL_SOCIETY)
    type_text(chance.item_title.editor, "Monitors")
    type_text(chance.what.editor, "Local monitors ask for phones.")
    type_text(chance.closes.editor, "2026-03-01")
    click(chance.act_button.button)
    assert "not" not in chances.register.buttons[0].words
    assert "focal point" in chances.register.buttons[0].reason

    messages = part_of(page, MessagesPart)
    for stance, speaker in ((Stance.SANCTIONS, "Minister"), (Stance.KEEPS_FULL_TIES, "Embassy")):
        messages.enter()
        message = dialog_of(MessageDialog)
        message.ours.set_value(True)
        message.stance.set_value(stance)
        type_text(message.by.editor, speaker)
        type_text(message.to.editor, "The military authorities")
        type_text(message.subject.editor, "The military authorities")
        type_text(message.text.editor, "Said.")
        click(message.act_button.button)
    assert {cells(messages.register, row)[-1] for row in (0, 1)} == {"MS-2026-0001", "MS-2026-0002"}


def test_s42_a_declined_opportunity_stands_in_the_report_of_missed_ones(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    ministry.do("P-AN1", log_opportunity, CHANCE)
    page = show("P-FP", "MMR/engagement")
    part = part_of(page, OpportunitiesPart)
    assert part.missed.table.rows_model.rowCount() == 0
    click(part.register.buttons[0].button)
    dialog = dialog_of(DecideOpportunityDialog)
    dialog.taken.set_value(False)
    type_text(dialog.by.editor, "Head, Development")
    type_text(dialog.reason.editor, "No money is left this year.")
    click(dialog.act_button.button)
    assert cells(part.missed)[1:] == [CHANCE.title, "Declined: No money is left this year."]
    overview = part_of(page, OverviewPart)
    assert "Opportunity missed" in {
        cells(overview.findings, row)[0] for row in range(overview.findings.table.rows_model.rowCount())
    }
