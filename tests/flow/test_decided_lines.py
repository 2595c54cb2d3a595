"""What a list says was decided on each report."""

from datetime import date

from app.actions.reports.judging import Choice
from app.actions.reports.signatures import SignSecond, sign_second
from app.reading.reports.decided import decided_by_report
from db.vocabulary import Outcome
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import Ministry


def said(ministry: Ministry, case: Prepared) -> str:
    with ministry.store.read() as session:
        found = decided_by_report(session, [case.report_id]).get(case.report_id)
    return found.words if found else ""


def test_a_list_says_the_last_word_on_each_option(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    assert said(ministry, case) == ""
    first, second, none = case.options
    later = Choice(option_id=first, outcome=Outcome.DEFER, reason="Later.", defer_until=date(2027, 1, 1))
    decided(ministry, "P-MIN", "minister", case, later)
    assert said(ministry, case) == "put off"
    decided(ministry, "P-MIN", "minister", case, authorise(first), decline(second), decline(none))
    assert said(ministry, case) == "1 authorised, 1 declined", "declining to stay idle declines no measure"


def test_a_list_tells_a_warning_that_was_declined_from_one_that_led_to_no_action(ministry: Ministry) -> None:
    item = open_file(ministry)
    declined, idle = (prepared(ministry, item, "VE-1", "VE-1") for _ in range(2))
    for case in (declined, idle):
        escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", declined, *map(decline, declined.options))
    *measures, none = idle.options
    stay_idle = authorise(none, review_on=date(2026, 3, 1))
    decided(ministry, "P-MIN", "minister", idle, *map(decline, measures), stay_idle)
    assert said(ministry, declined) == "declined"
    assert said(ministry, idle) == "declined: no action"


def test_what_waits_for_a_second_signature_is_not_said_to_be_authorised(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    assert said(ministry, case) == "1 not in force yet"
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    assert said(ministry, case) == "1 authorised"
