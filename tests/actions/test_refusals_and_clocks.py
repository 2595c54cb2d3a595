"""What a refused record does to the clocks that had stood still behind it, and how their lapses are told."""

from datetime import timedelta

import sqlalchemy as sa

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.escalations import Escalated
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    confirm_record,
)
from app.perform import perform
from app.reading.inquiry.answers import answer_to
from app.reading.reports.decision_record import decision_record
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.reading.reports.trail import escalations_of, lapses_of
from db.actor import TOCSIN
from db.decisions import Decision
from db.ledger.entries import ledger
from db.vocabulary import ClockKind, DecisionEffect, Outcome
from tests.support.asking import asked_of
from tests.support.carrying import (
    IMMINENT,
    Prepared,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import Ministry
from tests.support.refusing import deadline, effects, recorded, refuse
from tests.support.told_places import behind, places


def test_the_lapse_noted_on_reopening_says_why_the_clock_had_stood_still(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    """Whoever signed in time is not blamed for the deadline that the wrong record let pass."""
    before = deadline(ministry, case)
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    ministry.clock.at = before + timedelta(hours=1)
    refuse(ministry, made[0])
    said, number = places(ministry, case), ministry.row(Decision, made[0]).number
    for place in ("undecided", "dossier", "lapses"):
        assert behind("decide", number).search(said[place]), place
        assert "No decision" not in said[place], place
    assert f"deadline to decide passed while {number} stood on record" in said["idle question"]
    with ministry.store.read() as session:
        actions = list(session.scalars(sa.select(ledger.c.action).where(ledger.c.topic.is_not(None))))
        record = decision_record(session, case.report_id, ministry.clock.at)
    assert "report.open_again" in actions
    assert any(row.action == "report.open_again" for row in record.ledger)


def test_a_deadline_that_only_moved_back_reopened_nothing(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    until = (ministry.clock.at + timedelta(days=60)).date()
    later = Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=until)
    put_off, wrong, _other = recorded(
        ministry, case, sent, later, decline(case.options[1]), decline(case.options[2])
    )
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=put_off))
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        actions = set(session.scalars(sa.select(ledger.c.action)))
    assert "report.deadline_back" in actions
    assert "report.open_again" not in actions
    assert "moved back to" in places(ministry, case)["dossier"]


def test_what_lapsed_because_nobody_confirmed_it_is_refused_too_and_its_option_decided(
    ministry: Ministry,
) -> None:
    """Else it would stand for ever that somebody decided in an emergency what they declined."""
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    sent = escalated(ministry, case, "duty_director", "P-DUTY")
    ministry.clock.at += timedelta(minutes=5)
    (wrong,) = recorded(ministry, case, sent, authorise(case.options[0]), by=("duty_director", "P-DUTY"))
    ministry.clock.at += timedelta(hours=80)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    assert effects(ministry, [wrong]) == [DecisionEffect.LAPSED]
    refuse(ministry, wrong)
    assert effects(ministry, [wrong]) == [DecisionEffect.RECORD_REFUSED]
    with asked_of(ministry.store) as queries, ministry.store.read() as session:
        (asked,) = answer_to(session, 16, "MMR", ministry.clock.at).rows
    compared = [one for one, _ in queries if "decision_standing" in one or "record_refusals" in one]
    assert len(compared) == 1, "which records were refused is asked of all decisions at once"
    said = " ".join(asked.cells)
    assert "recorded as an emergency decision" in said
    assert "differs from the signed paper" in said
    assert "never took effect" not in said + places(ministry, case)["dossier"]
    with ministry.store.read() as session:
        (told,) = decision_record(session, case.report_id, ministry.clock.at).decisions
        lapse = lapse_of_decision(session, session.get_one(Decision, wrong))
    assert told.lapse is None, "it says why nothing was decided, and not that a window ended"
    assert lapse is not None, "the lapse that was noted stays on record"
    (again,) = decided(ministry, "P-DUTY", "duty_director", case, decline(case.options[0]))
    assert again.effect is DecisionEffect.DECLINED


def test_a_refused_emergency_record_lapses_no_more(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    sent = escalated(ministry, case, "duty_director")
    ministry.clock.at += timedelta(minutes=5)
    (wrong,) = recorded(ministry, case, sent, authorise(case.options[0]), by=("duty_director", "P-DUTY"))
    refuse(ministry, wrong)
    ministry.clock.at += timedelta(hours=80)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    with ministry.store.read() as session:
        kinds = {one.kind for one in lapses_of(session, case.report_id)}
    assert ClockKind.RATIFY not in kinds
    assert effects(ministry, [wrong]) == [DecisionEffect.RECORD_REFUSED]


def test_a_lapse_behind_a_refused_record_does_not_say_that_the_report_was_decided(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    with ministry.store.read() as session:
        (escalation,) = escalations_of(session, case.report_id)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at = escalation.acknowledge_by + timedelta(minutes=1)
    refuse(ministry, wrong)
    said, number = places(ministry, case), ministry.row(Decision, wrong).number
    with ministry.store.read() as session:
        (body,) = session.scalars(sa.select(ledger.c.body).where(ledger.c.action == "clock.lapse"))
    for place, words in {**said, "ledger": body}.items():
        assert "No acknowledgement" not in words, place
        assert "not acknowledged" not in words, place
    said["ledger"] = body
    for place in ("undecided", "dossier", "lapses", "ledger"):
        assert behind("acknowledge", number).search(said[place]), place
