"""What gives a decision its effect, what takes it, and what refuses it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.decisions import decide
from app.actions.reports.escalations import Refer, refer, refer_up
from app.actions.reports.judging import Choice
from app.actions.reports.reviews import BorneOut, ReviewReport, review_report
from app.actions.reports.signatures import (
    Ratify,
    RefuseSecondSignature,
    SignSecond,
    ratify,
    refuse_second_signature,
    sign_second,
)
from app.perform import perform
from app.reading.authority.effects import effect_of
from app.reading.reports.report import report_view
from app.reading.reports.responses import response_views
from app.refusals import BadInput, Refused, together
from db.actor import TOCSIN
from db.decisions import Decision
from db.reports import ClockLapse
from db.vocabulary import DecisionEffect, Outcome, ResponseStatus
from tests.support.carrying import (
    IMMINENT,
    Prepared,
    authorise,
    decided,
    deciding,
    decline,
    escalated,
    open_file,
    prepared,
    status_of,
)
from tests.support.ministry import Ministry


def effect(ministry: Ministry, decision_id: str) -> DecisionEffect:
    with ministry.store.read() as session:
        return effect_of(session, decision_id)


def response_states(ministry: Ministry, report_id: str) -> list[ResponseStatus]:
    with ministry.store.read() as session:
        views = response_views(session, report_id, ministry.actors["P-FP"], ministry.clock.at)
    return [view.status for view in views]


def look_at_clocks(ministry: Ministry) -> list[str]:
    found = perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    return [lapsed.kind.value for lapsed in found]


def sanctions_case(ministry: Ministry) -> Prepared:
    return prepared(ministry, open_file(ministry), "VE-4", "VE-1")


def test_sanctions_wait_without_effect_for_the_second_signature(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    assert made.effect is DecisionEffect.PENDING_SECOND_SIGNATURE
    assert response_states(ministry, case.report_id) == []
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    refusal = ministry.refused("P-SAN", sign_second, signing)
    assert refusal.rule == "signature.office"
    assert ministry.do("P-PS", sign_second, signing).effect is DecisionEffect.IN_FORCE
    assert response_states(ministry, case.report_id) == [ResponseStatus.OPEN]
    assert ministry.refused("P-PS", sign_second, signing).rule == "signature.not_owed"


def test_a_refused_second_signature_ends_the_decision_without_effect(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    refusing = RefuseSecondSignature(
        decision_id=made.decision_id,
        office_id=ministry.offices["permanent_secretary"],
        reason="The list names people without a role.",
    )
    assert ministry.do("P-PS", refuse_second_signature, refusing).effect is DecisionEffect.LAPSED
    assert response_states(ministry, case.report_id) == []


def test_who_lacks_authority_is_refused_by_the_rule_and_can_only_refer(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "ambassador_yangon", "P-AMB", "P-MIN")
    asked = deciding(ministry, "ambassador_yangon", case, authorise(case.options[0]))
    refusal = ministry.refused("P-AMB", decide, asked)
    assert refusal.rule.startswith("authority.")
    assert "Yangon" in refusal.message
    nowhere = Refer(
        report_id=case.report_id, office_id=ministry.offices["treasury_minister"], reason="Not ours."
    )
    assert ministry.refused("P-AMB", refer, nowhere).rule == "refer.authority"
    upward = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="Not ours.")
    ministry.do("P-AMB", refer, upward)
    first, second, none = case.options
    decided(ministry, "P-MIN", "minister", case, authorise(first), authorise(second), decline(none))
    assert status_of(ministry, case.report_id) == "responding"


def test_nobody_decides_on_a_brief_that_they_have_not_opened(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "minister")
    asked = deciding(ministry, "minister", case, authorise(case.options[1]))
    assert ministry.refused("P-MIN", decide, asked).rule == "decide.unread"


def test_an_emergency_decision_acts_at_once_and_stands_when_ratified(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    escalated(ministry, case, "duty_director", "P-DUTY")
    (made,) = decided(ministry, "P-DUTY", "duty_director", case, authorise(case.options[0]))
    assert made.effect is DecisionEffect.PENDING_RATIFICATION
    assert response_states(ministry, case.report_id) == [ResponseStatus.OPEN]
    asked = Ratify(decision_id=made.decision_id, reason="Rightly done.")
    assert ministry.refused("P-DUTY", ratify, asked).rule == "ratify.office"
    ministry.clock.at += timedelta(hours=71)
    assert ministry.do("P-MIN", ratify, asked).effect is DecisionEffect.IN_FORCE


def test_an_emergency_decision_that_nobody_ratified_lapses_and_its_response_is_halted(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    escalated(ministry, case, "duty_director", "P-DUTY")
    (made,) = decided(ministry, "P-DUTY", "duty_director", case, authorise(case.options[0]))
    ministry.clock.at += timedelta(hours=72)
    asked = Ratify(decision_id=made.decision_id)
    assert ministry.refused("P-MIN", ratify, asked).rule == "ratify.late"
    assert "ratify" in look_at_clocks(ministry)
    assert effect(ministry, made.decision_id) is DecisionEffect.LAPSED
    assert response_states(ministry, case.report_id) == [ResponseStatus.HALTED]
    assert look_at_clocks(ministry) == []


def test_s56_a_decision_that_never_came_is_itself_recorded_and_the_focal_point_goes_straight_to_the_minister(
    ministry: Ministry,
) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "head_sanctions")
    upward = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="No answer came.")
    assert ministry.refused("P-FP", refer_up, upward).rule == "flow.refer_up.clock"
    ministry.clock.at += timedelta(hours=73)
    assert sorted(look_at_clocks(ministry)) == ["acknowledge", "decide"]
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(ClockLapse)) == 2
        view = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    assert [lapse.kind for lapse in view.lapses] == ["acknowledge", "decide"]
    sent = ministry.do("P-FP", refer_up, upward)
    assert sent.decide_by > ministry.clock.at


def test_a_referral_does_not_buy_time(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    sent = escalated(ministry, case, "ambassador_yangon", "P-AMB")
    ministry.clock.at += timedelta(hours=20)
    upward = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="Not ours.")
    assert ministry.do("P-AMB", refer, upward).decide_by == sent.decide_by


def test_s29_a_declined_report_is_reviewed_and_its_reason_stays(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    first, second, none = case.options
    today = ministry.clock.at.date()
    idle = authorise(none, reason="Watch first.", review_on=today + timedelta(days=30))
    decided(ministry, "P-DG1", "dg_political", case, decline(first), decline(second), idle)
    assert status_of(ministry, case.report_id) == "decided"
    looking_back = ReviewReport(report_id=case.report_id, borne_out=BorneOut.NO, learned="Nothing came.")
    ministry.do("P-FP", review_report, looking_back)
    with ministry.store.read() as session:
        view = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    assert [item.reason for item in view.decisions] == ["Not now.", "Not now.", "Watch first."]


def test_s29_taking_no_action_is_a_decision_with_a_date_on_which_it_is_looked_at_again(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    asked = deciding(ministry, "dg_political", case, authorise(case.options[-1]))
    assert ministry.rejected("P-DG1", decide, asked).field == "review date"


def test_all_choices_of_one_act_stand_or_fall_together(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "dg_political", "P-DG1")
    may, may_not = case.options[1], case.options[0]
    asked = deciding(ministry, "dg_political", case, authorise(may), authorise(may_not))
    ministry.refused("P-DG1", decide, asked)
    with ministry.store.read() as session:
        view = report_view(session, case.report_id, ministry.actors["P-DG1"], ministry.clock.at)
    assert view.decisions == ()


def test_a_report_with_a_signature_owed_is_not_reviewed(ministry: Ministry) -> None:
    case = sanctions_case(ministry)
    escalated(ministry, case, "head_sanctions", "P-SAN", "P-MIN")
    first, second, none = case.options
    decided(ministry, "P-SAN", "head_sanctions", case, authorise(first))
    decided(ministry, "P-MIN", "minister", case, decline(second), decline(none))
    looking_back = ReviewReport(report_id=case.report_id, borne_out=BorneOut.NO, learned="-")
    refusal = ministry.refused("P-FP", review_report, looking_back)
    assert "second signature" in refusal.message


def test_a_deferral_keeps_the_report_with_the_office_until_its_date(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    until = ministry.clock.at.date() + timedelta(days=20)
    later = [
        Choice(option_id=option, outcome=Outcome.DEFER, reason="After the visit.", defer_until=until)
        for option in case.options
    ]
    decided(ministry, "P-DG1", "dg_political", case, *later)
    assert status_of(ministry, case.report_id) == "escalated"
    ministry.clock.at += timedelta(days=19)
    assert look_at_clocks(ministry) == []
    ministry.clock.at += timedelta(days=2)
    assert look_at_clocks(ministry) == ["decide"]
    first, second, none = case.options
    decided(ministry, "P-DG1", "dg_political", case, authorise(first), decline(second), decline(none))
    assert status_of(ministry, case.report_id) == "responding"


def test_what_bars_several_choices_of_one_decision_is_told_at_once_and_nothing_is_decided(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    sanctions, representations, idle = case.options
    with pytest.raises(Refused) as barred:
        decided(
            ministry,
            "P-DG1",
            "dg_political",
            case,
            authorise(representations),
            authorise(sanctions),
            Choice(option_id=idle, outcome=Outcome.DEFER),
        )
    assert barred.value.rule == "authority.power"
    for said in ("To defer option 3 needs a reason.", "To defer option 3 needs a date ahead.", "VE-4"):
        assert said in barred.value.message
    assert "Give the date to decide on." in barred.value.remedy
    with ministry.store.read() as session:
        assert session.scalars(sa.select(Decision.id)).all() == []


def test_several_faults_of_input_keep_the_field_of_the_first() -> None:
    wrong = together([BadInput("reason", "A.", remedy="Do a."), BadInput("date", "B.", remedy="Do b.")])
    assert isinstance(wrong, BadInput)
    assert (wrong.field, wrong.message, wrong.remedy) == ("reason", "A. B.", "Do a. Do b.")
