"""The last word on an option is what decided it: whatever was put off before it was recorded waits for nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.escalations import Escalated, Refer, refer
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.documents.after_action import AfterAction
from app.documents.kinds import kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.reports.decided import Decided, decided_by_report
from app.reading.reports.declines import declines
from app.reading.reports.report import ReportView, report_view
from db.reports import Report
from db.vocabulary import Outcome, ReportStatus
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    decline,
)
from tests.support.ministry import Ministry
from tests.support.refusing import recorded, refuse
from ui.reports.outcome_words import OutcomeSaid, outcome_said
from ui.reports.panel import ReportPicture
from ui.reports.steps import DECISION, steps_of

UTC = ZoneInfo("UTC")


def put_off(ministry: Ministry, option: str, days: int = 60) -> Choice:
    until = (ministry.clock.at + timedelta(days=days)).date()
    return Choice(option_id=option, outcome=Outcome.DEFER, reason="Later.", defer_until=until)


def seen(ministry: Ministry, case: Prepared) -> ReportView:
    with ministry.store.read() as session:
        return report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)


def page(ministry: Ministry, case: Prepared) -> OutcomeSaid:
    return outcome_said(seen(ministry, case), UTC)


def listed(ministry: Ministry, case: Prepared) -> Decided:
    with ministry.store.read() as session:
        return decided_by_report(session, [case.report_id], ministry.clock.at)[case.report_id]


def follow_up(ministry: Ministry, case: Prepared) -> str:
    with ministry.store.read() as session:
        number = session.get_one(Report, case.report_id).number
        asked = Asked(kind_of("after-action"), number, ministry.clock.at, "Lucía Ferrer")
        review = gather(session, asked)
    assert isinstance(review, AfterAction)
    return " ".join(review.follow_up)


def confirm(ministry: Ministry, *made: str) -> None:
    for one in made:
        ministry.do("P-HR", confirm_record, ConfirmRecord(decision_id=one))


def test_what_was_signed_before_another_office_put_it_off_is_what_was_decided(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    refuse(ministry, wrong)
    asked = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="Yours.")
    ministry.do("P-DG1", refer, asked)
    ministry.clock.at += timedelta(minutes=5)
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    later = [put_off(ministry, option) for option in case.options]
    decided(ministry, "P-MIN", "minister", case, *later)
    everything = (
        authorise(case.options[0]),
        decline(case.options[1]),
        decline(case.options[2]),
    )
    confirm(ministry, *recorded(ministry, case, sent, *everything, signed=signed))

    assert seen(ministry, case).status is ReportStatus.RESPONDING
    said = page(ministry, case)
    assert said.headline == "1 measure was authorised; 1 measure was declined"
    assert not [line.what for line in said.lines if "eferred" in line.what]
    assert listed(ministry, case).words == "1 authorised, 1 declined"
    assert "deferred" not in follow_up(ministry, case)


def test_a_warning_declined_on_a_paper_that_was_signed_before_a_deferral_is_told_as_declined(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed: datetime = ministry.clock.at
    ministry.clock.at += timedelta(hours=1)
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    idle = case.options[2]
    decided(
        ministry, "P-DG1", "dg_political", case, put_off(ministry, case.options[0]), put_off(ministry, idle)
    )
    assert listed(ministry, case).words == "put off"
    ministry.clock.at += timedelta(hours=1)
    review = (signed + timedelta(days=90)).date()
    everything = (
        decline(case.options[0]),
        decline(case.options[1]),
        Choice(option_id=idle, outcome=Outcome.AUTHORISE, review_on=review),
    )
    confirm(ministry, *recorded(ministry, case, sent, *everything, signed=signed))

    assert page(ministry, case).headline.startswith("This warning was declined")
    assert listed(ministry, case).words == "declined: no action taken"
    with ministry.store.read() as session:
        found, _more = declines(session, ministry.actors["P-FP"], UTC)
    assert sum(one.idle for one in found) == 1
    view = seen(ministry, case)
    picture = ReportPicture(report=view, options=(), evidence=(), responses=())
    step = steps_of(picture, ministry.clock.at, UTC)[DECISION]
    assert signed.strftime("%H:%M") in step.when


def test_of_two_deferrals_only_the_last_is_still_to_do(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    dates = []
    for days in (30, 90):
        ministry.clock.at += timedelta(minutes=1)
        choice = put_off(ministry, case.options[0], days)
        decided(ministry, "P-DG1", "dg_political", case, choice)
        dates.append(str(choice.defer_until))
    left = follow_up(ministry, case)
    assert dates[1] in left
    assert dates[0] not in left
