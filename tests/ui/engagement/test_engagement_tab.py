"""The engagement tab, worked with clicks: each register from its empty page to its acts."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from app.actions.engagement.messages import log_message
from app.actions.engagement.opportunities import log_opportunity
from app.actions.engagement.promises import (
    ObserveConduct,
    RecordCommitment,
    observe_conduct,
    record_commitment,
)
from app.actions.engagement.steps import OpenStep, PlanStep, SetBenchmark, open_step, plan_step, set_benchmark
from app.reading.engagement.findings import lens_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.register import engagement_views, weighings
from app.reading.engagement.steps import step_views
from app.reading.engagement.triggers import trigger_events
from app.rules.engagement.findings import FindingKind
from app.rules.engagement.impact import PARTS as IMPACT_PARTS
from db.vocabulary.engagement import (
    Conduct,
    EngagementKind,
    EngagementStatus,
    ExposureKind,
    Inclusion,
    Interest,
    OpportunityKind,
    PolicyArea,
    RiskEffect,
    Stance,
    StepStatus,
    TriggerKind,
    TriggerStatus,
)
from tests.actions.engagement.test_dealings import CHANCE, TIES
from tests.support.casework import opened
from tests.support.engagements import at_risk, drafted, engaged
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from ui.countries.page import CountriesPage
from ui.dialogs.dialog import Dialog
from ui.engagement.annex_dialog import AnnexDialog
from ui.engagement.benchmark_dialogs import FindingDialog
from ui.engagement.engagement_dialog import EngagementDialog
from ui.engagement.event_dialogs import DecideEventDialog, ProposeEventDialog
from ui.engagement.exposure_dialog import ExposureDialog
from ui.engagement.exposure_part import ExposurePart
from ui.engagement.impact_dialog import ImpactDialog
from ui.engagement.impact_part import ImpactPart, SignDialog
from ui.engagement.interests_dialog import InterestsDialog
from ui.engagement.message_dialogs import MessageDialog
from ui.engagement.messages_part import MessagesPart
from ui.engagement.opportunities_part import OpportunitiesPart
from ui.engagement.opportunity_dialogs import DecideOpportunityDialog, OpportunityDialog
from ui.engagement.overview_part import OverviewPart
from ui.engagement.part import Part
from ui.engagement.peace_part import PeacePart
from ui.engagement.process_dialog import ProcessDialog
from ui.engagement.promise_dialogs import CommitmentDialog, ConductDialog
from ui.engagement.promises_part import PromisesPart
from ui.engagement.register_part import RegisterPart
from ui.engagement.rights_part import RightsPart
from ui.engagement.stakeholder_dialog import StakeholderDialog
from ui.engagement.steps_part import StepsPart
from ui.engagement.tab import _MENDED_IN, PARTS
from ui.engagement.triggers_part import TriggersPart
from ui.widgets.register import Register
from ui.widgets.words import Words

P = TypeVar("P", bound=Part)
D = TypeVar("D", bound=Dialog)

TODAY = date(2026, 1, 15)


def part_of(page: CountriesPage, kind: type[P]) -> P:
    """A part of the engagement tab, shown."""
    page.file.tabs.setCurrentWidget(page.file.engagement)
    part = page.file.engagement.show_part(kind)
    assert isinstance(part, kind)
    return part


def dialog_of(kind: type[D]) -> D:
    """The dialog of this kind that is open; every field of it has a name."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    assert_accessible(found)
    return found


def begin(register: Register[Any]) -> None:
    """Begin the first entry, from the empty page."""
    assert register.nothing.act is not None
    click(register.nothing.act.button)


def cells(register: Register[Any], row: int = 0) -> list[str]:
    """The words of a row."""
    model = register.table.rows_model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def tally(part: OverviewPart) -> list[str]:
    """The words of the prevention tally."""
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    return [words.text() for words in part.tally.findChildren(Words) if words.isVisibleTo(part.tally)]


def test_every_empty_part_says_what_belongs_there_and_fits_a_small_window(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR")
    for kind in PARTS:
        part = part_of(page, kind)
        assert [one for one in part.findChildren(Register) if one.nothing.isVisible()], kind
        assert_fits(page.file.engagement, 900)
    assert_accessible(page)


def test_s44_an_engagement_is_registered_and_red_until_its_assessment_is_signed(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    at_risk(ministry)
    page = show("P-FP", "MMR")
    part = part_of(page, RegisterPart)
    begin(part.register)
    dialog = dialog_of(EngagementDialog)
    type_text(dialog.item_title.editor, "Training of border police")
    dialog.kind.set_value(EngagementKind.SECURITY)
    dialog.area.set_value(PolicyArea.SECURITY)
    dialog.status.set_value(EngagementStatus.UNDER_WAY)
    type_text(dialog.lead.editor, "Defence Section")
    dialog.effect.set_value(RiskEffect.RAISES)
    click(dialog.act_button.button)
    assert dialog.effect_reason.error, "an effect that is judged says why"
    type_text(dialog.effect_reason.editor, "The unit is named in reports of killings.")
    click(dialog.act_button.button)
    assert cells(part.register)[-2:] == ["Raises the risk", "Missing"]
    impact = part_of(page, ImpactPart)
    begin(impact.register)
    with ministry.store.read() as session:
        (entry,) = engagement_views(session, "MMR", TODAY)
    start = QApplication.activeModalWidget()
    assert isinstance(start, Dialog)
    type_text(start.form.fields[0].focusProxy() or start, "Training of border police")
    start.form.fields[1].set_value(entry.engagement_id)
    click(start.act_button.button)  # type: ignore[attr-defined]
    assert "parts missing" in cells(impact.register)[2]
    write, sign, _ = impact.register.buttons
    assert "Not written yet: Groups and inequality" in sign.reason
    click(write.button)
    draft = dialog_of(ImpactDialog)
    for part_name in IMPACT_PARTS:
        type_text(draft.parts[part_name].editor, f"Said of {part_name}.")
    for text, _apart in draft.answers.values():
        type_text(text.editor, "Looked at.")
    click(draft.act_button.button)
    assert cells(impact.register)[2] == "Draft, ready to sign"
    click(sign.button)
    signing = dialog_of(SignDialog)
    click(signing.act_button.button)
    assert signing.read.error, "nobody signs by a slip of the finger"
    signing.read.set_value(True)
    click(signing.act_button.button)
    assert cells(impact.register)[2] == "Signed, in force"
    register = part_of(page, RegisterPart).register
    assert cells(register)[-1] == "HR-2026-0001"


def test_findings_stand_first_and_say_what_to_do(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    at_risk(ministry)
    engaged(ministry)
    promise = RecordCommitment(
        country="MMR",
        made_by="State Counsellor",
        made_to="The press",
        made_on=date(2017, 9, 19),
        text="Those who fled may return.",
        source="Speech",
    )
    kept = ministry.do("P-AN1", record_commitment, promise)
    broken = ObserveConduct(
        commitment_id=kept.commitment_id,
        observed_on=date(2018, 9, 1),
        conduct=Conduct.BROKEN,
        words="Nobody has returned.",
    )
    ministry.do("P-AN1", observe_conduct, broken)
    page = show("P-AN1", "MMR")
    part = part_of(page, OverviewPart)
    assert cells(part.findings)[:2] == ["No signed impact assessment", "EN-2026-0001"]
    with ministry.store.read() as session:
        expected = len(lens_view(session, "MMR", TODAY).findings)
    assert part.findings.table.rows_model.rowCount() == expected
    assert "needs a signed human rights impact assessment" in part.stands.text()
    rows = part.findings.table.rows_model.rows
    assert [one.kind.grave for one in rows] == sorted((one.kind.grave for one in rows), reverse=True)
    tab = page.file.engagement
    place = next(row for row, one in enumerate(rows) if one.kind is FindingKind.PROMISE_BROKEN)
    part.findings.table.choose(place)
    click(part.findings.buttons[0].button)
    assert isinstance(tab.part, PromisesPart)
    chosen = tab.part.register.table.current_row()
    assert chosen is not None
    assert chosen.number == "CM-2026-0001"
    assert set(_MENDED_IN) == set(FindingKind)


def test_s38_s40_work_without_a_risk_factor_or_a_rights_component_is_named_and_counts_as_no_prevention(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    engaged(ministry)
    page = show("P-AN1", "MMR")
    part = part_of(page, OverviewPart)
    found = {tuple(cells(part.findings, row)[:2]) for row in range(part.findings.table.rows_model.rowCount())}
    assert {("Not counted as prevention", "EN-2026-0001"), ("No rights component", "EN-2026-0001")} <= found
    shown = tally(part)
    assert shown[shown.index("Counts") + 1] == "Nothing"
    assert shown[shown.index("Does not count") + 1] == "EN-2026-0001 Schools in Rakhine"
    register = part_of(page, RegisterPart).register
    click(register.buttons[0].button)
    dialog = dialog_of(EngagementDialog)
    dialog.factors.set_value(("9",))
    type_text(dialog.rights.editor, "Birth certificates for pupils without papers.")
    type_text(dialog.reason.editor, "Agreed with the partners.")
    click(dialog.act_button.button)
    part = part_of(page, OverviewPart)
    assert [cells(part.findings)[0]] == ["Effect on risk not assessed"]
    assert part.findings.table.rows_model.rowCount() == 1
    shown = tally(part)
    assert shown[shown.index("Counts") + 1] == "EN-2026-0001 Schools in Rakhine"


def test_s47_a_partner_who_says_otherwise_is_flagged_beside_our_own_message(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    for ours, by, stance in (
        (True, "Minister", Stance.SANCTIONS),
        (False, "Neighbour", Stance.KEEPS_FULL_TIES),
    ):
        message = replace(TIES, ours=ours, given_by=by, stance=stance)
        ministry.do("P-AN1", log_message, message)
    page = show("P-AN1", "MMR")
    register = part_of(page, MessagesPart).register
    rows = {cells(register, row)[2]: cells(register, row)[-1] for row in (0, 1)}
    assert rows == {"Minister": "MS-2026-0002", "Neighbour (partner)": "MS-2026-0001"}
    findings = part_of(page, OverviewPart).findings
    assert "Contradictory messages" in cells(findings)


def test_s37_the_dialog_refuses_an_override_without_an_authorised_name(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    at_risk(ministry)
    page = show("P-AN1", "MMR")
    part = part_of(page, RightsPart)
    begin(part.interests)
    dialog = dialog_of(InterestsDialog)
    type_text(dialog.subject.editor, "The new pipeline")
    type_text(dialog.weighed[Interest.ECONOMY].editor, "A third of our gas.")
    dialog.first.set_value(Interest.ECONOMY)
    type_text(dialog.reason.editor, "No other supply.")
    click(dialog.act_button.button)
    assert dialog.isVisible()
    assert "Nobody is named" in dialog.notice.text
    dialog.person.set_value(ministry.people["P-MIN"])
    dialog.office.set_value(ministry.offices["minister"])
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        (kept,) = weighings(session, "MMR")
    assert kept.override
    assert cells(part.interests)[2:] == ["Economy", "Helena Marsh"]


def test_s39_step_two_shows_why_it_is_locked_and_opens_when_its_benchmark_is_met(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    entry = engaged(ministry, kind=EngagementKind.TRADE)
    first = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Preferences"))
    second = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Investment"))
    ministry.do("P-FP", open_step, OpenStep(step_id=first.step_id))
    mark = SetBenchmark(step_id=second.step_id, measure="Citizenship law reviewed", evidenced_by="The bill")
    ministry.do("P-AN1", set_benchmark, mark)
    page = show("P-FP", "MMR")
    part = part_of(page, StepsPart)
    part.steps.table.choose(1)
    open_it = part.steps.buttons[0]
    assert not open_it.button.isEnabled()
    assert "Citizenship law reviewed" in open_it.reason
    click(part.benchmarks.buttons[0].button)
    finding = dialog_of(FindingDialog)
    finding.met.set_value(True)
    type_text(finding.words.editor, "The bill was passed.")
    click(finding.act_button.button)
    assert cells(part.benchmarks)[2] == "Met"
    click(open_it.button)
    with ministry.store.read() as session:
        assert step_views(session, "MMR")[1].status is StepStatus.OPEN


def test_s60_an_exit_waits_for_its_annex_in_the_window_too(show: Show, ministry: Ministry) -> None:
    opened(ministry, "AFG")
    page = show("P-FP", "AFG")
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
    page = show("P-AN1", "AFG")
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
    page = show("P-AN1", "MMR")
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
    page = show("P-FP", "MMR")
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


def test_an_auditor_reads_every_part_and_changes_none(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    engaged(ministry)
    drafted(ministry)
    page = show("P-AUD", "MMR")
    for kind in PARTS:
        part = part_of(page, kind)
        for register in part.findChildren(Register):
            acts = [register.new, register.nothing.act, *register.buttons]
            rows = register.table.rows_model.rowCount()
            for act in acts:
                # To open a finding where it is mended changes nothing.
                if act is None or act.words == "Open it":
                    continue
                if rows or act is register.nothing.act:
                    assert not act.button.isEnabled()
                    assert act.reason


def test_signing_is_the_focal_points_or_an_authoritys(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    drafted(ministry)
    page = show("P-AN1", "MMR")
    sign = part_of(page, ImpactPart).register.buttons[1]
    assert "focal point or authority" in sign.reason
    with ministry.store.read() as session:
        assert impact_views(session, "MMR")[0].missing == ()
