"""To an office, its questions, and on to another."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.actions.reports.assessments import RecordDissent, record_dissent
from app.actions.reports.options import DropOption, drop_option
from db.reports import Option
from db.vocabulary import Phase, ReportStatus
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.reports.seat import Seat
from tests.ui.support import assert_accessible, click
from ui.pdf.engine import page_text
from ui.reports.ask_dialog import AskDialog
from ui.reports.escalate_dialog import EscalateDialog
from ui.reports.preview_dialog import PreviewDialog
from ui.reports.refer_dialog import ReferDialog
from ui.reports.steps import DRAFT, OPTIONS
from ui.reports.text_dialog import TextDialog
from ui.reports.words import moment
from ui.tasks import Tasks

WAIT = 20_000


@pytest.fixture
def focal(qtbot: QtBot, tasks: Tasks, assessed: Ministry, report: Prepared) -> Seat:
    seat = Seat(qtbot, tasks, assessed, "P-FP")
    seat.open(report.report_id)
    return seat


def test_a_focal_point_escalates_a_complete_report(focal: Seat, qtbot: QtBot, assessed: Ministry) -> None:
    act = focal.page.report.act
    assert focal.next == "Escalate…"
    focal.page.report.panel(OPTIONS).held_back.emit(True)
    assert act.button.property("kind") != "primary", "not filled while the step says what is missing first"
    focal.page.report.panel(OPTIONS).held_back.emit(False)
    assert act.button.property("kind") == "primary"
    focal.page.report.show_step(DRAFT)
    focal.page.report.panel(OPTIONS).held_back.emit(True)
    assert act.button.property("kind") == "primary", "a step that is not shown says nothing of what is"
    focal.page.report.show_step(OPTIONS)
    focal.press_next()
    dialog = focal.dialog(EscalateDialog)
    assert_accessible(dialog)
    assert not dialog.act_button.button.isEnabled()
    offered = [dialog.office.editor.itemText(row) for row in range(dialog.office.editor.count())]
    assert "Director-General, Political Affairs – may decide option 2" in offered
    assert "Minister of Finance – could only refer it" in offered
    assert offered.index("Minister for Foreign Affairs – may decide options 1, 2") < offered.index(
        "Minister of Finance – could only refer it"
    )
    assert dialog.because.required
    dialog.office.set_value(assessed.offices["dg_political"])
    qtbot.waitUntil(dialog.act_button.button.isEnabled, timeout=WAIT)
    assert dialog.act_button.words == "Escalate to Director-General, Political Affairs"
    assert dialog.length.text() == "Its body fits two pages."
    click(dialog.act_button.button)
    qtbot.waitUntil(lambda: focal.picture.report.status is ReportStatus.ESCALATED, timeout=WAIT)
    assert not [one for one in focal.window.findChildren(EscalateDialog) if one.isVisible()]
    assert "version 1 of its brief is frozen" in focal.window.above.notice.text


def test_who_escalates_is_told_who_may_decide_what_runs_over_and_what_is_lacking(
    focal: Seat, qtbot: QtBot, assessed: Ministry, report: Prepared, subtests: pytest.Subtests
) -> None:
    with subtests.test("s26: at imminent risk no office is offered that could only refer"):
        (assessment,) = focal.picture.report.assessments
        imminent = replace(assessment, phase=Phase.IMMINENT_RISK)
        picture = replace(focal.picture, report=replace(focal.picture.report, assessments=(imminent,)))
        dialog = EscalateDialog(focal.case, focal.window, picture)
        offered = [dialog.office.editor.itemText(row) for row in range(dialog.office.editor.count())]
        assert any("may decide" in office for office in offered)
        assert not any("could only refer it" in office for office in offered)
    with subtests.test("what runs over two pages is said before anything is printed"):
        long = RecordDissent(
            report_id=report.report_id,
            person_id=assessed.people["P-AN1"],
            text="The convoys are a routine rotation of the garrisons in the north. " * 120,
            would_change="Orders.",
        )
        assessed.do("P-AN1", record_dissent, long)
        focal.window.refresh()
        focal.press_next()
        dialog = focal.dialog(EscalateDialog)
        dialog.office.set_value(assessed.offices["dg_political"])
        qtbot.waitUntil(dialog.act_button.button.isEnabled, timeout=WAIT)
        assert "longer than its two pages. What runs over is printed in annex H" in dialog.length.text()
        assert "7 Dissent: " in dialog.length.text()
    focal.dialog(EscalateDialog).reject_at_once()
    with subtests.test("what a brief lacks is listed and printed across the preview"):
        dropped = DropOption(
            report_id=report.report_id,
            option_id=report.options[0],
            based_on=assessed.version(Option, report.options[0]),
            reason="Not feasible.",
        )
        assessed.do("P-FP", drop_option, dropped)
        focal.window.refresh()
        focal.press_next()
        dialog = focal.dialog(EscalateDialog)
        dialog.office.set_value(assessed.offices["minister"])
        qtbot.waitUntil(lambda: "2 of at least 3 options" in dialog.lacks.text(), timeout=WAIT)
        assert "NOT FOR SUBMISSION" in dialog.act_button.reason
        assert not dialog.act_button.button.isEnabled()
        click(dialog.preview_button.button)
        preview = dialog.findChild(PreviewDialog)
        assert isinstance(preview, PreviewDialog)
        qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=WAIT)
        assert "NOT FOR SUBMISSION" in page_text(preview.view._content, 0)
        ways = {button.text() for button in preview.view.findChildren(QPushButton) if button.isVisible()}
        assert not ways & {"Save as PDF…", "Print…"}


def test_the_addressed_office_acknowledges_asks_and_refers(sit: Sit, report: Prepared) -> None:
    delegate = sit("P-DG1")
    delegate.open(report.report_id)
    delegate.choose("Acknowledge")
    assert "Dana Whitlock, 15 January 2026, 09:00 UTC" in delegate.said()
    delegate.choose("Ask for information…")
    asking = delegate.dialog(AskDialog)
    asking.question.set_value("How many people are cut off?")
    asking.due.set_value(delegate.case.now() - timedelta(hours=1))
    click(asking.foot.acts[0].button)
    assert "not ahead" in asking.due.error
    asking.due.set_value(delegate.case.now() + timedelta(hours=5))
    click(asking.foot.acts[0].button)

    analyst = sit("P-AN1")
    analyst.open(report.report_id)
    assert analyst.next == "Answer the question…"
    analyst.press_next()
    answering = analyst.dialog(TextDialog)
    assert "How many people are cut off?" in analyst.said(answering)
    answering.text.set_value("Some 6,000.")
    click(answering.act_button.button)
    assert "Some 6,000." in analyst.said()

    delegate.window.refresh()
    delegate.choose("Refer to another office…")
    delegate.page.report.begin()
    referring = delegate.dialog(ReferDialog)
    offered = [referring.office.editor.itemText(row) for row in range(referring.office.editor.count())]
    assert not any(one.startswith("Director-General, Political") for one in offered)
    referring.office.set_value(delegate.ministry.offices["minister"])
    click(referring.foot.acts[0].button)
    assert referring.reason.error == "Enter “Reason”."
    referring.reason.set_value("Sanctions are beyond my powers.")
    click(referring.foot.acts[0].button)
    told = delegate.said(delegate.window.above.notice)
    assert "EW-2026-0001 is referred to Minister for Foreign Affairs." in told
    assert "A decision is due by" in told, "for whom it waits, and until when"
    delegate.window.go("reports", "")
    assert delegate.window.above.notice.isHidden(), "what was said of one report does not stand over another"
    delegate.open(report.report_id)
    said = delegate.said()
    assert "Before Minister for Foreign Affairs" in said
    assert "Sanctions are beyond my powers." in said
    assert "Before that with Director-General, Political Affairs; referred" in said
    page = delegate.page.report
    goes_on = page.act.button if page.act.isVisible() else page.steps.row(page.step)
    assert delegate.window.focusWidget() is goes_on, "what was pressed is gone"


def test_where_no_other_office_could_decide_it_is_not_said_that_those_listed_could(
    sit: Sit, report: Prepared
) -> None:
    delegate = sit("P-DG1")
    delegate.open(report.report_id)
    alone = replace(delegate.picture, options=())
    referring = ReferDialog(delegate.case, delegate.window, alone)
    referring.open()
    offered = [referring.office.editor.itemText(row) for row in range(referring.office.editor.count())]
    assert any(one.startswith("Minister") for one in offered)
    assert not any(one.startswith("Director-General, Political") for one in offered), (
        "the report is there already"
    )
    said = delegate.said(referring)
    assert "No other office could decide" in said
    assert "Offices that could decide now" not in said


def test_a_focal_point_refers_upward_once_the_clock_ran_out(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    focal = sit("P-FP")
    focal.open(report.report_id)
    refused = next(a for a in focal.page.report.menu.acts() if a.text().startswith("Refer upward"))
    assert not refused.isEnabled()
    due = focal.picture.report.open_escalation
    assert due is not None
    assert refused.text().startswith("Refer upward, once the clock has run out…")
    assert moment(due.decide_by, focal.case.zone) in refused.text(), "when it will be open"
    ministry.clock.at += timedelta(days=5)
    focal.window.refresh()
    assert "lapsed" in focal.page.report.clock.text
    assert focal.next == "Refer upward: the clock ran out…"
    focal.press_next()
    referring = focal.dialog(ReferDialog)
    assert referring.reason.value() == "No decision by the deadline."
    referring.office.set_value(ministry.offices["permanent_secretary"])
    click(referring.foot.acts[0].button)
    assert "Before Permanent Secretary" in focal.said()
