"""A focal point adds options from the toolbox, consults, records preconditions, and may then escalate."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.actions.reports.assessments import AssessReport, assess_report
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.decisions import decide
from app.actions.reports.escalations import RenewBrief, renew_brief
from app.actions.reports.options import AddOption, Consult, add_option, consult
from app.reading.reports.options import OptionView
from app.rules.entry.money import parse_money
from db.vocabulary import Confidence, ConsultationReply, Phase
from language import Language, speaking
from tests.support.carrying import (
    PRINTER,
    Prepared,
    assessed,
    authorise,
    deciding,
    escalated,
    option_content,
    prepared,
    submitted,
)
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Desk, Sit
from tests.ui.authoring.dialogs import button, opened
from tests.ui.authoring.drafts import begun
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.reports.consult_dialog import ConsultDialog
from ui.reports.dissent_dialog import DissentDialog
from ui.reports.escalate_dialog import EscalateDialog
from ui.reports.no_action_dialog import NoActionDialog
from ui.reports.option_dialog import OptionDialog
from ui.reports.options_missing import owed_to_decide
from ui.reports.options_panel import OptionsPanel
from ui.reports.panel import picture_of
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_menu import ActMenu


def preparing(sit: Sit, report_id: str, who: str = "P-FP") -> tuple[Desk, OptionsPanel]:
    desk = sit(who)
    panel = OptionsPanel(desk.case, desk.frame)
    desk.show(panel, report_id)
    return desk, panel


def options(desk: Desk) -> tuple[OptionView, ...]:
    return picture_of(desk.case, desk.report_id).options


def _offered(sit: Sit, report_id: str) -> list[str]:
    """The further acts on the third option, as a focal point is offered them."""
    _desk, panel = preparing(sit, report_id)
    menu = panel.works[2].findChild(ActMenu)
    assert menu is not None
    return [act.text() for act in menu.acts()]


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_options_are_prepared_until_nothing_is_missing(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = preparing(sit, assessed(ministry, item))
    assert "at least one option that proposes a response" in panel.missing.text
    assert "the option of taking no action" in panel.missing.text
    assert not panel.escalate.button.isEnabled()

    click(button(panel, "Add at least one option that proposes a response"))
    dialog = opened(OptionDialog)
    assert_accessible(dialog)
    assert [line.partition("·")[2].split(" tools")[0].strip() for line in dialog.tool.headings()] == [
        "5",
        "7",
        "7",
    ]
    dialog.tool.set_value("VE-4")
    assert "legal basis" in dialog.about.text()
    assert dialog.mechanisms.value()
    assert dialog.target.value() == "Those responsible"
    dialog.scope.set_value("Four commanders")
    dialog.lead.set_value(ministry.offices["dg_political"])
    click(dialog.act_button.button)
    assert options(desk)[0].title == "Targeted sanctions on key individuals"
    # The way that was pressed is gone: one goes on at what is missing still.
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is panel.missing.links[0])
    assert "no office could authorise" in words_of(panel.missing)
    assert "Add option 1: the legal basis" in [link.accessibleName() for link in panel.missing.links]
    assert owed_to_decide(options(desk))[0][0] == "option 1: the legal basis", "whatever it will cost"
    assert "the expected outcome, the risk of harm to civilians" in panel.missing.text
    desk.qtbot.waitUntil(lambda: "has no lead time" in panel.missing.text)
    assert panel.missing.text.count("humanitarian effect") == 1, "the brief would lack it for the same reason"

    click(button(panel, "Add option 1: " + panel.missing.text.partition("option 1: ")[2].partition(";")[0]))
    revised = opened(OptionDialog)
    assert revised.scope.value() == "Four commanders"
    type_text(revised.outcome.editor, "Less freedom to move money")
    type_text(revised.harm.editor, "Low")
    type_text(revised.humanitarian.editor, "None: no bank serves the poor.")
    revised.cost.set_value(parse_money("0", "EUR"))
    click(revised.act_button.button)
    assert "option 1: at least one department consulted" in panel.missing.text

    click(button(panel, "Add option 1: at least one department consulted"))
    asking = opened(ConsultDialog)
    type_text(asking.department.editor, "Legal")
    click(asking.act_button.button)
    click(button(panel, "Record the reply of Legal… on option 1"))
    reply = opened(ConsultDialog)
    assert reply.department.editor.isReadOnly()
    reply.reply.set_value(ConsultationReply.DISAGREED)
    type_text(reply.note.editor, "Not before the Council meets.")
    click(reply.act_button.button)
    desk.qtbot.waitUntil(lambda: "Legal: disagreed" in words_of(panel))
    assert "Not before the Council meets." in words_of(panel)
    # The button that was pressed is gone with its question: one goes on at the same option.
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is button(panel, "Revise option 1"))

    # Whoever asks a department again begins with what it answered, which nobody takes back.
    click(button(panel, "Consult a department on option 1"))
    again = opened(ConsultDialog)
    type_text(again.department.editor, "legal")
    assert again.reply.value() is ConsultationReply.DISAGREED
    assert again.note.value() == "Not before the Council meets."
    assert "It replied on" in words_of(again)
    type_text(again.department.editor, " Affairs")
    assert (again.reply.value(), again.note.value()) == (ConsultationReply.NO_REPLY, "")
    again.note.set_value("After the Council has met.")
    again.department.set_value("Legal")
    assert again.note.value() == "After the Council has met.", "what was typed stays"
    again.reply.set_value(ConsultationReply.NO_REPLY)
    click(again.act_button.button)
    assert "Legal has replied." in again.reply.error
    again.reply.set_value(ConsultationReply.AGREED)
    click(again.act_button.button)
    desk.qtbot.waitUntil(lambda: "Legal: agreed" in words_of(panel))
    assert "After the Council has met." in words_of(panel)

    click(button(panel, "Add option 1: the legal basis"))
    basis = opened(TextDialog)
    type_text(basis.text.editor, "Sanctions Act 2014, section 3.")
    click(basis.act_button.button)
    (option,) = options(desk)
    assert option.preconditions[0].recorded == "Sanctions Act 2014, section 3."
    assert "no office could authorise" not in words_of(panel.missing)
    barred = replace(option, mine=(), others=())
    assert owed_to_decide([barred]) == [("option 1: its card says what stands in the way", "")]
    assert owed_to_decide([replace(barred, cost=None)]) == [], "who can decide is not known before its cost"

    click(button(panel, "Add the option of taking no action"))
    none = opened(NoActionDialog)
    type_text(none.outcome.editor, "Attacks go on unanswered.")
    click(none.act_button.button)
    assert not panel.add_none.isVisible()
    assert panel.escalate.button.isEnabled()
    click(panel.escalate.button)
    assert opened(EscalateDialog).isVisible()


def test_a_tool_is_chosen_by_somebody_writes_over_nothing_and_out_of_its_phase_needs_a_reason(
    ministry: Ministry, item: str, sit: Sit, subtests: pytest.Subtests
) -> None:
    desk, panel = preparing(sit, assessed(ministry, item))
    click(panel.add.button)
    with subtests.test("no tool is chosen until somebody chooses one"):
        dialog = opened(OptionDialog)
        tools = dialog.tool.editor
        tools.setFocus(Qt.FocusReason.TabFocusReason)
        assert dialog.tool.value() is None
        assert dialog.option_title.is_empty()

        press(tools, Qt.Key.Key_Down)
        assert dialog.tool.value() == "RP-1"
        assert tools.selectedItems()
        press(tools, Qt.Key.Key_Down)
        assert dialog.tool.value() == "RP-2"
        type_text(tools, "VE-4")
        assert dialog.tool.value() == "VE-4", "its code is typed as it stands there"
    with subtests.test("another tool does not write over what was typed"):
        dialog.tool.set_value("VE-4")
        dialog.option_title.set_value("Sanctions on four commanders")
        before = dialog.mechanisms.value()
        dialog.tool.set_value("VE-3")
        assert dialog.option_title.value() == "Sanctions on four commanders"
        assert dialog.mechanisms.value() != before
    with subtests.test("a tool of a later phase needs a reason"):
        dialog.tool.set_value("VE-4")
        assert dialog.out_of_phase.isHidden()
        dialog.tool.set_value("IR-2")
        assert dialog.out_of_phase.isVisible()
        click(dialog.act_button.button)
        assert dialog.out_of_phase.error
        type_text(dialog.out_of_phase.editor, "The shelling has begun.")
        click(dialog.act_button.button)
        assert options(desk)[0].content.out_of_phase_reason == "The shelling has begun."
    with (
        subtests.test("what a tool filled in goes with it, in a language that writes narrow blanks too"),
        speaking(Language.FRENCH),
    ):
        click(panel.add.button)
        dialog = opened(OptionDialog)
        # “…\u202f; …”: the option then had the title and the mechanisms of another tool.
        dialog.tool.set_value("VE-6")
        assert "\u202f;" in dialog.option_title.typed()
        dialog.tool.set_value("VE-5")
        chosen = dialog.tool.tool
        assert chosen is not None
        assert dialog.option_title.typed() == chosen.name
        assert "perpetrator" not in dialog.about.text()
        assert "Court" not in dialog.about.text(), "ways past a blocked Council are said in French too"
        dialog.reject_at_once()


def test_each_card_says_who_could_decide_and_an_option_is_left_out_with_a_reason_and_stays_on_file(
    ministry: Ministry, item: str, sit: Sit, subtests: pytest.Subtests
) -> None:
    case = prepared(ministry, item, "VE-4", "VE-2")
    desk, panel = preparing(sit, case.report_id)
    with subtests.test("each card says who could decide"):
        assert "Can decide: Minister for Foreign Affairs (D-001)" in words_of(panel.works[0])
        assert "EUR 0.00" in words_of(panel.works[0])
        assert "the legal basis: On file." in words_of(panel.works[0])
    with subtests.test("the panel is accessible and fits"):
        assert_accessible(desk.window)
        assert_fits(panel, 500)
    with subtests.test("an analyst reads the options and is told who prepares them"):
        _desk, theirs = preparing(sit, case.report_id, "P-AN1")
        assert len(theirs.works) == 3
        assert not theirs.add.button.isEnabled()
        assert "focal point" in theirs.add.reason
        assert "Revise…" not in words_of(theirs)
    panel.works[0].dropped.emit()
    dialog = opened(TextDialog)
    type_text(dialog.text.editor, "The regional body acts first.")
    click(dialog.act_button.button)
    assert options(desk)[0].dropped_reason == "The regional body acts first."
    desk.qtbot.waitUntil(lambda: "was left out: The regional body acts first." in words_of(panel))
    assert len(panel.works) == 2


def test_who_comes_for_who_pays_stands_at_that_field(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = assessed(ministry, item)
    content = replace(option_content(ministry, "VE-1", cost="500"), who_pays="")
    ministry.do("P-FP", add_option, AddOption(report_id=report_id, content=content))
    desk, panel = preparing(sit, report_id)
    wanted = "Add Option 1 does not say who pays EUR 500.00."
    desk.qtbot.waitUntil(lambda: wanted in [link.accessibleName() for link in panel.missing.links])
    click(button(panel, wanted))
    dialog = opened(OptionDialog)
    desk.qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.who_pays.editor)


def test_nothing_recommended_leads_to_where_an_option_is_recommended(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = assessed(ministry, item)
    wanted = "Add Nothing is recommended."
    first = replace(option_content(ministry, "VE-1"), recommended=False)
    ministry.do("P-FP", add_option, AddOption(report_id=report_id, content=first))
    desk, panel = preparing(sit, report_id)
    desk.qtbot.waitUntil(lambda: wanted in [link.accessibleName() for link in panel.missing.links])
    click(button(panel, wanted))
    dialog = opened(OptionDialog)
    desk.qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.recommended.editor)
    dialog.reject_at_once()

    second = replace(option_content(ministry, "VE-2"), recommended=False)
    ministry.do("P-FP", add_option, AddOption(report_id=report_id, content=second))
    desk.show(panel, report_id)
    click(button(panel, wanted))
    assert panel.window().focusWidget() is panel.works[0].acts[0], "which one, is for the writer to say"
    assert "tick “This option is recommended”" in desk.frame.told[-1][1]


def test_what_an_option_presupposes_may_be_recorded_while_an_office_waits_for_it(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    before = prepared(ministry, item, "VE-1")
    report_id = before.report_id
    content = replace(option_content(ministry, "VE-4"), recommended=False)
    option_id = ministry.do("P-FP", add_option, AddOption(report_id=report_id, content=content)).option_id
    for department, reply in (
        ("Legal", ConsultationReply.NO_REPLY),
        ("Development", ConsultationReply.AGREED),
    ):
        asked = Consult(report_id=report_id, option_id=option_id, department=department, reply=reply)
        ministry.do("P-FP", consult, asked)
    case = Prepared(report_id, (*before.options, option_id))
    escalated(ministry, case, "minister", "P-MIN")
    wanted = deciding(ministry, "minister", case, authorise(option_id))
    assert ministry.refused("P-MIN", decide, wanted).rule == "authority.precondition"

    desk, panel = preparing(sit, report_id)
    names = [act.accessibleName() for act in panel.works[2].acts]
    assert "Revise option 3" not in names, "what was escalated stays as it was"
    assert "Record the reply of Legal… on option 3" in names
    click(button(panel, "Record the legal basis… of option 3"))
    basis = opened(TextDialog)
    assert "freeze a new version" in words_of(basis)
    type_text(basis.text.editor, "Sanctions Act 2014, section 3.")
    click(basis.act_button.button)
    assert options(desk)[2].preconditions[0].recorded == "Sanctions Act 2014, section 3."
    changed = "Change the reply of {}…"
    late = Consult(
        report_id=report_id, option_id=option_id, department="Legal", reply=ConsultationReply.DISAGREED
    )
    # What the brief that went up says of a reply stays; one that came since may be put right until it is in a brief too.
    ministry.clock.at += timedelta(hours=1)

    def answers(reply: ConsultationReply) -> None:
        [legal] = [one for one in options(desk)[2].consultations if one.department == "Legal"]
        ministry.do("P-FP", consult, replace(late, reply=reply, based_on=legal.version))

    answers(ConsultationReply.AGREED)
    offered = _offered(sit, report_id)
    assert changed.format("Legal") in offered
    assert changed.format("Development") not in offered
    answers(ConsultationReply.DISAGREED)
    assert ministry.refused("P-FP", consult, replace(late, department="Development")).rule == "option.replied"
    ministry.clock.at += timedelta(hours=1)
    renewed = ministry.do(
        "P-FP", renew_brief, RenewBrief(report_id=report_id, reason="Legal has replied.", printer=PRINTER)
    )
    assert changed.format("Legal") not in _offered(sit, report_id)
    assert ministry.refused("P-FP", consult, late).rule == "option.replied"
    opening = OpenBrief(brief_id=renewed.brief_id, office_id=ministry.offices["minister"])
    ministry.do("P-MIN", open_brief, opening)
    ministry.do("P-MIN", decide, wanted)
    assert ministry.refused("P-FP", consult, late).rule == "option.decided"


def test_what_the_brief_would_lack_is_listed_too(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = submitted(ministry, item)
    judgement = AssessReport(
        report_id=report_id,
        phase=Phase.VIOLENCE_ESCALATION,
        confidence=Confidence.LOW,
        confidence_reason="One source.",
    )
    ministry.do("P-AN2", assess_report, judgement)
    desk, panel = preparing(sit, report_id)
    held_back: list[bool] = []
    panel.held_back.connect(held_back.append)
    # What the brief of this one lacks is found while another is looked at.
    panel.show_report(picture_of(desk.case, begun(ministry)))
    desk.qtbot.waitUntil(lambda: not desk.case.tasks.running)
    assert held_back == []
    desk.refresh()
    desk.qtbot.waitUntil(lambda: "No dissent is recorded" in panel.missing.text)
    assert held_back[-1:] == [True], "the page fills no way to escalate it"
    link = next(
        b for b in panel.missing.findChildren(type(panel.add.button)) if "dissent" in b.accessibleName()
    )
    click(link)
    assert opened(DissentDialog).isVisible()


def test_before_the_assessment_there_is_nothing_to_prepare(ministry: Ministry, item: str, sit: Sit) -> None:
    _desk, panel = preparing(sit, submitted(ministry, item))
    assert panel.early.isVisible()
    assert not panel.add.isVisible()
    assert not panel.missing.isVisible()
