"""What stands on the desk, how long it waits, and where each line leads."""

from datetime import date, timedelta

import pytest

from app.actions.engagement.triggers import (
    AttachRiskAnnex,
    ProposeTriggerEvent,
    attach_risk_annex,
    propose_trigger_event,
)
from app.actions.ministry.offices import Appoint, EndHolding, appoint, end_holding
from app.actions.reports.drafting import CiteEvidenceItems, DraftReport, cite_evidence_items, draft_report
from app.actions.reports.signatures import SignSecond, sign_second
from app.content import DraftContent
from app.reading.desk import DeskLine, Need, desk, lines_for, pressing_lines
from app.reading.reports.decision_times import WarningLine, warning_lines
from app.reading.reports.standing import exercised_by, exercises
from app.reading.reviews_due import reviews_due
from app.reading.waiting.shortly import overdue_shortly
from app.rules.waiting import Rank
from db.people import Holding, Office, Person
from db.vocabulary import HoldingKind, Phase
from db.vocabulary.engagement import TriggerKind
from language.lists import LINE
from tests.support.background import letter
from tests.support.carrying import (
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    submitted,
)
from tests.support.casework import evidence
from tests.support.ministry import Ministry
from tests.support.planning import moved


def lines_of(ministry: Ministry, who: str) -> tuple[DeskLine, ...]:
    at = ministry.clock.at
    with ministry.store.read() as session:
        return desk(session, ministry.actors[who], at, at.date()).lines


def of_need(ministry: Ministry, who: str, need: Need) -> list[DeskLine]:
    return [line for line in lines_of(ministry, who) if line.need is need]


def warnings(ministry: Ministry) -> list[WarningLine]:
    with ministry.store.read() as session:
        return list(warning_lines(session, ministry.clock.at))


def test_each_line_leads_to_the_part_of_the_file_or_the_report_that_it_is_about(ministry: Ministry) -> None:
    item = open_file(ministry)
    letter(ministry, reply_due=date(2026, 1, 20))
    submitted(ministry, item)
    opens = {line.need: (line.page, line.opens) for line in lines_of(ministry, "P-AN2")}
    assert opens[Need.REPLY_DUE] == ("countries", "MMR/background")
    assert opens[Need.ASSESS] == ("reports", "EW-2026-0001")


def test_a_draft_says_how_much_it_lacks_before_it_asks_to_be_submitted(ministry: Ministry) -> None:
    item = open_file(ministry)
    begun = DraftReport(
        country="MMR", content=DraftContent(title="Troops mass", marking="internal"), evidence=(item,)
    )
    ministry.do("P-AN1", draft_report, begun)
    (line,) = of_need(ministry, "P-AN1", Need.COMPLETE)
    assert line.what == "Myanmar: Troops mass. 5 things are missing."
    assert not of_need(ministry, "P-AN1", Need.SUBMIT)


def test_a_draft_stands_on_the_desk_of_whoever_answers_for_warnings_and_names_its_author(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    begun = DraftReport(
        country="MMR", content=DraftContent(title="Troops mass", marking="internal"), evidence=(item,)
    )
    kept = ministry.do("P-AN1", draft_report, begun)
    author = ministry.actors["P-AN1"].name
    for reader in ("P-FP", "P-AUD"):
        (line,) = of_need(ministry, reader, Need.COMPLETE)
        assert (line.mine, line.waits_for, line.opens) == (False, author, "EW-2026-0001")
    assert not of_need(ministry, "P-AN2", Need.COMPLETE)
    other = evidence(ministry).evidence_id
    helped = CiteEvidenceItems(report_id=kept.report_id, evidence=(other,))
    ministry.do("P-AN2", cite_evidence_items, helped)
    (line,) = of_need(ministry, "P-AN2", Need.COMPLETE)
    assert (line.mine, line.waits_for) == (False, author)


def test_a_warning_stands_first_then_an_alarm_which_says_since_when_instead_of_a_clock(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    submitted(ministry, item)
    moved(ministry, Phase.IMMINENT_RISK)
    ministry.clock.at += timedelta(days=40)
    first, alarm, *_ = [line for line in lines_of(ministry, "P-AN2") if line.mine]
    assert first.need is Need.ASSESS
    assert first.overdue
    assert first.how_long.startswith("overdue ")
    assert (alarm.need, alarm.opens) == (Need.NO_LEVER, "MMR/plans")
    assert (alarm.clock, alarm.how_long) == (None, "since 2026-01-15")


def test_a_warning_without_a_day_says_how_long_it_waits_and_stands_before_what_has_a_day(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    prepared(ministry, item, "VE-1", "VE-2")
    letter(ministry, reply_due=date(2026, 2, 2))
    ministry.clock.at += timedelta(days=9)
    needs = [line.need for line in lines_of(ministry, "P-FP") if line.mine]
    assert needs.index(Need.ESCALATE) < needs.index(Need.REPLY_DUE)
    (line,) = of_need(ministry, "P-FP", Need.ESCALATE)
    assert line.how_long == "waits 9 d"


def test_what_presses_stands_by_itself_in_the_order_in_which_it_stands_among_all_that_waits(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    letter(ministry, reply_due=date(2026, 1, 20))
    submitted(ministry, item)
    begun = DraftReport(country="MMR", content=DraftContent(title="Villages emptied", marking="internal"))
    ministry.do("P-FP", draft_report, begun)
    moved(ministry, Phase.IMMINENT_RISK)
    ministry.clock.at += timedelta(days=200)
    at = ministry.clock.at
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-FP"], at, at.date())
    pressing = pressing_lines(found)
    for mine in (True, False):
        waits = lines_for(found, mine=mine)
        assert [line for line in waits if line in pressing] == [
            line for line in pressing if line.mine is mine
        ]
    order = [line.rank for line in lines_for(found, mine=True)]
    assert order == sorted(order)
    assert {Rank.WARNING, Rank.OVERDUE, Rank.ALARM, Rank.DRAFT} <= set(order)


def test_what_is_overdue_is_said_in_a_few_lines_to_whoever_asks(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    def said(who: str = "P-AN2") -> list[str]:
        at = ministry.clock.at
        with ministry.store.read() as session:
            return overdue_shortly(session, ministry.actors[who], at, at.date()).split(LINE)

    item = open_file(ministry)
    with subtests.test("where there is nothing, that"):
        assert said() == ["Nothing is overdue"]
    submitted(ministry, item)
    for day in range(1, 4):
        letter(ministry, reply_due=date(2026, 1, 15 + day))
    ministry.clock.at += timedelta(days=40)
    begun = DraftReport(
        country="MMR", content=DraftContent(title="Nobody else knows yet", marking="internal")
    )
    ministry.do("P-FP", draft_report, begun)
    first = "1. Assess · EW-2026-0001 · Myanmar: overdue 39 d, for you"
    with subtests.test("the three that press most, and how many more"):
        assert said() == [
            "4 overdue: 4 for you, 0 for others",
            first,
            "2. Reply to the UN overdue · Myanmar: overdue 39 days, for you",
            "3. Reply to the UN overdue · Myanmar: overdue 38 days, for you",
            "and 1 more",
        ]
    with subtests.test("who waits is named to others"):
        others = said("P-AUD")
        assert others[0] == "4 overdue: 0 for you, 4 for others"
        assert others[1] == first.replace("for you", "waits for an assessor who is not the author")
    with subtests.test("alarms are counted, and are not called overdue"):
        moved(ministry, Phase.IMMINENT_RISK)
        assert said()[-1] == "and 1 more; 1 alarm without a due day"
        assert len(said()) == 5


def test_a_reply_is_announced_a_fortnight_before_it_is_due(ministry: Ministry) -> None:
    open_file(ministry)
    letter(ministry, reply_due=date(2026, 1, 30))
    assert of_need(ministry, "P-AN1", Need.REPLY_DUE) == []
    ministry.clock.at += timedelta(days=1)
    (line,) = of_need(ministry, "P-AN1", Need.REPLY_DUE)
    assert (line.how_long, line.overdue) == ("14 d left", False)
    ministry.clock.at += timedelta(days=15)
    assert of_need(ministry, "P-AN1", Need.REPLY_DUE) == []
    assert len(of_need(ministry, "P-AN1", Need.STATE_REPLY)) == 1


def test_a_post_that_falls_vacant_is_announced_until_somebody_is_to_follow(ministry: Ministry) -> None:
    leaves = ministry.clock.at + timedelta(days=30)
    holding = ministry.holdings["head_sanctions", "P-SAN"]
    ministry.do(
        "P-ADM",
        end_holding,
        EndHolding(
            holding_id=holding, based_on=ministry.version(Holding, holding), ends_at=leaves, reason="Retires"
        ),
    )
    office = ministry.row(Office, ministry.offices["head_sanctions"])
    (line,) = [one for one in of_need(ministry, "P-FP", Need.POST_ENDS) if one.subject == office.name]
    assert (line.mine, line.page, line.opens) == (True, "authorities", f"organisation/{line.key}")
    assert "Sanna Virtanen leaves" in line.what
    assert not any(line.mine for line in of_need(ministry, "P-AN1", Need.POST_ENDS))
    follow = Appoint(
        office_id=office.id,
        person_id=ministry.row(Person, ministry.people["P-DG2"]).id,
        kind=HoldingKind.SUBSTANTIVE,
        starts_at=leaves,
    )
    ministry.do("P-ADM", appoint, follow)
    assert office.name not in {one.subject for one in of_need(ministry, "P-FP", Need.POST_ENDS)}


def test_a_vacant_post_that_holds_a_power_stays_on_the_desk_and_says_since_when(ministry: Ministry) -> None:
    holding = ministry.holdings["head_sanctions", "P-SAN"]
    leaves = ministry.clock.at + timedelta(hours=1)
    ministry.do(
        "P-ADM",
        end_holding,
        EndHolding(
            holding_id=holding, based_on=ministry.version(Holding, holding), ends_at=leaves, reason="Leaves"
        ),
    )
    ministry.clock.at += timedelta(days=3, hours=1)
    office = ministry.row(Office, ministry.offices["head_sanctions"])
    (line,) = [one for one in of_need(ministry, "P-FP", Need.POST_VACANT) if one.subject == office.name]
    assert line.how_long == "waits 3 d"


def test_a_proposed_event_waits_for_its_annex_or_a_waiver(ministry: Ministry) -> None:
    open_file(ministry)
    today = ministry.clock.at.date()
    propose = ProposeTriggerEvent(
        country="MMR",
        kind=TriggerKind.SANCTIONS_RELIEF,
        title="Relief for the timber trade",
        what="The listing of two companies ends.",
        proposed_on=today,
    )
    event = ministry.do("P-AN1", propose_trigger_event, propose)
    ministry.clock.at += timedelta(days=2)
    (line,) = of_need(ministry, "P-FP", Need.TRIGGER_ANNEX)
    assert (line.subject, line.opens, line.how_long) == (
        event.number,
        f"MMR/engagement/{event.number}",
        "waits 2 d",
    )
    annex = AttachRiskAnnex(
        event_id=event.event_id, based_on=event.version, text="Relief pays the army’s forests."
    )
    ministry.do("P-AN1", attach_risk_annex, annex)
    assert of_need(ministry, "P-FP", Need.TRIGGER_ANNEX) == []


def test_the_offices_of_a_person_are_those_that_the_rule_gives_one_by_one(ministry: Ministry) -> None:
    at = ministry.clock.at
    with ministry.store.read() as session:
        for person in ministry.people.values():
            one_by_one = {
                office for office in ministry.offices.values() if exercises(session, person, office, at)
            }
            assert exercised_by(session, person, at) == one_by_one
        assert any(exercised_by(session, person, at) for person in ministry.people.values())


def test_a_warning_is_timed_from_its_first_submission_to_its_first_decision(ministry: Ministry) -> None:
    item = open_file(ministry)
    received = ministry.clock.at
    case = prepared(ministry, item, "VE-1", "VE-2")
    ministry.clock.at += timedelta(days=1)
    escalated(ministry, case, "dg_political", "P-DG1")
    (waiting,) = warnings(ministry)
    assert (waiting.times.pending, waiting.times.received_at) == (True, received)
    ministry.clock.at += timedelta(days=2)
    decided(ministry, "P-DG1", "dg_political", case, decline(case.options[0]))
    decided_at = ministry.clock.at
    ministry.clock.at += timedelta(days=30)
    decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[1]))
    (line,) = warnings(ministry)
    assert (line.number, line.country) == ("EW-2026-0001", "Myanmar")
    assert line.times.decided_at == decided_at
    assert line.times.took(ministry.clock.at) == timedelta(days=3)
    assert line.times.before_escalation(ministry.clock.at) == timedelta(days=1)
    ministry.clock.at += timedelta(days=340)
    assert warnings(ministry) == []


def test_a_warning_still_waits_while_its_second_signature_is_owed(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    ministry.clock.at += timedelta(days=2)
    (line,) = warnings(ministry)
    assert line.times.pending
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    (line,) = warnings(ministry)
    assert line.times.decided_at == ministry.clock.at


def test_reviews_are_listed_two_months_ahead(ministry: Ministry) -> None:
    open_file(ministry)
    with ministry.store.read() as session:
        assert reviews_due(session, date(2026, 1, 15)) == ()
        (review,) = reviews_due(session, date(2026, 4, 1))
    assert (review.name, review.what, review.opens) == ("Myanmar", "Country file", "MMR/overview")
