"""A waiver of a risk annex counts once the authority that it names has confirmed it (S-60)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.actions.engagement.triggers import (
    DecideTriggerEvent,
    ProposeTriggerEvent,
    decide_trigger_event,
    propose_trigger_event,
)
from app.actions.engagement.waivers import (
    AnswerWaiver,
    ConfirmWaiverPaper,
    ProposeWaiver,
    RecordWaiverPaper,
    answer_waiver,
    confirm_waiver_paper,
    propose_waiver,
    record_waiver_paper,
)
from app.actions.evidence.attachments import NewFile
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.reading.desk import Need, desk
from app.reading.engagement.findings import lens_view
from app.reading.engagement.triggers import TriggerView, trigger_events
from app.reading.engagement.waivers import country_waivers
from app.rules.engagement.waivers import waiver_state
from db.engagement.triggers import TriggerEvent, TriggerWaiver, WaiverReply
from db.ledger.entries import ledger
from db.vocabulary.engagement import TriggerKind, TriggerStatus, WaiverAnswer, WaiverState
from tests.support.casework import opened
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)
EXIT = ProposeTriggerEvent(
    country="AFG",
    kind=TriggerKind.EXIT,
    title="Withdrawal of our contingent",
    what="Our forces and advisers leave with those of the allies.",
    proposed_on=date(2026, 1, 10),
)
SCAN = NewFile(name="waiver.pdf", content=b"%PDF-1.4 signed", media_type="application/pdf")


@pytest.fixture
def event(ministry: Ministry) -> str:
    opened(ministry, "AFG")
    return ministry.do("P-AN1", propose_trigger_event, EXIT).event_id


def request(ministry: Ministry, event: str) -> ProposeWaiver:
    return ProposeWaiver(
        event_id=event,
        authority_id=ministry.people["P-MIN"],
        office_id=ministry.offices["minister"],
        reason="The allies leave tomorrow.",
    )


def proposed(ministry: Ministry, event: str) -> str:
    return ministry.do("P-FP", propose_waiver, request(ministry, event)).waiver_id


def confirming(waiver: str, answer: WaiverAnswer = WaiverAnswer.CONFIRMED) -> AnswerWaiver:
    return AnswerWaiver(waiver_id=waiver, answer=answer, reason="I answer for it.")


def paper(waiver: str) -> RecordWaiverPaper:
    return RecordWaiverPaper(
        waiver_id=waiver,
        answer=WaiverAnswer.CONFIRMED,
        reason="Signed in the car.",
        signed_on=TODAY,
        scan=SCAN,
    )


def decision(ministry: Ministry, event: str, day: date = TODAY) -> DecideTriggerEvent:
    version = ministry.row(TriggerEvent, event).ledger_entry
    return DecideTriggerEvent(event_id=event, based_on=version, decided_on=day, decided_by="Cabinet")


def seen(ministry: Ministry) -> TriggerView:
    with ministry.store.read() as session:
        (view,) = trigger_events(session, "AFG", TODAY)
    return view


def needs(ministry: Ministry, who: str) -> set[Need]:
    with ministry.store.read() as session:
        found = desk(session, ministry.actors[who], ministry.clock.at, TODAY)
    return {line.need for line in found.lines if line.mine}


def test_s60_a_waiver_is_proposed_by_a_focal_point_and_names_an_authority_who_is_someone_else(
    ministry: Ministry, event: str
) -> None:
    wanted = request(ministry, event)
    assert ministry.refused("P-AN1", propose_waiver, wanted).rule == "role"
    wrong = replace(wanted, authority_id=ministry.people["P-AN2"])
    assert ministry.refused("P-FP", propose_waiver, wrong).rule == "trigger.waiver"
    herself = replace(wanted, authority_id=ministry.people["P-FP"])
    assert ministry.refused("P-FP", propose_waiver, herself).rule == "trigger.waiver"
    assert ministry.rejected("P-FP", propose_waiver, replace(wanted, reason=" ")).field == "reason"
    ministry.do("P-FP", propose_waiver, wanted)
    assert ministry.refused("P-FP", propose_waiver, wanted).rule == "waiver.waits"


def test_s60_an_event_is_not_decided_on_a_waiver_that_the_authority_has_not_confirmed(
    ministry: Ministry, event: str
) -> None:
    waiver = proposed(ministry, event)
    refusal = ministry.refused("P-FP", decide_trigger_event, decision(ministry, event))
    assert refusal.rule == "trigger.annex"
    assert "waits for the authority" in refusal.message
    assert Need.CONFIRM_WAIVER in needs(ministry, "P-MIN")
    assert Need.CONFIRM_WAIVER not in needs(ministry, "P-FP")
    for other in ("P-FP", "P-PS", "P-AN1"):
        assert ministry.refused(other, answer_waiver, confirming(waiver)).rule == "waiver.authority"
    assert (
        ministry.rejected("P-MIN", answer_waiver, replace(confirming(waiver), reason=" ")).field == "reason"
    )
    ministry.do("P-MIN", answer_waiver, confirming(waiver))
    assert Need.CONFIRM_WAIVER not in needs(ministry, "P-MIN")
    assert ministry.refused("P-MIN", answer_waiver, confirming(waiver)).rule == "waiver.answered"
    ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
    view = seen(ministry)
    assert view.status is TriggerStatus.DECIDED
    assert view.waived is not None
    assert view.waived.words == (
        "Helena Marsh, Minister for Foreign Affairs, with Lucía Ferrer on 2026-01-15: The allies leave tomorrow. "
        "(confirmed on 2026-01-15: I answer for it.)"
    )
    with ministry.store.read() as session:
        found = [each.kind.value for each in lens_view(session, "AFG", TODAY).findings]
        entry = session.execute(
            sa.select(ledger.c.person_id, ledger.c.signature).where(ledger.c.action == "waiver.confirm")
        ).one()
    assert "annex_waived" in found, "that nobody looked at the risk stays visible"
    assert entry.person_id == ministry.people["P-MIN"]
    assert entry.signature is not None
    assert ministry.refused("P-FP", propose_waiver, request(ministry, event)).rule == "trigger.settled"


def test_s60_a_declined_waiver_carries_no_decision_and_the_reason_stays(
    ministry: Ministry, event: str
) -> None:
    waiver = proposed(ministry, event)
    ministry.do("P-MIN", answer_waiver, confirming(waiver, WaiverAnswer.DECLINED))
    refusal = ministry.refused("P-FP", decide_trigger_event, decision(ministry, event))
    assert "declined" in refusal.message
    (view,) = seen(ministry).waivers
    assert (view.state, view.answer_reason) == (WaiverState.DECLINED, "I answer for it.")
    assert seen(ministry).waived is None


def test_s60_a_decision_before_the_day_of_the_confirmation_was_taken_without_it(
    ministry: Ministry, event: str
) -> None:
    ministry.do("P-MIN", answer_waiver, confirming(proposed(ministry, event)))
    early = decision(ministry, event, TODAY - timedelta(days=2))
    refusal = ministry.refused("P-FP", decide_trigger_event, early)
    assert "confirmed on 2026-01-15, after the decision" in refusal.message


def test_s60_an_authority_with_a_conflict_of_interest_confirms_no_waiver(
    ministry: Ministry, event: str
) -> None:
    waiver = proposed(ministry, event)
    declared = DeclareConflict(
        person_id=ministry.people["P-MIN"], country="AFG", statement="Shares in a firm there"
    )
    ministry.do("P-MIN", declare_conflict, declared)
    assert ministry.refused("P-MIN", answer_waiver, confirming(waiver)).rule == "waiver.authority"


def test_s60_a_signed_paper_answers_a_waiver_once_a_second_person_has_confirmed_its_record(
    ministry: Ministry, event: str
) -> None:
    waiver = proposed(ministry, event)
    assert ministry.refused("P-MIN", record_waiver_paper, paper(waiver)).rule == "paper.own"
    tomorrow = replace(paper(waiver), signed_on=TODAY + timedelta(days=1))
    assert ministry.rejected("P-FP", record_waiver_paper, tomorrow).field == "day of the signature"
    before = replace(paper(waiver), signed_on=TODAY - timedelta(days=1))
    assert ministry.rejected("P-FP", record_waiver_paper, before).field == "day of the signature"
    kept = ministry.do("P-FP", record_waiver_paper, paper(waiver))
    assert kept.paper_id is not None
    assert (
        "second person" in ministry.refused("P-FP", decide_trigger_event, decision(ministry, event)).message
    )
    confirm = ConfirmWaiverPaper(paper_id=kept.paper_id)
    assert ministry.refused("P-FP", confirm_waiver_paper, confirm).rule == "paper.second_person"
    assert Need.CONFIRM_WAIVER_PAPER in needs(ministry, "P-AN1")
    assert Need.CONFIRM_WAIVER_PAPER not in needs(ministry, "P-FP")
    ministry.do("P-AN1", confirm_waiver_paper, confirm)
    assert ministry.refused("P-AN2", confirm_waiver_paper, confirm).rule == "waiver.answered"
    ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
    with ministry.store.read() as session:
        (view,) = country_waivers(session, "AFG")
    assert view.paper is not None
    assert (view.state, view.paper.scan) == (WaiverState.CONFIRMED, "waiver.pdf")
    assert view.answered_by != view.authority, "a paper does not pretend to be the authority's own login"


def test_a_waiver_of_the_first_revisions_says_that_nobody_was_asked_to_confirm_it() -> None:
    state = waiver_state(None, paper_waits=False, asked=False)
    assert state.label == "Recorded before confirmation was asked for"
    assert waiver_state(None, paper_waits=False, asked=True) is WaiverState.PROPOSED
    assert waiver_state(WaiverAnswer.CONFIRMED, paper_waits=True, asked=False) is WaiverState.CONFIRMED


def test_s60_the_database_itself_takes_no_answer_but_the_authoritys(ministry: Ministry, event: str) -> None:
    waiver = proposed(ministry, event)
    for who, signed, refusal in (
        ("P-FP", True, "by the authority that it names"),
        ("P-MIN", False, "nobody for them"),
    ):
        with ministry.store.work(ministry.actors[who]) as work:
            work.act("waiver.confirm", topic="AFG", signed=signed)
            reply = WaiverReply(
                waiver_id=waiver,
                answer=WaiverAnswer.CONFIRMED,
                reason="For her",
                person_id=ministry.people[who],
                answered_at=work.at,
            )
            with pytest.raises(sa.exc.DBAPIError, match=refusal):
                work.add(reply)
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("trigger.decide", topic="AFG", signed=True)
        row = work.session.get_one(TriggerEvent, event)
        row.status, row.decided_on, row.decided_by = TriggerStatus.DECIDED, TODAY, "Cabinet"
        with pytest.raises(sa.exc.DBAPIError, match="confirmed waiver"):
            work.save()


def test_s60_a_waiver_of_before_stays_as_recorded_carries_no_new_decision_and_can_still_be_confirmed(
    ministry: Ministry, event: str
) -> None:
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        # As the first two revisions kept it: nobody was asked.
        work.session.execute(sa.text("drop trigger trigger_waivers_ask_confirmation"))
        work.act("trigger.waive", topic="AFG", signed=True)
        row = work.add(
            TriggerWaiver(
                event_id=event,
                focal_point_id=ministry.people["P-FP"],
                authority_id=ministry.people["P-MIN"],
                office_id=ministry.offices["minister"],
                reason="The allies leave tomorrow.",
                waived_at=work.at,
            )
        )
        work.commit()
    (view,) = seen(ministry).waivers
    assert view.state is WaiverState.UNCONFIRMED
    assert "recorded before confirmation was asked for" in view.words
    refusal = ministry.refused("P-FP", decide_trigger_event, decision(ministry, event))
    assert "before confirmation was asked for" in refusal.message
    assert Need.CONFIRM_WAIVER in needs(ministry, "P-MIN")
    ministry.do("P-MIN", answer_waiver, confirming(row.id))
    ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
