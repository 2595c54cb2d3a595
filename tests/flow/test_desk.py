"""The desk says to each person what waits for them, and to everyone what waits for others."""

from datetime import timedelta

from app.reading.desk import Desk, Need, desk, lines_for
from app.rules.reports.clocks import ClockState
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


def test_a_second_signature_is_on_the_desk_of_the_office_that_owes_it(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    assert needs(ministry, "P-PS") == [Need.SECOND_SIGNATURE]
    assert Need.SECOND_SIGNATURE not in needs(ministry, "P-SAN")
