"""Levers and plans of a country worked with real clicks: from an empty tab to an agreed plan that a phase opens."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.plans.levers import SpendLever, spend_lever
from app.reading.plans.lessons import lesson_views
from app.reading.plans.levers import lever_views
from db.vocabulary import Confidence, Phase
from db.vocabulary.background import IdentityKind
from db.vocabulary.plans import LeverState, MeasureEffect, PlanState, Treatment
from db.vocabulary.toolbox import Target
from tests.support.carrying import assessed
from tests.support.carrying import open_file as prepared_file
from tests.support.casework import opened as open_file
from tests.support.ministry import NOW, Ministry
from tests.support.planning import (
    LATER,
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
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.countries.page import CountriesPage
from ui.countries.phase_dialog import PhaseDialog
from ui.plans.agree_dialog import AgreePlanDialog
from ui.plans.lesson_dialogs import CloseLessonDialog, LessonDialog
from ui.plans.lessons_register import LessonsRegister
from ui.plans.lever_dialog import LeverDialog
from ui.plans.measure_dialog import MeasureDialog
from ui.plans.measures_register import MeasuresRegister
from ui.plans.plan_dialog import PlanDialog
from ui.plans.plans_tab import PlansTab
from ui.plans.seen_dialogs import ResultDialog, TreatmentDialog
from ui.plans.spend_dialog import SpendDialog
from ui.plans.submit_dialog import SubmitPlanDialog
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_button import ActButton
from ui.widgets.register import Register
from ui.widgets.words import Words

E, IMMINENT = Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK


def _tab(show: Show, who: str = "P-FP") -> tuple[CountriesPage, PlansTab]:
    page = show(who, "MMR")
    page.file.tabs.setCurrentWidget(page.file.plans)
    return page, page.file.plans


def _act(register: Register[Any], words: str) -> ActButton:
    return next(button for button in register.buttons if button.words == words)


def _text(widget: QWidget) -> str:
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    return "\n".join(words.text() for words in widget.findChildren(Words) if words.isVisibleTo(widget))


def test_s35_a_lever_is_added_and_spent_and_the_alarm_cannot_be_put_away(
    qtbot: QtBot, show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    open_file(ministry, phase=IMMINENT)
    page, tab = _tab(show)
    with subtests.test("what stands below levers and plans is made in pauses, and Tab goes down through it"):
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
    assert "no lever is on file" in page.file.head.alarm.words.text()
    assert page.file.head.alarm.isVisible()
    page.file.tabs.tabBar().setFocus()
    press(page.file.tabs.tabBar(), Qt.Key.Key_N)
    dialog = opened(LeverDialog)
    assert_accessible(dialog)
    type_text(dialog.what.editor, "Trade preferences")
    dialog.owner.set_value(ministry.offices["dg_political"])
    click(dialog.act_button.button)
    # How long it takes is what a lever is kept for: nobody’s guess stands there for want of an answer.
    assert dialog.lead.error
    dialog.lead.set_value(14)
    click(dialog.act_button.button)
    assert not page.file.head.alarm.isVisible()
    # Begun by the key of the page, it leads to the row of what was made.
    assert tab.levers.table.hasFocus()
    assert tab.levers.readiness.text() == "1 unspent"
    click(_act(tab.levers, "Spend…").button)
    spend = opened(SpendDialog)
    assert_accessible(spend)
    spend.whole.set_value(True)
    click(spend.act_button.button)
    assert spend.reason.error
    type_text(spend.reason.editor, "Suspended by the customs union")
    type_text(spend.on_what.editor, "D-2026-0099")
    click(spend.act_button.button)
    assert "no decision or response" in spend.on_what.error
    spend.on_what.editor.clear()
    spend.whole.set_value(False)
    click(spend.act_button.button)
    assert tab.levers.table.hasFocus(), "Enter does not begin to spend it once more"
    assert "1 partly spent" in tab.levers.readiness.text()
    click(_act(tab.levers, "Spend…").button)
    spend = opened(SpendDialog)
    spend.whole.set_value(True)
    type_text(spend.reason.editor, "Withdrawn for good")
    click(spend.act_button.button)
    with ministry.store.read() as session:
        assert [one.state for one in lever_views(session, "MMR", TODAY)] == [LeverState.SPENT]
    assert "Alarm: Imminent risk, and no lever is left." in tab.levers.readiness.text()
    assert "Nothing is left of it." in _act(tab.levers, "Spend…").reason
    # And the next Enter does not begin to withdraw it.
    assert tab.levers.table.hasFocus()
    assert page.file.head.alarm.isVisible()


def test_s35_the_list_of_countries_says_that_no_lever_is_left(show: Show, ministry: Ministry) -> None:
    open_file(ministry, phase=IMMINENT)
    open_file(ministry, "UKR")
    page = show("P-AN1")
    model = page.list.table.rows_model
    titles = [column.title for column in model.columns]
    place = titles.index("Phase")
    assert [model.index(row, place).data() for row in range(2)] == ["Imminent risk, no lever", "No phase"]
    # Of one that is partly spent something is left, and the list does not say otherwise.
    kept = lever(ministry)
    used = SpendLever(lever_id=kept.lever_id, used_on=TODAY, whole=False, reason="The customs union acted")
    ministry.do("P-FP", spend_lever, used)
    page.refresh()
    assert model.index(0, place).data() == "Imminent risk, lever partly spent"


def test_s36_s64_a_plan_is_drafted_with_its_humanitarian_effect_and_submitted_with_its_context(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    _page, tab = _tab(show, "P-AN1")
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
    assert "Nothing here protects those at risk themselves." in _text(tab.plans)
    click(_act(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    assert_accessible(submit)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert "does not say the context" in _text(submit.notice)
    submit.reject_at_once()
    click(_act(tab.plans, "Edit the words…").button)
    edit = opened(PlanDialog)
    type_text(edit.context.editor, "The armed forces own companies")
    click(edit.act_button.button)
    click(_act(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert plans_of(ministry)[0].state is PlanState.SUBMITTED
    assert "role authority" in _act(tab.plans, "Agree it…").reason
    assert not _act(tab.plans, "Edit the words…").button.isEnabled()


@pytest.mark.parametrize("phase", [E, IMMINENT])
def test_s08_an_acute_plan_that_protects_no_victim_warns_where_it_is_read_and_where_it_is_submitted(
    show: Show, ministry: Ministry, phase: Phase
) -> None:
    warning = "Nothing here protects those at risk themselves."
    open_file(ministry)
    plan = drafted(ministry, phase, "VE-1")
    _page, tab = _tab(show, "P-AN1")
    assert warning in _text(tab.plans)
    click(_act(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    assert warning in _text(submit)
    submit.reject_at_once()
    measure(ministry, plan, "VE-3")
    _page, tab = _tab(show, "P-AN1")
    assert warning not in _text(tab.plans)


def test_the_addressed_office_reads_what_it_agrees_and_another_is_told_whom_it_waits_for(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    submitted(ministry, drafted(ministry, E, "VE-1"))
    _page, tab = _tab(show, "P-AN1")
    assert "It was submitted: only a draft is changed." in _act(tab.plans, "Edit the words…").reason
    _page, tab = _tab(show, "P-PS")
    assert "waits for Director-General, Political Affairs" in _act(tab.plans, "Agree it…").reason
    _page, tab = _tab(show, "P-DG1")
    click(_act(tab.plans, "Agree it…").button)
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
    _page, tab = _tab(show, "P-DG1")
    click(_act(tab.plans, "Give it back…").button)
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
    _page, tab = _tab(show)
    assert tab.offer.text() == "EW-2026-0001 is assessed: the plan offers its measures there as options."
    click(tab.to_report.button)
    assert frame.went[-1] == ("reports", "EW-2026-0001")


def test_s46_a_plan_of_accountability_alone_and_one_that_protects_nobody_warn(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=E)
    agreed(ministry, E, "VE-5")
    _page, tab = _tab(show)
    said = _text(tab.plans)
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
    _page, tab = _tab(show, "P-AN1")
    assert "Measure 1 does not say for which groups at risk it is." in _text(tab.plans)
    click(_act(tab.plans, "Submit…").button)
    submit = opened(SubmitPlanDialog)
    submit.office.set_value(ministry.offices["dg_political"])
    click(submit.act_button.button)
    assert "groups at risk" in _text(submit.notice)
    submit.reject_at_once()
    click(_act(tab.measures, "Revise…").button)
    revise = opened(MeasureDialog)
    revise.registered.editor.item(0).setCheckState(Qt.CheckState.Checked)
    click(revise.act_button.button)
    assert "Rohingya" in _text(tab.measures)
    assert "does not say for which groups" not in _text(tab.plans)


def test_s45_s62_an_overdue_result_and_an_unchecked_protection_are_listed_until_they_are_recorded(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=IMMINENT)
    agreed(ministry, IMMINENT, "IR-5")
    ministry.clock.at = NOW + timedelta(days=(LATER - TODAY).days + 1)
    _page, tab = _tab(show, "P-AN1")
    assert [one.number for one in tab.due.table.rows_model.rows] == ["AP-2026-0001 measure 1"]
    assert "nobody has checked that it protects all alike" in _text(tab.plans)
    click(_act(tab.measures, "Check equal treatment…").button)
    check = opened(TreatmentDialog)
    assert_accessible(check)
    check.finding.set_value(Treatment.UNEQUAL)
    type_text(check.note.editor, "People without papers wait a day longer")
    click(check.act_button.button)
    assert "some are treated worse than others" in _text(tab.plans)
    click(_act(tab.measures, "Record a result…").button)
    result = opened(ResultDialog)
    assert_accessible(result)
    assert result.windowTitle() == "Result of measure 1 of AP-2026-0001", (
        "the desk names what was typed by it"
    )
    result.effect.set_value(MeasureEffect.PARTLY)
    type_text(result.seen.editor, "1,200 visas")
    click(result.act_button.button)
    assert tab.due.table.rows_model.rows == ()
    assert "1,200 visas" in _text(tab.measures)


def test_s58_s66_a_lesson_wants_its_limits_and_how_sure_its_number_is_and_a_focal_point_closes_it(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    _page, tab = _tab(show)
    assert tab.lessons.nothing.act is not None
    click(tab.lessons.nothing.act.button)
    dialog = opened(LessonDialog)
    assert_accessible(dialog)
    type_text(dialog.what.editor, "An open gate protects at once")
    type_text(dialog.happened.editor, "The mission opened its gates")
    type_text(dialog.to_do.editor, "Ask every mission")
    type_text(dialog.people.editor, "75,000")
    type_text(dialog.citation.editor, "Founding report, 2022")
    click(dialog.act_button.button)
    assert dialog.limits.error
    type_text(dialog.limits.editor, "The mission was there already")
    click(dialog.act_button.button)
    assert "how sure" in dialog.confidence.error
    dialog.confidence.set_value(Confidence.MODERATE)
    click(dialog.act_button.button)
    assert "75,000 people, moderate confidence" in _text(tab.lessons)
    click(_act(tab.lessons, "Close it…").button)
    close = opened(CloseLessonDialog)
    assert_accessible(close)
    type_text(close.acted_on.editor, "Asked of three missions")
    click(close.act_button.button)
    with ministry.store.read() as session:
        (shown,) = lesson_views(session, "MMR")
    assert shown.acted_on == "Asked of three missions"


def test_the_tab_fits_and_speaks_and_an_auditor_changes_nothing(show: Show, ministry: Ministry) -> None:
    open_file(ministry, phase=E)
    lever(ministry)
    agreed(ministry, E, "VE-1", "VE-3")
    page, tab = _tab(show, "P-AUD")
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
    _page, tab = _tab(show)
    assert tab.now.text() == "Risk present: no plan is agreed for this phase. Draft one, and submit it."
    ministry.clock.at = NOW + timedelta(days=1)
    moved(ministry, E)
    _page, tab = _tab(show)
    assert "AP-2026-0001" in tab.now.text()
