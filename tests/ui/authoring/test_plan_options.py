"""Options taken from an agreed plan, what they lack as a set, and what a blocked Security Council leaves."""

from db.vocabulary import Phase
from tests.support.carrying import assessed, prepared
from tests.support.ministry import Ministry
from tests.support.planning import LATER, agreed
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
    assert "No action plan is agreed for this country." in panel.take.reason
    agreed(ministry, Phase.IMMINENT_RISK, "IR-5")
    agreed(ministry, E, "VE-1", "VE-3")
    desk.refresh()
    click(panel.take.button)
    dialog = opened(TakeDialog)
    assert_accessible(dialog)
    offered = [dialog.measures.editor.item(row).text() for row in range(3)]
    assert [line.split()[1] for line in offered] == ["VE-1", "VE-3", "IR-5"]
    click(dialog.act_button.button)
    assert dialog.measures.error
    dialog.measures.set_value(dialog.measures._values[:2])
    click(dialog.act_button.button)
    assert [(one.tool, one.content.review_on) for one in options(desk)] == [("VE-1", LATER), ("VE-3", LATER)]
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


def test_s46_nothing_is_said_of_options_that_protect(ministry: Ministry, item: str, sit: Sit) -> None:
    case = prepared(ministry, item, "VE-5", "VE-3")
    _desk, panel = preparing(sit, case.report_id)
    assert not panel.observed.isVisible()


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
