"""A warning reaches someone with authority, and their decision is carried out."""

from datetime import timedelta

import pytest

from app.actions.reports.drafting import OnReport, OnReportWithReason, return_report, submit_report
from app.actions.reports.escalations import Escalate, escalate
from app.actions.reports.responses import (
    EndResponse,
    OnResponse,
    ReportOnResponse,
    complete_response,
    report_on_response,
    start_response,
)
from app.actions.reports.reviews import BorneOut, ResponseOutcome, ReviewReport, close_report, review_report
from app.reading.reports.report import report_view
from app.reading.reports.responses import ResponseView, response_views
from app.refusals import BadInput
from db.vocabulary import DecisionEffect, ResponseStatus
from tests.support.carrying import (
    PRINTER,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    status_of,
)
from tests.support.ministry import Ministry


def responses(ministry: Ministry, report_id: str) -> tuple[ResponseView, ...]:
    with ministry.store.read() as session:
        return response_views(session, report_id, ministry.actors["P-DG1"], ministry.clock.at)


def carry_out(ministry: Ministry, response_id: str) -> None:
    ministry.do("P-DG1", start_response, OnResponse(response_id=response_id))
    ministry.clock.at += timedelta(days=1)
    done = ReportOnResponse(response_id=response_id, text="The ambassador was heard.")
    ministry.do("P-DG1", report_on_response, done)
    ministry.do("P-DG1", complete_response, EndResponse(response_id=response_id, words="Heard, no change."))


def test_a_warning_is_carried_to_a_decision_and_the_response_to_its_end(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    assert status_of(ministry, case.report_id) == "escalated"

    first, second, none = case.options
    made = decided(
        ministry, "P-DG1", "dg_political", case, authorise(first), authorise(second), decline(none)
    )
    in_force = DecisionEffect.IN_FORCE
    assert [item.effect for item in made] == [in_force, in_force, DecisionEffect.DECLINED]
    assert {item.instrument for item in made[:2]} == {"D-003"}
    assert status_of(ministry, case.report_id) == "responding"

    for response in responses(ministry, case.report_id):
        carry_out(ministry, response.response_id)
    ended = responses(ministry, case.report_id)
    assert {item.status for item in ended} == {ResponseStatus.COMPLETED}

    nothing_told = ReviewReport(
        report_id=case.report_id, borne_out=BorneOut.PARTLY, learned="Warn earlier.", outcomes=()
    )
    with pytest.raises(BadInput) as lacking:
        ministry.do("P-FP", review_report, nothing_told)
    assert all(response.number in lacking.value.message for response in ended)

    outcomes = tuple(ResponseOutcome(response_id=r.response_id, words="No change.") for r in ended)
    looking_back = ReviewReport(
        report_id=case.report_id, borne_out=BorneOut.PARTLY, learned="Warn earlier.", outcomes=outcomes
    )
    ministry.do("P-FP", review_report, looking_back)
    ministry.do("P-FP", close_report, OnReport(report_id=case.report_id))
    assert status_of(ministry, case.report_id) == "closed"
    with ministry.store.read() as session:
        view = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    assert view.review is not None
    assert view.review.learned == "Warn earlier."


def test_an_assessed_report_goes_back_to_its_author_and_is_assessed_again(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    asked = OnReportWithReason(report_id=case.report_id, reason="What is asked is not clear.")
    assert ministry.refused("P-AN1", return_report, asked).rule == "flow.return.role"
    ministry.do("P-FP", return_report, asked)
    assert status_of(ministry, case.report_id) == "draft"
    ministry.do("P-AN1", submit_report, OnReport(report_id=case.report_id))
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["dg_political"], printer=PRINTER)
    assert ministry.refused("P-FP", escalate, request).rule == "flow.escalate.state"


def test_a_tool_of_a_later_phase_is_put_forward_with_a_reason_only(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "IR-5", "VE-1")
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["minister"], printer=PRINTER)
    refusal = ministry.refused("P-FP", escalate, request)
    assert refusal.rule == "flow.escalate.missing"
    assert "later phase" in refusal.message
