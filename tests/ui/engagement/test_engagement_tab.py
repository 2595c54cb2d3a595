"""The engagement tab, worked with clicks: each register from its empty page to its acts."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.engagement.messages import log_message
from app.actions.engagement.promises import (
    ObserveConduct,
    RecordCommitment,
    observe_conduct,
    record_commitment,
)
from app.actions.engagement.steps import (
    FindBenchmark,
    OpenStep,
    PlanStep,
    SetBenchmark,
    find_benchmark,
    open_step,
    plan_step,
    set_benchmark,
)
from app.reading.desk import desk
from app.reading.engagement.findings import lens_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.register import engagement_views, weighings
from app.reading.engagement.steps import step_views
from app.reading.waiting.lines import Need
from app.rules.engagement.findings import FindingKind
from app.rules.engagement.impact import PARTS as IMPACT_PARTS
from db.vocabulary.engagement import (
    Conduct,
    EngagementKind,
    EngagementStatus,
    Interest,
    PolicyArea,
    RiskEffect,
    Stance,
    StepStatus,
)
from tests.actions.engagement.test_dealings import TIES
from tests.support.casework import opened
from tests.support.engagements import at_risk, drafted, engaged
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.engagement_parts import TODAY, begin, cells, dialog_of, part_of, tally
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from ui.dialogs.dialog import Dialog
from ui.engagement.benchmark_dialogs import FindingDialog
from ui.engagement.engagement_dialog import EngagementDialog
from ui.engagement.impact_dialog import ImpactDialog
from ui.engagement.impact_part import ImpactPart, SignDialog
from ui.engagement.interests_dialog import InterestsDialog
from ui.engagement.messages_part import MessagesPart
from ui.engagement.overview_part import OverviewPart
from ui.engagement.promises_part import PromisesPart
from ui.engagement.register_part import RegisterPart
from ui.engagement.rights_part import RightsPart
from ui.engagement.steps_part import StepsPart
from ui.engagement.tab import _MENDED_IN, PARTS
from ui.widgets.register import Register


def test_every_empty_part_says_what_belongs_there_and_what_is_entered_says_what_is_owed(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR/engagement")
    with subtests.test("every empty part says what belongs there and fits a small window"):
        for kind in PARTS:
            part = part_of(page, kind)
            assert [one for one in part.findChildren(Register) if one.nothing.isVisible()], kind
            assert_fits(page.file.engagement, 900)
        assert_accessible(page)
    with subtests.test("s47: a partner who says otherwise is flagged beside our own message"):
        for ours, by, stance in (
            (True, "Minister", Stance.SANCTIONS),
            (False, "Neighbour", Stance.KEEPS_FULL_TIES),
        ):
            message = replace(TIES, ours=ours, given_by=by, stance=stance)
            ministry.do("P-AN1", log_message, message)
        page.refresh()
        register = part_of(page, MessagesPart).register
        rows = {cells(register, row)[2]: cells(register, row)[-1] for row in (0, 1)}
        assert rows == {"Minister": "MS-2026-0002", "Neighbour (partner)": "MS-2026-0001"}
        findings = part_of(page, OverviewPart).findings
        assert "Contradictory messages" in cells(findings)
    with subtests.test("s37: the dialog refuses an override without an authorised name"):
        at_risk(ministry)
        page.refresh()
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
        prevention = dialog.weighed[Interest.ATROCITY_PREVENTION]
        assert "nothing is said of what it loses" in prevention.error
        type_text(prevention.editor, "The revenue pays the army.")
        click(dialog.act_button.button)
        with ministry.store.read() as session:
            (kept,) = weighings(session, "MMR")
        assert kept.override
        assert cells(part.interests)[2:] == ["Economy", "Helena Marsh"]
    with subtests.test("signing is the focal point’s or an authority’s"):
        drafted(ministry)
        page.refresh()
        sign = part_of(page, ImpactPart).register.buttons[1]
        assert "focal point or authority" in sign.reason
        with ministry.store.read() as session:
            assert impact_views(session, "MMR")[0].missing == ()


def test_s44_an_engagement_is_registered_and_red_until_its_assessment_is_signed(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    at_risk(ministry)
    page = show("P-FP", "MMR/engagement")
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
    page = show("P-AN1", "MMR/engagement")
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
    page = show("P-AN1", "MMR/engagement")
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
    page = show("P-FP", "MMR/engagement")
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


def test_a_breach_leads_from_the_desk_and_from_its_finding_to_the_benchmark(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    """The desk led to the engagement, where nothing tells of a benchmark."""
    opened(ministry)
    entry = engaged(ministry, kind=EngagementKind.TRADE)
    steps = [
        ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title=title))
        for title in ("Preferences", "Investment")
    ]
    marks = [
        ministry.do(
            "P-AN1",
            set_benchmark,
            SetBenchmark(step_id=steps[step].step_id, measure=measure, evidenced_by="The bill"),
        )
        for step, measure in ((0, "Prisoners freed"), (1, "Press is free"), (1, "Citizenship law reviewed"))
    ]
    for met in (True, False):
        found = FindBenchmark(
            benchmark_id=marks[-1].benchmark_id,
            met=met,
            found_on=TODAY,
            words=f"The bill: {met}",
            evidence=(),
        )
        ministry.do("P-AN1", find_benchmark, found)
    with ministry.store.read() as session:
        lines = desk(session, ministry.actors["P-FP"], ministry.clock.at, TODAY).lines
    (line,) = [one for one in lines if one.need is Need.BENCHMARK_BREACHED]
    page = show("P-FP", line.opens)
    tab = page.file.engagement

    def chosen() -> bool:
        part = tab.part
        if not isinstance(part, StepsPart):
            return False
        step, benchmark = part.steps.table.current_row(), part.benchmarks.table.current_row()
        return (
            step is not None
            and benchmark is not None
            and (step.ordinal, benchmark.measure) == (2, "Citizenship law reviewed")
            and page.window().focusWidget() is part.benchmarks.table
        )

    qtbot.waitUntil(chosen)
    lens = tab.show_part(OverviewPart)
    assert isinstance(lens, OverviewPart)
    with ministry.store.read() as session:
        (finding,) = [
            one
            for one in lens_view(session, "MMR", TODAY).findings
            if one.kind is FindingKind.BENCHMARK_BREACHED
        ]
    lens.sought.emit(finding)
    qtbot.waitUntil(chosen)
    # Breached too, and an engagement whose number begins alike: each finding leads to its own step.
    for met in (True, False):
        found = FindBenchmark(
            benchmark_id=marks[0].benchmark_id, met=met, found_on=TODAY, words=f"List: {met}", evidence=()
        )
        ministry.do("P-AN1", find_benchmark, found)
    page = show("P-FP", line.opens)
    tab = page.file.engagement
    qtbot.waitUntil(chosen)
    lens = tab.show_part(OverviewPart)
    assert isinstance(lens, OverviewPart)
    with ministry.store.read() as session:
        findings = [
            one
            for one in lens_view(session, "MMR", TODAY).findings
            if one.kind is FindingKind.BENCHMARK_BREACHED
        ]
    led_to = []
    for one in findings:
        lens.sought.emit(one)
        part = tab.part
        assert isinstance(part, StepsPart)
        step = part.steps.table.current_row()
        assert step is not None
        led_to.append(f"step {step.ordinal}:" in one.message)
    assert led_to == [True, True]
    part = tab.show_part(StepsPart)
    assert isinstance(part, StepsPart)
    assert not part.seek_step(entry.number[:-1], "1"), "the number of another engagement begins so"


def test_an_auditor_reads_every_part_and_changes_none(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    engaged(ministry)
    drafted(ministry)
    page = show("P-AUD", "MMR/engagement")
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
