"""What the record says of a year: acts and times, never that something exists (S-54)."""

from datetime import timedelta

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.escalations import Acknowledge, acknowledge
from app.actions.reports.reviews import BorneOut, ReviewReport, review_report
from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from app.perform import perform
from app.reading.metrics import BorneOutCounts, Metrics, Share, metrics
from db.actor import TOCSIN
from db.vocabulary import Phase
from tests.support.carrying import authorise, decided, decline, escalated, open_file, prepared
from tests.support.ministry import Ministry


def found(ministry: Ministry) -> Metrics:
    with ministry.store.read() as session:
        return metrics(session, ministry.clock.at)


def test_s54_a_ministry_that_has_done_nothing_has_no_figure_to_show(ministry: Ministry) -> None:
    open_file(ministry)
    seen = found(ministry)
    assert seen.acknowledged_in_time == seen.decided_in_time == seen.inside_authority == Share(0, 0)
    assert [*seen.warning_to_decision, *seen.decision_to_action, *seen.borne_out] == []


def test_s54_decisions_and_times_are_told_from_the_record(ministry: Ministry) -> None:
    item = open_file(ministry)
    case = prepared(ministry, item, "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1")
    ministry.clock.at += timedelta(hours=1)
    ministry.do("P-DG1", acknowledge, Acknowledge(report_id=case.report_id))
    ministry.clock.at += timedelta(hours=4)
    first, *rest = case.options
    made, *_ = decided(
        ministry, "P-DG1", "dg_political", case, authorise(first), *(decline(option) for option in rest)
    )
    slow = prepared(ministry, item, "VE-1", "RP-1")
    escalated(ministry, slow, "dg_political", "P-DG1")
    ministry.clock.at += timedelta(days=20)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())

    seen = found(ministry)
    assert seen.acknowledged_in_time == Share(1, 2)
    assert seen.decided_in_time == Share(1, 2)
    assert seen.inside_authority == Share(len(case.options), len(case.options))
    (spread,) = seen.warning_to_decision
    assert (spread.count, spread.running, spread.longest) == (2, 1, timedelta(days=20))
    assert spread.middle.least, "the slow one still waits"
    (action,) = seen.decision_to_action
    assert (action.count, action.running, action.middle.time) == (1, 1, timedelta(days=20))

    finding = FindOutsideAuthority(
        decision_id=made.decision_id,
        finding="The ceiling was passed.",
        correction="The Minister decided anew.",
    )
    ministry.do("P-FP", find_outside_authority, finding)
    assert found(ministry).inside_authority == Share(len(case.options) - 1, len(case.options))
    ministry.clock.at += timedelta(days=400)
    assert found(ministry).inside_authority == Share(0, 0)


def test_s54_reviews_tell_how_many_warnings_were_borne_out(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    decided(ministry, "P-DG1", "dg_political", case, *(decline(option) for option in case.options))
    review = ReviewReport(report_id=case.report_id, borne_out=BorneOut.PARTLY, learned="Sooner next time.")
    ministry.do("P-FP", review_report, review)
    assert found(ministry).borne_out == (
        BorneOutCounts(phase=Phase.VIOLENCE_ESCALATION, borne_out=1, not_borne_out=0, too_early=0),
    )
