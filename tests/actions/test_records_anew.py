"""What a refusal must neither take nor give: a lawful signature, a true paper, time to decide."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.comments import Comment, OnComment, comment, settle_comment
from app.actions.reports.escalations import (
    Escalated,
    Refer,
    RenewBrief,
    refer,
    refer_up,
    renew_brief,
)
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    RecordPaperDecision,
    confirm_record,
    record_paper_decision,
)
from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.actions.reports.signatures import RefuseSecondSignature, refuse_second_signature
from app.reading.authority.effects import effect_of
from app.reading.desk import desk
from app.reading.reports.completing import brief_opened
from app.reading.reports.hands import could_refuse
from app.reading.reports.trail import escalations_of
from app.reading.waiting.lines import Need
from db.decisions import Decision
from db.reports import Escalation
from db.vocabulary import DecisionEffect, Outcome
from tests.support.carrying import (
    PRINTER,
    Prepared,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    status_of,
)
from tests.support.ministry import PAPER, Ministry
from tests.support.refusing import DIFFERS, missed, recorded, refuse


def deadline(ministry: Ministry, case: Prepared) -> datetime:
    """Until when the office that has the report now has to decide."""
    with ministry.store.read() as session:
        return escalations_of(session, case.report_id)[-1].decide_by


def renewed(ministry: Ministry, case: Prepared) -> None:
    ministry.do(
        "P-FP", renew_brief, RenewBrief(report_id=case.report_id, reason="More is known.", printer=PRINTER)
    )


def to_minister(ministry: Ministry, case: Prepared) -> None:
    asked = Refer(
        report_id=case.report_id, office_id=ministry.offices["minister"], reason="The rest is yours."
    )
    ministry.do("P-DG1", refer, asked)


def up_to_minister(ministry: Ministry, case: Prepared) -> None:
    """The focal point takes the report to the minister once the Director-General's time is over."""
    ministry.clock.at = deadline(ministry, case) + timedelta(hours=1)
    asked = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="No answer.")
    ministry.do("P-FP", refer_up, asked)


@pytest.mark.parametrize("after", [renewed, to_minister, up_to_minister])
@pytest.mark.parametrize("first", [True, False], ids=["before the refusal", "after it"])
def test_the_true_paper_is_recorded_anew_also_after_a_new_brief_or_a_referral(
    ministry: Ministry,
    case: Prepared,
    sent: Escalated,
    after: Callable[[Ministry, Prepared], None],
    first: bool,
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    if first:
        after(ministry, case)
    refuse(ministry, wrong)
    if not first:
        after(ministry, case)
    (right,) = recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=right))
    made, before = ministry.row(Decision, right), ministry.row(Decision, wrong)
    assert (made.escalation_id, made.brief_id) == (before.escalation_id, before.brief_id)
    assert made.decided_at == signed
    with ministry.store.read() as session:
        assert effect_of(session, right) is DecisionEffect.IN_FORCE
    # What is left is decided by the office that has the report now.
    assert status_of(ministry, case.report_id) == "escalated"
    office, who = ("dg_political", "P-DG1") if after is renewed else ("minister", "P-MIN")
    with ministry.store.read() as session:
        brief = session.scalars(sa.select(Escalation.brief_id).where(Escalation.ended_at.is_(None))).one()
    ministry.do(who, open_brief, OpenBrief(brief_id=brief))
    decided(ministry, who, office, case, *(decline(option) for option in case.options[1:]))
    assert status_of(ministry, case.report_id) == "responding"


def test_what_the_lower_office_signed_may_be_the_last_that_was_left(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    to_minister(ministry, case)
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-MIN", "minister", case, *(decline(option) for option in case.options[1:]))
    refuse(ministry, wrong)
    assert status_of(ministry, case.report_id) == "escalated"
    (right,) = recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert status_of(ministry, case.report_id) == "decided"
    with ministry.store.read() as session:
        assert [one.ending for one in escalations_of(session, case.report_id)] == ["referred", "decided"]
    # Nor does a second mistake with the same paper close the way to it.
    refuse(ministry, right)
    assert status_of(ministry, case.report_id) == "escalated"
    recorded(ministry, case, sent, decline(case.options[0]), signed=signed)
    assert status_of(ministry, case.report_id) == "decided"


def test_a_true_paper_is_taken_for_other_options_too_and_after_a_deferral_and_never_twice(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    to_minister(ministry, case)
    ministry.clock.at += timedelta(minutes=5)

    def tried(*choices: Choice, at: datetime = signed) -> str:
        paper = RecordPaperDecision(
            report_id=case.report_id,
            office_id=ministry.offices["dg_political"],
            person_id=ministry.people["P-DG1"],
            decided_at=at,
            scan=PAPER,
            printed_hash=sent.brief_sha256,
            choices=choices,
        )
        return ministry.refused("P-REC", record_paper_decision, paper).rule

    refuse(ministry, wrong)
    late = signed + timedelta(minutes=3)
    assert tried(authorise(case.options[0]), at=late) == "authority.before_escalation", "recorded by then"
    # What the office that has the report puts off is not decided by it.
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-MIN", "minister", case, put_off(ministry, case.options[0]))
    # The option itself may be what was recorded wrongly.
    recorded(ministry, case, sent, authorise(case.options[1]), signed=signed)
    recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert tried(decline(case.options[0])) == "decide.done"


def test_a_second_signature_that_was_refused_is_not_undone_by_refusing_the_record(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    sent = escalated(ministry, case, "head_sanctions")
    ministry.clock.at += timedelta(minutes=5)
    (made,) = recorded(ministry, case, sent, authorise(case.options[0]), by=("head_sanctions", "P-SAN"))
    (owed,) = ministry.row(Decision, made).second_signatures_owed
    no = RefuseSecondSignature(decision_id=made, office_id=owed, reason="A wrong list.")
    ministry.do("P-PS", refuse_second_signature, no)
    asked = RefuseRecord(decision_id=made, reason=DIFFERS)
    assert ministry.refused("P-HR", refuse_record, asked).rule == "paper.signature_refused"


SIXTY = timedelta(days=60)


def put_off(ministry: Ministry, option: str) -> Choice:
    until = (ministry.clock.at + SIXTY).date()
    return Choice(option_id=option, outcome=Outcome.DEFER, reason="Later.", defer_until=until)


def test_no_time_is_won_through_a_referral(ministry: Ministry, case: Prepared, sent: Escalated) -> None:
    before = deadline(ministry, case)
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(
        ministry,
        "P-DG1",
        "dg_political",
        case,
        put_off(ministry, case.options[0]),
        put_off(ministry, case.options[2]),
    )
    assert deadline(ministry, case) == before
    (wrong,) = recorded(ministry, case, sent, decline(case.options[1]))
    assert deadline(ministry, case) > before + timedelta(days=30), "all that was left was put off"
    ministry.clock.at += timedelta(minutes=5)
    to_minister(ministry, case)
    assert deadline(ministry, case) > before + timedelta(days=30)
    refuse(ministry, wrong)
    assert deadline(ministry, case) == before


def test_a_referral_past_the_deadline_of_before_gives_what_any_late_referral_gives(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    before = deadline(ministry, case)
    time = before - (ministry.clock.at - timedelta(minutes=5))
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(
        ministry,
        "P-DG1",
        "dg_political",
        case,
        put_off(ministry, case.options[0]),
        put_off(ministry, case.options[2]),
    )
    (wrong,) = recorded(ministry, case, sent, decline(case.options[1]))
    ministry.clock.at = before + timedelta(hours=1)
    to_minister(ministry, case)
    referred = ministry.clock.at
    refuse(ministry, wrong)
    assert deadline(ministry, case) == referred + time
    assert missed(ministry, case) == [before], "the office that had it let the deadline pass"


def test_what_an_earlier_office_put_off_moves_no_clock_of_the_one_that_has_the_report(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-DG1", "dg_political", case, put_off(ministry, case.options[0]))
    (wrong,) = recorded(ministry, case, sent, put_off(ministry, case.options[0]))
    before = deadline(ministry, case)
    to_minister(ministry, case)
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-MIN", "minister", case, *(decline(option) for option in case.options[1:]))
    refuse(ministry, wrong)
    assert deadline(ministry, case) == before
    assert status_of(ministry, case.report_id) == "escalated"


@pytest.mark.parametrize("who", ["P-AN1", "P-AN2", "P-FP"], ids=["wrote", "assessed", "wrote options"])
def test_whoever_prepared_the_report_does_not_undo_its_decision(
    ministry: Ministry, case: Prepared, sent: Escalated, who: str
) -> None:
    (made,) = recorded(ministry, case, sent, decline(case.options[0]))
    asked = RefuseRecord(decision_id=made, reason=DIFFERS)
    assert ministry.refused(who, refuse_record, asked).rule == "paper.separation"


def test_whoever_has_a_conflict_of_interest_does_not_undo_a_decision(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (made,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.do(
        "P-HR",
        declare_conflict,
        DeclareConflict(person_id=ministry.people["P-HR"], country="MMR", statement="Family there."),
    )
    asked = RefuseRecord(decision_id=made, reason=DIFFERS)
    assert ministry.refused("P-HR", refuse_record, asked).rule == "paper.conflict"


def test_the_signer_is_told_that_the_record_of_their_paper_was_refused(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    told = {}
    for who in ("P-REC", "P-DG1", "P-FP"):
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors[who], ministry.clock.at, ministry.clock.at.date()).lines
        told[who] = [line.mine for line in lines if line.need is Need.RECORD_ANEW]
    assert told == {"P-REC": [True], "P-DG1": [True], "P-FP": [False]}


def test_a_clock_that_was_put_back_makes_no_refusal_impossible(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    assert status_of(ministry, case.report_id) == "decided"
    ministry.clock.at -= timedelta(minutes=4)
    refuse(ministry, made[0])
    assert status_of(ministry, case.report_id) == "escalated"


def test_a_date_on_a_paper_lay_ahead_when_it_was_signed(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    soon = (signed + timedelta(days=2)).date()
    idle, later = (
        Choice(option_id=case.options[2], outcome=Outcome.AUTHORISE, review_on=soon),
        Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=soon),
    )
    ministry.clock.at += timedelta(days=4)
    before = deadline(ministry, case)
    made = recorded(ministry, case, sent, idle, later, decline(case.options[1]), signed=signed)
    assert ministry.row(Decision, made[0]).review_on == soon
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=made[1]))
    assert deadline(ministry, case) == before, "a day that has passed moves no clock"
    past = Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="x", defer_until=signed.date())
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["dg_political"],
        person_id=ministry.people["P-DG1"],
        decided_at=signed,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=(past,),
    )
    assert ministry.rejected("P-REC", record_paper_decision, paper).field == "date"


def test_another_paper_that_stands_proves_that_the_brief_was_handed_over(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    (right,) = recorded(ministry, case, sent, decline(case.options[1]))
    ministry.do("P-HR", confirm_record, ConfirmRecord(decision_id=right))
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        assert brief_opened(session, sent.brief_id, ministry.people["P-DG1"])
    refused_too = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, *refused_too)
    with ministry.store.read() as session:
        assert brief_opened(session, sent.brief_id, ministry.people["P-DG1"])


def asked_to_compare(ministry: Ministry) -> dict[str, Need]:
    """Whose desk has the record of the paper among what waits for them, and in which words."""
    at = ministry.clock.at
    found: dict[str, Need] = {}
    for who in ("P-REC", "P-FP", "P-DG1", "P-HR", "P-PS", "P-AN1", "P-AUD"):
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors[who], at, at.date()).lines
        found.update((who, line.need) for line in lines if line.mine and line.need in _COMPARING)
    return found


_COMPARING = {Need.CONFIRM_RECORD, Need.COMPARE_RECORD}
DISPUTED = dict.fromkeys(("P-HR", "P-PS"), Need.COMPARE_RECORD)
"""The desks of those who may refuse the record as well as confirm it."""


def test_a_difference_that_was_said_reaches_those_who_may_refuse_the_record(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-FP", comment, Comment(report_id=case.report_id, text="Is the ministry’s number right?"))
    (made,) = recorded(ministry, case, sent, decline(case.options[0]))
    undisputed = {"P-FP": Need.CONFIRM_RECORD}
    assert asked_to_compare(ministry) == undisputed, "what was said before there was a record is not of it"
    ministry.clock.at += timedelta(minutes=5)
    said = Comment(report_id=case.report_id, text="The paper says yes.", option_id=case.options[0])
    kept = ministry.do("P-FP", comment, said)
    assert asked_to_compare(ministry) == DISPUTED, "who may only confirm it is not invited to"
    ministry.do("P-FP", settle_comment, OnComment(comment_id=kept.comment_id, text="I read the wrong line."))
    assert asked_to_compare(ministry) == undisputed
    with ministry.store.read() as session:
        names = could_refuse(session, session.get_one(Decision, made), ministry.clock.at)
    assert {"Hana Rehak", "Peter Osei"} <= set(names)
    assert not {"Tomas Hale", "Lucía Ferrer", "Dana Whitlock", "Amina Okoro", "Ruth Adeyemi"} & set(names)


@pytest.mark.parametrize(
    ("who", "option"),
    [("P-FP", None), ("P-REC", 0), ("P-REC", None), ("P-DG1", 0)],
    ids=["on the report", "by who recorded it", "by who recorded it, on the report", "by the signer"],
)
def test_a_difference_is_heard_from_whoever_sees_the_paper_and_may_not_refuse(
    ministry: Ministry, case: Prepared, sent: Escalated, who: str, option: int | None
) -> None:
    recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    about = None if option is None else case.options[option]
    ministry.do(who, comment, Comment(report_id=case.report_id, text="It says yes.", option_id=about))
    assert asked_to_compare(ministry) == DISPUTED


@pytest.mark.parametrize(
    ("who", "about"),
    [("P-FP", {"option_id": 1}), ("P-FP", {"part": "summary"}), ("P-HR", {"option_id": 0})],
    ids=["on another option", "on a part of the report", "by who can refuse it"],
)
def test_what_is_said_of_something_else_or_by_who_needs_nobody_to_refuse_calls_no_decider_to_a_record(
    ministry: Ministry, case: Prepared, sent: Escalated, who: str, about: dict[str, Any]
) -> None:
    recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=5)
    place = about if "part" in about else {"option_id": case.options[about["option_id"]]}
    text = "Please add the post’s cable to the evidence."
    ministry.do(who, comment, Comment(report_id=case.report_id, text=text, **place))
    assert asked_to_compare(ministry) == {"P-FP": Need.CONFIRM_RECORD}
