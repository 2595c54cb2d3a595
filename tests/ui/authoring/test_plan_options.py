"""Options taken from an agreed plan, what they lack as a set, and what a blocked Security Council leaves."""

from dataclasses import replace

from app.actions.plans.measure_results import CheckTreatment, check_treatment
from app.actions.reports.options import AddOption, add_option
from app.actions.reports.plan_options import TakeOptionsFromPlan, take_options_from_plan
from db.vocabulary import Phase
from db.vocabulary.plans import Treatment
from tests.support.carrying import assessed, option_content, prepared
from tests.support.ministry import Ministry
from tests.support.planning import LATER, TODAY, agreed, plans_of
from tests.ui.authoring.conftest import Sit
from tests.ui.authoring.dialogs import button, opened
from tests.ui.authoring.test_options import options, preparing, words_of
from tests.ui.support import assert_accessible, click
from ui.plans.take_dialog import TakeDialog
from ui.reports.option_dialog import OptionDialog

E = Phase.VIOLENCE_ESCALATION


def test_s36_options_are_taken_from_the_plan_and_edited_like_any_other(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = assessed(ministry, item)
    desk, panel = preparing(sit, report_id)
    assert "No action plan is agreed for this country." in panel.offer.take.reason
    agreed(ministry, Phase.IMMINENT_RISK, "IR-5")
    agreed(ministry, E, "VE-1", "VE-3")
    desk.refresh()
    assert panel.offer.said.text().splitlines() == [
        "AP-2026-0002 was agreed beforehand for the phase violence escalation. The change of phase of 15 January 2026 opened it.",
        "VE-1  Measure of VE-1",
        "VE-3  Measure of VE-3",
        "Plans of other phases offer 1 measure more.",
    ]
    click(panel.offer.take.button)
    dialog = opened(TakeDialog)
    assert_accessible(dialog)
    offered = [dialog.measures.editor.item(row).text() for row in range(3)]
    assert [line.split()[1] for line in offered] == ["VE-1", "VE-3", "IR-5"]
    click(dialog.act_button.button)
    assert dialog.measures.error
    dialog.measures.set_value(dialog.measures._values[:2])
    click(dialog.act_button.button)
    assert [(one.tool, one.content.review_on) for one in options(desk)] == [("VE-1", LATER), ("VE-3", LATER)]
    assert "VE-1" not in panel.offer.said.text()
    click(panel.offer.take.button)
    again = opened(TakeDialog)
    assert [again.measures.editor.item(row).text() for row in range(again.measures.editor.count())] == [
        "I  IR-5  Measure of IR-5 (AP-2026-0001)"
    ]
    again.reject_at_once()
    click(button(panel, "Revise option 1"))
    revise = opened(OptionDialog)
    assert revise.review_on.value() == LATER
    revise.scope.set_value("Two commanders")
    click(revise.act_button.button)
    assert options(desk)[0].content.scope == "Two commanders"
    assert options(desk)[0].content.review_on == LATER


def test_s46_the_panel_says_what_the_options_lack_and_stops_nothing(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    case = prepared(ministry, item, "VE-5", "VE-1")
    _desk, panel = preparing(sit, case.report_id)
    assert "Nothing here protects those at risk themselves." in words_of(panel.observed)
    assert "All of it is accountability" not in words_of(panel.observed)
    assert panel.escalate.button.isEnabled()


def test_s46_s62_of_options_that_protect_only_that_nobody_checked_whom_is_said_until_somebody_has(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    case = prepared(ministry, item, "VE-5")
    agreed(ministry, E, "VE-3")
    ((measure,),) = (plan.measures for plan in plans_of(ministry))
    take = TakeOptionsFromPlan(report_id=case.report_id, measures=(measure.measure_id,))
    ministry.do("P-FP", take_options_from_plan, take)
    desk, panel = preparing(sit, case.report_id)
    assert "Option 3: nobody has checked that it protects all alike." in words_of(panel.observed)
    assert "Nothing here protects" not in words_of(panel.observed)
    check = CheckTreatment(
        measure_id=measure.measure_id, finding=Treatment.EQUAL, note="Lists compared", checked_on=TODAY
    )
    ministry.do("P-AN1", check_treatment, check)
    desk.refresh()
    assert not panel.observed.isVisible()


def test_s64_the_panel_lists_the_humanitarian_effect_that_a_sanction_does_not_say(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = assessed(ministry, item)
    for tool in ("VE-4", "VE-1"):
        silent = replace(option_content(ministry, tool), humanitarian_effect=" ")
        ministry.do("P-FP", add_option, AddOption(report_id=report_id, content=silent))
    _desk, panel = preparing(sit, report_id)
    option_1, option_2, *_owed = (
        line for line in words_of(panel.missing).splitlines() if line.startswith("option ")
    )
    assert "the humanitarian effect" in option_1
    assert "the humanitarian effect" not in option_2
    assert not panel.escalate.button.isEnabled()


def test_s28_the_picker_shows_five_seven_and_seven_and_asks_why_for_a_later_phase(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    _desk, panel = preparing(sit, assessed(ministry, item))
    click(panel.add.button)
    dialog = opened(OptionDialog)
    heads = dialog.tool.headings()
    assert [head.split("·")[1].split()[0] for head in heads] == ["5", "7", "7"]
    assert "a reason is needed" in heads[2]
    dialog.tool.set_value("VE-1")
    assert not dialog.out_of_phase.isVisible()
    dialog.tool.set_value("IR-5")
    assert dialog.out_of_phase.isVisible()
    click(dialog.act_button.button)
    assert dialog.out_of_phase.error
    dialog.reject_at_once()


def test_s23_a_blocked_council_filters_the_picker_and_shows_other_paths(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    desk, panel = preparing(sit, assessed(ministry, item))
    click(panel.add.button)
    dialog = opened(OptionDialog)
    assert len(dialog.tool.offered()) == 19
    dialog.tool.set_value("IR-7")
    assert "General Assembly" in dialog.about.text()
    dialog.tool.blocked.click()
    assert "IR-7" not in dialog.tool.offered()
    assert len(dialog.tool.offered()) == 18
    assert dialog.tool.value() is None
    dialog.tool.set_value("VE-5")
    for path in ("Human Rights Council", "International Court of Justice", "International Criminal Court"):
        assert path in dialog.about.text()
    click(dialog.act_button.button)
    desk.qtbot.waitUntil(lambda: "If it is blocked:" in words_of(panel.works[0]))
    assert options(desk)[0].without_council
