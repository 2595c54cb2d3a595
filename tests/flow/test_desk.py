"""The desk says to each person what waits for them, and to everyone what waits for others."""

from datetime import timedelta

from app.actions.reports.options import Consult, consult
from app.reading.desk import Desk, Need, desk, lines_for
from app.rules.reports.clocks import ClockState
from db.decisions import Decision
from db.vocabulary import ConsultationReply
from tests.support.carrying import authorise, decided, escalated, open_file, prepared, submitted
from tests.support.ministry import Ministry


def desk_of(ministry: Ministry, who: str) -> Desk:
    with ministry.store.read() as session:
        at = ministry.clock.at
        return desk(session, ministry.actors[who], at, at.date())


def needs(ministry: Ministry, who: str) -> list[Need]:
    return [line.need for line in lines_for(desk_of(ministry, who), mine=True)]


def test_a_submitted_report_waits_for_assessors_but_never_for_its_author(ministry: Ministry) -> None:
    submitted(ministry, open_file(ministry))
    assert Need.ASSESS in needs(ministry, "P-AN2")
    assert Need.ASSESS not in needs(ministry, "P-AN1")
    waiting = lines_for(desk_of(ministry, "P-AN1"), mine=False)
    assert [line.need for line in waiting] == [Need.ASSESS]
    assert waiting[0].clock is not None


def test_the_addressed_office_is_asked_and_after_the_lapse_the_focal_point_too(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions")
    assert needs(ministry, "P-SAN") == [Need.ACKNOWLEDGE]
    assert needs(ministry, "P-DG1") == []
    ministry.clock.at += timedelta(hours=80)
    assert needs(ministry, "P-SAN") == [Need.DECIDE]
    assert Need.REFER_UP in needs(ministry, "P-FP")
    (line,) = lines_for(desk_of(ministry, "P-SAN"), mine=True)
    assert line.clock is not None
    assert line.clock.state is ClockState.LAPSED


def test_a_consultation_without_a_reply_leads_to_the_option_that_it_is_about(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    option = case.options[1]
    asked = Consult(
        report_id=case.report_id, option_id=option, department="Trade", reply=ConsultationReply.NO_REPLY
    )
    ministry.do("P-FP", consult, asked)
    (line,) = [
        one for one in lines_for(desk_of(ministry, "P-FP"), mine=True) if one.need is Need.CONSULTATION
    ]
    assert line.opens == f"EW-2026-0001/options/{option}"


def test_a_second_signature_is_on_the_desk_of_the_office_that_owes_it(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    (line,) = lines_for(desk_of(ministry, "P-PS"), mine=True)
    number = ministry.row(Decision, made.decision_id).number
    assert (line.need, line.opens) == (Need.SECOND_SIGNATURE, f"EW-2026-0001/decision/{number}"), (
        "it leads to the decision that waits, not to the report that may have many"
    )
    assert Need.SECOND_SIGNATURE not in needs(ministry, "P-SAN")
