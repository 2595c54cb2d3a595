"""Responses to their end, then the review and the close."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QPushButton

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.reviews import BorneOut
from app.reading.desk import desk
from app.reading.reports.reports import report_lines
from app.reading.waiting.lines import Need
from db.reports import Brief
from db.vocabulary import ResponseStatus
from tests.support.carrying import Prepared, authorise, decided, decline
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.support import assert_accessible, click
from ui.reports.close_dialog import CloseDialog
from ui.reports.response_report_dialog import ResponseReportDialog
from ui.reports.review_dialog import ReviewDialog
from ui.reports.start_dialog import StartDialog
from ui.reports.steps import CLOSE, DECISION, RESPONSE, REVIEW
from ui.reports.text_dialog import TextDialog
from ui.reports.words import day
from ui.widgets.step_list import StepState


@pytest.fixture
def responding(report: Prepared, ministry: Ministry) -> Prepared:
    with ministry.store.read() as session:
        brief_id = session.scalars(sa.select(Brief.id)).one()
    for who, office, choices in (
        ("P-DG1", "dg_political", (authorise(report.options[1]), decline(report.options[2]))),
        ("P-MIN", "minister", (decline(report.options[0]),)),
    ):
        ministry.do(who, open_brief, OpenBrief(brief_id=brief_id))
        decided(ministry, who, office, report, *choices)
    return report


def test_a_lead_may_start_what_one_office_authorised_while_another_still_decides(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    with ministry.store.read() as session:
        brief_id = session.scalars(sa.select(Brief.id)).one()
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=brief_id))
    decided(ministry, "P-MIN", "minister", report, authorise(report.options[1]))
    focal = sit("P-FP")
    focal.open(report.report_id)
    assert "Start" not in focal.next

    lead = sit("P-DG1")
    lead.open(report.report_id)
    assert lead.next == "Read the brief", "the lead may decide what is left of it"
    lead.choose("Start R-2026-0001")
    click(lead.dialog(StartDialog).act_button.button)
    assert [one.status for one in lead.picture.responses] == [ResponseStatus.STARTED]


def test_an_overdue_line_of_the_desk_leads_to_its_own_response_which_says_the_same(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    with ministry.store.read() as session:
        brief_id = session.scalars(sa.select(Brief.id)).one()
    first, second, none = report.options
    for who, office, choices in (
        ("P-DG1", "dg_political", (authorise(second), decline(none))),
        ("P-MIN", "minister", (authorise(first),)),
    ):
        ministry.do(who, open_brief, OpenBrief(brief_id=brief_id))
        decided(ministry, who, office, report, *choices)
    seat = sit("P-FP")
    seat.open(report.report_id)
    panel = seat.page.report.panel(RESPONSE)
    seat.page.report.show_step(RESPONSE)
    assert "overdue" not in seat.said(panel)
    ministry.clock.at += timedelta(days=100)
    at = ministry.clock.at
    seat.window.go("desk")
    lines = seat.case.look(lambda session: desk(session, seat.case.actor, at, at.date())).lines
    late = {line.opens.rpartition("/")[2]: line for line in lines if line.need is Need.MEASURE_RESULT}
    assert sorted(late) == ["R-2026-0001", "R-2026-0002"]
    line = late["R-2026-0002"]
    assert line.subject == "EW-2026-0001"
    seat.open(line.opens)
    card = panel.part_of("R-2026-0002")
    assert card is not None
    assert seat.window.focusWidget() is card
    assert line.due_at is not None
    words = seat.said(card).splitlines()
    assert line.how_long in words
    assert words[words.index("Result due") + 1] == day(line.due_at.date())
    assert_accessible(seat.page)
    seat.open()
    rows = seat.page.list.table.model()
    shown = [rows.index(0, column).data() for column in range(rows.columnCount())]
    assert line.how_long in shown, "the list of reports says that it is late"


def test_the_lead_carries_a_response_to_its_end_and_the_report_is_closed(
    sit: Sit, responding: Prepared
) -> None:
    other = sit("P-AN1")
    other.open(responding.report_id)
    assert other.page.report.step == RESPONSE
    assert "Only the lead of R-2026-0001, Director-General, Political Affairs, may do this." in other.said()

    lead = sit("P-DG1")
    lead.open(responding.report_id)
    assert lead.next == "Start R-2026-0001…"
    lead.press_next()
    starting = lead.dialog(StartDialog)
    assert_accessible(starting)
    assert [one.status for one in lead.picture.responses] == [ResponseStatus.OPEN], "it is asked first"
    click(starting.act_button.button)
    assert [one.status for one in lead.picture.responses] == [ResponseStatus.STARTED]
    assert lead.next == "Report on R-2026-0001…"
    lead.press_next()
    reporting = lead.dialog(ResponseReportDialog)
    reporting.text.set_value("The ambassador was summoned.")
    reporting.people.set_value("many")
    click(reporting.foot.acts[0].button)
    assert "not a number" in reporting.people.error
    reporting.people.set_value("1,200")
    click(reporting.foot.acts[0].button)
    assert "people protected: 1,200" in lead.said()
    lead.press("Complete…")
    completing = lead.dialog(TextDialog)
    completing.text.set_value("Two convoys passed.")
    click(completing.act_button.button)
    assert [one.status for one in lead.picture.responses] == [ResponseStatus.COMPLETED]
    assert "R-2026-0001 is completed." in lead.window.above.notice.text
    assert "Waits for" in lead.window.above.notice.text
    assert lead.page.report.waits.text().endswith(", to review it."), "no lead has anything left to do"
    (line,) = lead.case.look(report_lines)
    assert line.waits_for == "Lucía Ferrer, to review it"

    focal = sit("P-FP")
    focal.window.resize(1280, 640)
    focal.open(responding.report_id)
    assert focal.page.report.step == REVIEW
    row = focal.page.report.steps.row(REVIEW)
    focal.qtbot.waitUntil(lambda: row.visibleRegion().contains(row.rect()))
    told = focal.said(focal.page.report.outcome).splitlines()
    assert any(line.startswith("Declined: option 1") for line in told), "found without reading on"
    assert focal.next == "Review…"
    focal.press_next()
    reviewing = focal.dialog(ReviewDialog)
    assert_accessible(reviewing)
    assert reviewing.binding, "it stands for good: no key of habit records it"
    reviewing.borne_out.set_value(BorneOut.PARTLY)
    reviewing.learned.set_value("Ask the post earlier.")
    click(reviewing.foot.acts[0].button)
    assert focal.status == "reviewed"
    assert "Two convoys passed." in focal.said()
    assert focal.next == "Close the report…"
    other = sit("P-DG1")
    other.open(responding.report_id)
    buttons = other.page.findChildren(QPushButton)
    ways = [one for one in buttons if one.text() == "Close the report…" and one.isVisible()]
    assert ways == [], "whose role never closes reports is offered no such act"
    assert "Waits for Lucía Ferrer, to close it." in other.said()
    focal.press_next()
    closing = focal.dialog(CloseDialog)
    assert_accessible(closing)
    assert focal.status == "reviewed", "it is said first what closing means"
    closers = [one.text() for one in closing.findChildren(QPushButton) if one.text().startswith("Close")]
    assert closers == ["Close the report"], "one button closes, the other leads back"
    click(closing.act_button.button)
    assert focal.status == "closed"
    assert focal.window.above.notice.text == f"Done {focal.picture.report.number} is closed."
    assert focal.next == ""
    assert focal.page.report.step == CLOSE
    said = focal.page.report.steps.accessibleDescription()
    assert said.count(StepState.DONE.value) == 7
    # What has ended is not told as something that may be carried out.
    focal.page.report.show_step(DECISION)
    assert "Its response was completed on" in focal.said()
    assert "may be carried out" not in focal.said()


def test_the_list_says_that_what_was_authorised_is_overdue(
    sit: Sit, responding: Prepared, ministry: Ministry
) -> None:
    ministry.clock.at += timedelta(days=200)
    seat = sit("P-AUD")
    seat.open()
    table = seat.page.list.table
    [clock] = [one for one in table.rows_model.columns if one.title == "Clock"]
    [line] = [one for one in table.rows_model.rows if one.report_id == responding.report_id]
    assert clock.text(line).startswith("overdue ")
    assert clock.role is not None
    assert clock.role(line) == "danger"


def test_a_review_waits_until_every_response_has_ended(sit: Sit, responding: Prepared) -> None:
    focal = sit("P-FP")
    focal.open(responding.report_id)
    assert focal.next == "Review…"
    assert "1 response has not ended yet." in focal.page.report.act.reason
    lead = sit("P-DG1")
    lead.open(responding.report_id)
    lead.press("Halt…")
    halting = lead.dialog(TextDialog)
    halting.text.set_value("The envoy was expelled.")
    click(halting.act_button.button)
    assert lead.picture.responses[0].halt_reason == "The envoy was expelled."
    focal.window.refresh()
    assert focal.page.report.act.button.isEnabled()
