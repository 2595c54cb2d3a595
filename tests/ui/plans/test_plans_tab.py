"""Levers and plans of a country worked with real clicks: from an empty tab to an agreed plan that a phase opens."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from db.vocabulary import Phase
from db.vocabulary.background import IdentityKind
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import Target
from tests.support.carrying import assessed
from tests.support.carrying import open_file as prepared_file
from tests.support.casework import opened as open_file
from tests.support.ministry import NOW, Ministry
from tests.support.planning import (
    TODAY,
    agreed,
    drafted,
    lever,
    measure,
    moved,
    plans_of,
    submitted,
)
from tests.ui.authoring.dialogs import opened
from tests.ui.countries.conftest import Show
from tests.ui.plans.room import act_of, tab_of, text_of
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.countries.phase_dialog import PhaseDialog
from ui.plans.agree_dialog import AgreePlanDialog
from ui.plans.lessons_register import LessonsRegister
from ui.plans.measure_dialog import MeasureDialog
from ui.plans.measures_register import MeasuresRegister
from ui.plans.plan_dialog import PlanDialog
from ui.plans.submit_dialog import SubmitPlanDialog
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register

E, IMMINENT = Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK


def test_s36_s64_a_plan_is_drafted_with_its_humanitarian_effect_and_submitted_with_its_context(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    _page, tab = tab_of(show, "P-AN1")
    assert tab.plans.nothing.act is not None
    click(tab.plans.nothing.act.button)
    dialog = opened(PlanDialog)
    assert_accessible(dialog)
    dialog.phase.set_value(E)
    type_text(dialog.rationale.editor, "These reach the commanders")
    click(dialog.act_button.button)
    assert tab.measures.nothing.act is not None
    click(tab.measures.nothing.act.button)
    entry = opened(MeasureDialog)
    assert_accessible(entry)
    assert_fits(entry, 1280)
    entry.tool.set_value("VE-4")
    assert entry.what.value() == "Targeted sanctions on key individuals"
    assert entry.target.value() is Target.PERPETRATOR
    entry.owner.set_value(ministry.offices["head_sanctions"])
    type_text(entry.expected.editor, "Less money for the forces")
    click(entry.act_button.button)
    assert entry.humanitarian.error
    type_text(entry.humanitarian.editor, "None: named persons only")
    click(entry.act_button.button)
    (plan,) = plans_of(ministry)
    assert [one.tool for one in plan.measures] == ["VE-4"]
    assert "Nothing here protects those at risk themselves." in text_of(tab.plans)
    click(act_of(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    assert_accessible(submit)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert "does not say the context" in text_of(submit.notice)
    submit.reject_at_once()
    click(act_of(tab.plans, "Edit the words…").button)
    edit = opened(PlanDialog)
    type_text(edit.context.editor, "The armed forces own companies")
    click(edit.act_button.button)
    click(act_of(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert plans_of(ministry)[0].state is PlanState.SUBMITTED
    assert "role authority" in act_of(tab.plans, "Agree it…").reason
    assert not act_of(tab.plans, "Edit the words…").button.isEnabled()


@pytest.mark.parametrize("phase", [E, IMMINENT])
def test_s08_an_acute_plan_that_protects_no_victim_warns_where_it_is_read_and_where_it_is_submitted(
    show: Show, ministry: Ministry, phase: Phase
) -> None:
    warning = "Nothing here protects those at risk themselves."
    open_file(ministry)
    plan = drafted(ministry, phase, "VE-1")
    _page, tab = tab_of(show, "P-AN1")
    assert warning in text_of(tab.plans)
    click(act_of(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    assert warning in text_of(submit)
    submit.reject_at_once()
    measure(ministry, plan, "VE-3")
    _page, tab = tab_of(show, "P-AN1")
    assert warning not in text_of(tab.plans)


def test_the_addressed_office_reads_what_it_agrees_and_another_is_told_whom_it_waits_for(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    submitted(ministry, drafted(ministry, E, "VE-1"))
    _page, tab = tab_of(show, "P-AN1")
    assert "It was submitted: only a draft is changed." in act_of(tab.plans, "Edit the words…").reason
    _page, tab = tab_of(show, "P-PS")
    assert "waits for Director-General, Political Affairs" in act_of(tab.plans, "Agree it…").reason
    _page, tab = tab_of(show, "P-DG1")
    click(act_of(tab.plans, "Agree it…").button)
    dialog = opened(AgreePlanDialog)
    assert_accessible(dialog)
    (measure,) = plans_of(ministry)[0].measures
    assert measure.content.title in dialog.measures.text()
    # A second Enter on what opened it, and the Ctrl+S of habit, agree to nothing.
    QApplication.processEvents()
    assert not dialog.act_button.button.hasFocus()
    press(dialog, Qt.Key.Key_Return)
    assert plans_of(ministry)[0].state is PlanState.SUBMITTED
    click(dialog.act_button.button)
    assert plans_of(ministry)[0].state is PlanState.AGREED


def test_a_submitted_plan_is_given_back_with_a_reason(show: Show, ministry: Ministry) -> None:
    open_file(ministry)
    submitted(ministry, drafted(ministry, E, "VE-1"))
    _page, tab = tab_of(show, "P-DG1")
    click(act_of(tab.plans, "Give it back…").button)
    dialog = opened(TextDialog)
    type_text(dialog.text.editor, "Say who opens the border")
    click(dialog.act_button.button)
    assert plans_of(ministry)[0].state is PlanState.DRAFT


def test_s36_changing_the_phase_says_how_the_file_stands_and_which_plan_it_opened(
    show: Show, frame: FakeFrame, ministry: Ministry
) -> None:
    open_file(ministry, phase=Phase.RISK_PRESENT)
    plan = agreed(ministry, E, "VE-1", "VE-3")
    ministry.clock.at = NOW + timedelta(days=1)
    page = show("P-FP", "MMR")
    click(page.file.overview.phase.button)
    dialog = opened(PhaseDialog)
    dialog.axes.phase.set_value(E)
    type_text(dialog.reason.editor, "Attacks in three townships")
    click(dialog.act_button.button)
    (said,) = (what for _, what in frame.told)
    assert "Violence escalation" in said
    assert plan.number in said
    # The reader stays where the change stands; the plan is where the sentence says.
    assert page.file.tabs.currentWidget() is page.file.overview
    page.file.tabs.setCurrentWidget(page.file.plans)
    assert plan.number in page.file.plans.now.text()
    assert "Attacks in three townships" in page.file.plans.now.text()
    assert "the next report of this country that is assessed" in page.file.plans.offer.text()
    assert not page.file.plans.to_report.isVisible()
    assert page.file.plans.plans.table.current_row() == plans_of(ministry, today=TODAY + timedelta(days=1))[0]


def test_s36_the_open_plan_leads_to_the_report_that_takes_its_measures(
    show: Show, frame: FakeFrame, ministry: Ministry
) -> None:
    assessed(ministry, prepared_file(ministry))
    agreed(ministry, E, "VE-1")
    _page, tab = tab_of(show)
    assert tab.offer.text() == "EW-2026-0001 is assessed: the plan offers its measures there as options."
    click(tab.to_report.button)
    assert frame.went[-1] == ("reports", "EW-2026-0001")


def test_s46_a_plan_of_accountability_alone_and_one_that_protects_nobody_warn(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=E)
    agreed(ministry, E, "VE-5")
    _page, tab = tab_of(show)
    said = text_of(tab.plans)
    assert "All of it is accountability." in said
    assert "Nothing here protects those at risk themselves." in said
    assert tab.coverage.cells[E, Target.VICTIM].text() == "None"


def test_s61_a_contingency_for_flight_is_not_submitted_before_it_names_groups_of_the_register(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=IMMINENT)
    facts = GroupFacts(name="Rohingya", identity=IdentityKind.ETHNIC, risk="Driven out", source="A/HRC/39/64")
    ministry.do("P-AN1", record_group, RecordGroup(country="MMR", group=facts))
    plan = drafted(ministry, IMMINENT)
    measure(ministry, plan, "IR-5", groups=())
    _page, tab = tab_of(show, "P-AN1")
    assert "Measure 1 does not say for which groups at risk it is." in text_of(tab.plans)
    click(act_of(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert "groups at risk" in text_of(submit.notice)
    submit.reject_at_once()
    click(act_of(tab.measures, "Revise…").button)
    revise = opened(MeasureDialog)
    revise.registered.editor.item(0).setCheckState(Qt.CheckState.Checked)
    click(revise.act_button.button)
    assert "Rohingya" in text_of(tab.measures)
    assert "does not say for which groups" not in text_of(tab.plans)


def test_the_tab_fits_and_speaks_and_an_auditor_changes_nothing(show: Show, ministry: Ministry) -> None:
    open_file(ministry, phase=E)
    lever(ministry)
    agreed(ministry, E, "VE-1", "VE-3")
    page, tab = tab_of(show, "P-AUD")
    assert_accessible(page)
    assert_fits(tab, 1032)
    assert tab.coverage.cells[E, Target.VICTIM].text() == "1"
    assert "0 structural, 2 direct" in tab.coverage.strands.text()
    for register in (tab.levers, tab.plans, tab.measures, tab.lessons):
        assert not any(one.button.isEnabled() for one in register.buttons if one.isVisible())
    assert sum(one.isVisible() for one in tab.plans.buttons) == 5


def test_a_file_without_a_plan_for_its_phase_says_so(show: Show, ministry: Ministry) -> None:
    open_file(ministry, phase=Phase.RISK_PRESENT)
    agreed(ministry, E, "VE-1")
    _page, tab = tab_of(show)
    assert tab.now.text() == "Risk present: no plan is agreed for this phase. Draft one, and submit it."
    ministry.clock.at = NOW + timedelta(days=1)
    moved(ministry, E)
    _page, tab = tab_of(show)
    assert "AP-2026-0001" in tab.now.text()


def test_what_stands_below_levers_and_plans_is_made_in_pauses_and_tab_goes_down_through_it(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=IMMINENT)
    _page, tab = tab_of(show)
    assert not {type(one) for one in tab.findChildren(Register)} & {MeasuresRegister, LessonsRegister}
    qtbot.waitUntil(lambda: bool(tab.findChildren(LessonsRegister)))
    body = tab.scrolled.body
    below: list[QWidget] = [
        tab.levers,
        tab.plans,
        tab.measures,
        tab.coverage,
        tab.due,
        tab.treatment,
        tab.lessons,
    ]
    assert [body.indexOf(one) for one in below] == [*range(1, 8)]
    stops = [one.nothing.act.button for one in (tab.levers, tab.plans, tab.lessons) if one.nothing.act]
    assert len(stops) == 3
    chain: list[QWidget] = [tab]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not tab:
        chain.append(following)
    assert [one for one in chain if one in stops] == stops
