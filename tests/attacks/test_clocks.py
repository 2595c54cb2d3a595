"""Attempts to hide that a clock ran out, or to put it off."""

from datetime import timedelta

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.decisions import decide
from app.actions.reports.drafting import OnReportWithReason, return_report
from app.actions.reports.escalations import Acknowledge, Escalate, Refer, acknowledge, escalate, refer_up
from app.actions.reports.judging import Choice
from app.perform import perform
from app.reading.authority.lapses import all_lapses
from db.actor import TOCSIN
from db.vocabulary import Outcome
from tests.support.carrying import (
    PRINTER,
    Prepared,
    authorise,
    decided,
    deciding,
    decline,
    escalated,
    open_file,
    prepared,
    submitted,
)
from tests.support.ministry import Ministry


def noted(ministry: Ministry) -> list[str]:
    """The lapses on record once the program has looked."""
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    with ministry.store.read() as session:
        return sorted(line.clock.value for line in all_lapses(session))


def late(ministry: Ministry) -> Prepared:
    """A report whose addressed office let its clocks run out, while nobody looked."""
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development", "P-DEV")
    ministry.clock.at += timedelta(days=30)
    return case


def test_a_late_decision_does_not_hide_that_it_came_late(ministry: Ministry) -> None:
    case = late(ministry)
    option, other, idle = case.options
    decided(ministry, "P-DEV", "dg_development", case, authorise(option), decline(other), decline(idle))
    assert noted(ministry) == ["acknowledge", "decide"]


def test_a_late_deferral_does_not_hide_that_it_came_late(ministry: Ministry) -> None:
    case = late(ministry)
    until = ministry.clock.at.date() + timedelta(days=5)
    later = [
        Choice(option_id=option, outcome=Outcome.DEFER, reason="Later.", defer_until=until)
        for option in case.options
    ]
    decided(ministry, "P-DEV", "dg_development", case, *later)
    assert noted(ministry) == ["acknowledge", "decide"]


def test_a_late_acknowledgement_and_a_late_referral_hide_nothing(ministry: Ministry) -> None:
    case = late(ministry)
    ministry.do("P-DEV", acknowledge, Acknowledge(report_id=case.report_id))
    upward = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="No answer.")
    ministry.do("P-FP", refer_up, upward)
    assert noted(ministry) == ["acknowledge", "decide"]


def test_an_assessment_that_came_late_or_was_returned_late_hides_nothing(ministry: Ministry) -> None:
    item = open_file(ministry)
    report_id = submitted(ministry, item)
    ministry.clock.at += timedelta(days=40)
    ministry.do("P-FP", return_report, OnReportWithReason(report_id=report_id, reason="Say more."))
    assert noted(ministry) == ["assess"]


def test_what_was_done_in_time_is_no_lapse(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development", "P-DEV")
    option, other, idle = case.options
    decided(ministry, "P-DEV", "dg_development", case, authorise(option), decline(other), decline(idle))
    ministry.clock.at += timedelta(days=30)
    assert noted(ministry) == []


def test_an_escalation_does_not_give_more_time_than_the_urgency(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    request = Escalate(
        report_id=case.report_id,
        office_id=ministry.offices["dg_development"],
        printer=PRINTER,
        decide_by=ministry.clock.at + timedelta(days=365),
        because="There is no hurry.",
    )
    assert ministry.rejected("P-FP", escalate, request).field == "deadline"


def test_a_deferral_does_not_outlive_the_present(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development", "P-DEV")
    never = Choice(
        option_id=case.options[0],
        outcome=Outcome.DEFER,
        reason="Some day.",
        defer_until=ministry.clock.at.date().replace(year=9999),
    )
    asked = deciding(ministry, "dg_development", case, never)
    assert ministry.rejected("P-DEV", decide, asked).field == "date"
