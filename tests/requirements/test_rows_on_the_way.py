"""Rows of the founding report about the way from a warning to an act, each as its last column says."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.ministry.offices import EndHolding, end_holding
from app.actions.reports.drafting import OnReport, OnReportWithReason, withdraw_report
from app.actions.reports.escalations import Escalate, Refer, escalate, refer_up
from app.actions.reports.reviews import close_report
from app.reading.desk import desk
from app.reading.waiting.lines import Need
from app.rules.risk.quarters import QuarterState
from db.people import Holding
from reports.brief import render_brief
from tests.briefs.samples.brief import sample_brief
from tests.reports.reading_back import text
from tests.support.carrying import (
    IMMINENT,
    PRINTER,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    status_of,
)
from tests.support.ministry import Ministry
from ui.risk.words import QUARTER_LOOKS


def _needs(ministry: Ministry) -> set[tuple[Need, str]]:
    at = ministry.clock.at
    with ministry.store.read() as session:
        lines = desk(session, ministry.actors["P-FP"], at, at.date()).lines
    return {(line.need, line.subject) for line in lines if line.mine}


def test_s24_a_missed_quarter_is_red() -> None:
    assert QUARTER_LOOKS[QuarterState.MISSED] == ("time-lapsed", "danger")


def test_s26_a_warning_goes_to_no_post_that_nobody_holds_and_one_that_falls_vacant_is_told(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    case = prepared(ministry, item, "VE-1", "RP-1")
    office = ministry.offices["dg_political"]
    escalated(ministry, case, "dg_political")
    holding = ministry.holdings["dg_political", "P-DG1"]
    ends = EndHolding(
        holding_id=holding,
        based_on=ministry.version(Holding, holding),
        ends_at=ministry.clock.at + timedelta(hours=1),
        reason="Retires",
    )
    ministry.do("P-ADM", end_holding, ends)
    ministry.clock.at += timedelta(hours=2)
    assert Need.POST_VACANT in {need for need, _ in _needs(ministry)}

    other = prepared(ministry, item, "VE-1", "RP-1")
    request = Escalate(report_id=other.report_id, office_id=office, printer=PRINTER)
    assert ministry.refused("P-FP", escalate, request).rule == "escalate.vacant"

    # Where the clock has run out, the focal point carries it to an office that can decide, and to no other.
    ministry.clock.at += timedelta(days=30)
    nobody = Refer(
        report_id=case.report_id, office_id=ministry.offices["treasury_minister"], reason="Vacant."
    )
    assert ministry.refused("P-FP", refer_up, nobody).rule == "refer.authority"
    upward = replace(nobody, office_id=ministry.offices["minister"])
    assert ministry.do("P-FP", refer_up, upward).decide_by > ministry.clock.at


def test_s26_at_imminent_risk_a_warning_is_addressed_to_an_office_that_could_decide(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "IR-3", "IR-5", content=IMMINENT)
    request = Escalate(
        report_id=case.report_id, office_id=ministry.offices["treasury_minister"], printer=PRINTER
    )
    assert ministry.refused("P-FP", escalate, request).rule == "escalate.authority"
    assert status_of(ministry, case.report_id) == "assessed"
    escalated(ministry, case, "dg_political", "P-DG1")


def test_s29_no_warning_is_closed_in_silence(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    on = OnReport(report_id=case.report_id)
    assert ministry.refused("P-FP", close_report, on).rule.startswith("flow.close")
    silent = OnReportWithReason(report_id=case.report_id, reason=" ")
    assert ministry.rejected("P-FP", withdraw_report, silent).field == "reason"
    escalated(ministry, case, "dg_political", "P-DG1")
    withdrawn = replace(silent, reason="No longer wanted.")
    assert ministry.refused("P-FP", withdraw_report, withdrawn).rule.startswith("flow.withdraw")
    decided(ministry, "P-DG1", "dg_political", case, *(decline(option) for option in case.options))
    assert ministry.refused("P-FP", close_report, on).rule.startswith("flow.close")
    with ministry.store.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="tocsin: "):
        connection.exec_driver_sql("update reports set status = 'closed'")


def test_s31_the_brief_prints_who_was_asked_and_has_not_replied() -> None:
    printed = " ".join(text(render_brief(sample_brief(), frozen_hash="0" * 64)).split())
    assert "Finance: no reply" in printed
    assert "Trade: disagreed (asks for a wind-down of 90 days)" in printed
