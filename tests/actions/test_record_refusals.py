"""A record that differs from the signed paper: refused by a second person, it takes no effect, and its option is open again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.escalations import (
    Acknowledge,
    Escalated,
    Refer,
    RenewBrief,
    acknowledge,
    refer,
    renew_brief,
)
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    confirm_record,
)
from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.actions.reports.reviews import BorneOut, ReviewReport, review_report
from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from app.perform import perform
from app.reading.authority.effects import pending_rows
from app.reading.authority.matters import prior_authorisations
from app.reading.desk import desk
from app.reading.documents.measures import measures
from app.reading.metrics import Share, metrics
from app.reading.reports.decision_times import warning_lines
from app.reading.reports.trail import escalations_of, lapses_of
from app.reading.waiting.lines import Need
from db.actor import TOCSIN
from db.decisions import Decision, RecordRefusal
from db.ledger.entries import ledger
from db.vocabulary import ClockKind, DecisionEffect, Outcome
from tests.support.carrying import (
    PRINTER,
    Prepared,
    authorise,
    decided,
    decline,
    status_of,
)
from tests.support.ministry import Ministry
from tests.support.refusing import DIFFERS, deadline, effects, missed, recorded, refuse

UTC = ZoneInfo("UTC")


def test_a_refused_record_stays_on_the_ledger_with_what_differs_and_its_report_is_before_the_office_again(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    before = deadline(ministry, case)
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    assert status_of(ministry, case.report_id) == "decided"
    ministry.clock.at += timedelta(minutes=5)
    refuse(ministry, made[0])

    assert status_of(ministry, case.report_id) == "escalated"
    assert deadline(ministry, case) == before
    assert effects(ministry, made) == [
        DecisionEffect.RECORD_REFUSED,
        DecisionEffect.PENDING_CONFIRMATION,
        DecisionEffect.PENDING_CONFIRMATION,
    ]
    with ministry.store.read() as session:
        entry = session.execute(sa.select(ledger).where(ledger.c.subject_kind == "record_refusals")).one()
        (escalation,) = escalations_of(session, case.report_id)
        assert made[0] not in {decision.id for decision, *_ in pending_rows(session)}
    assert entry.action == "decision.refuse_record"
    assert DIFFERS in entry.body
    assert entry.signature is not None
    assert escalation.ended_at is None
    assert escalation.office_id == ministry.offices["dg_political"]


def test_nothing_that_a_refused_record_decided_is_found_outside_authority(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, authorise(case.options[0]))
    refuse(ministry, wrong)
    finding = FindOutsideAuthority(
        decision_id=wrong, finding="The ceiling was passed.", correction="Decided anew."
    )
    refused = ministry.refused("P-FP", find_outside_authority, finding)
    assert refused.rule == "finding.record_refused"
    assert "nothing was decided by it" in str(refused)


def test_the_same_paper_is_recorded_anew_and_its_report_decided_by_it(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    wrong = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    ministry.clock.at += timedelta(hours=3)
    refuse(ministry, wrong[0])
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=wrong[1]))
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=wrong[2]))
    assert status_of(ministry, case.report_id) == "escalated"

    right = recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert status_of(ministry, case.report_id) == "decided"
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=right[0]))
    assert status_of(ministry, case.report_id) == "responding"
    assert effects(ministry, [*wrong, *right]) == [
        DecisionEffect.RECORD_REFUSED,
        DecisionEffect.DECLINED,
        DecisionEffect.DECLINED,
        DecisionEffect.IN_FORCE,
    ]
    with ministry.store.read() as session:
        (line,) = warning_lines(session, ministry.clock.at)
    assert line.times.decided_at == signed


def test_an_office_decides_in_the_program_what_was_recorded_wrongly_while_responses_go_on(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    (wrong,) = recorded(ministry, case, sent, authorise(case.options[1]))
    decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]), decline(case.options[2]))
    assert status_of(ministry, case.report_id) == "responding"
    refuse(ministry, wrong)
    assert status_of(ministry, case.report_id) == "escalated"
    (again,) = decided(ministry, "P-DG1", "dg_political", case, decline(case.options[1]))
    assert again.effect is DecisionEffect.DECLINED
    assert status_of(ministry, case.report_id) == "responding"


def test_no_time_is_won_by_a_record_that_was_wrong_and_what_ran_out_meanwhile_is_noted(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    before = deadline(ministry, case)
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    ministry.clock.at = before + timedelta(hours=1)
    assert missed(ministry, case) == []
    refuse(ministry, made[0])
    assert deadline(ministry, case) == before
    assert missed(ministry, case) == [before]


def test_what_was_put_off_moves_the_clock_back_when_another_option_is_no_longer_decided(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    before = deadline(ministry, case)
    until = (ministry.clock.at + timedelta(days=60)).date()
    later = Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=until)
    put_off, wrong, _other = recorded(
        ministry, case, sent, later, decline(case.options[1]), decline(case.options[2])
    )
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=put_off))
    assert deadline(ministry, case).date() == until
    refuse(ministry, wrong)
    assert deadline(ministry, case) == before


def test_a_refused_deferral_moves_no_clock_and_the_one_before_it_holds(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    first, second = ((ministry.clock.at + timedelta(days=days)).date() for days in (30, 90))
    kept, *_others = recorded(
        ministry,
        case,
        sent,
        Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=first),
        decline(case.options[1]),
        decline(case.options[2]),
    )
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=kept))
    ministry.clock.at += timedelta(minutes=1)
    (wrong,) = recorded(
        ministry,
        case,
        sent,
        Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=second),
    )
    refuse(ministry, wrong)
    assert deadline(ministry, case).date() == first
    assert status_of(ministry, case.report_id) == "escalated"


def test_what_was_never_authorised_counts_under_no_ceiling(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, authorise(case.options[0]))
    with ministry.store.read() as session:
        assert prior_authorisations(session, "VE-1", "MMR", ministry.clock.at)
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        assert not prior_authorisations(session, "VE-1", "MMR", ministry.clock.at)


def test_who_recorded_or_signed_does_not_refuse_and_nobody_does_twice_or_after_a_confirmation(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    first, second, _ = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    asked = RefuseRecord(decision_id=first, reason=DIFFERS)
    assert ministry.refused("P-REC", refuse_record, asked).rule == "paper.second_person"
    assert ministry.refused("P-DG1", refuse_record, asked).rule == "paper.decider"
    assert ministry.refused("P-ADM", refuse_record, asked).rule == "role"
    empty = RefuseRecord(decision_id=first, reason="  ")
    assert ministry.rejected("P-HR", refuse_record, empty).field == "reason"
    refuse(ministry, first)
    assert ministry.refused("P-PS", refuse_record, asked).rule == "paper.refused"
    confirming = ConfirmRecord(decision_id=first)
    assert ministry.refused("P-FP", confirm_record, confirming).rule == "paper.refused"
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=second))
    late = RefuseRecord(decision_id=second, reason=DIFFERS)
    assert ministry.refused("P-PS", refuse_record, late).rule == "paper.confirmed"


def test_a_decision_in_the_program_has_no_record_to_refuse(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    (made,) = decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    asked = RefuseRecord(decision_id=made.decision_id, reason=DIFFERS)
    assert ministry.rejected("P-HR", refuse_record, asked).field == "decision"


def test_a_report_is_not_reviewed_while_an_option_of_it_is_open_again(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    refuse(ministry, made[2])
    asked = ReviewReport(report_id=case.report_id, borne_out=BorneOut.NO, learned="Nothing yet.")
    assert ministry.refused("P-FP", review_report, asked).rule == "flow.review.state"


def test_a_refusal_is_kept_beside_the_decision_which_is_never_changed(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    before = ministry.row(Decision, wrong).ledger_entry
    refuse(ministry, wrong)
    assert ministry.row(Decision, wrong).ledger_entry == before
    with ministry.store.read() as session:
        kept = session.scalars(sa.select(RecordRefusal)).one()
    assert (kept.decision_id, kept.reason) == (wrong, DIFFERS)
    assert kept.person_id == ministry.people["P-HR"]


def test_after_a_referral_the_option_is_before_the_office_that_has_the_report_now(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    before = deadline(ministry, case)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.do(
        "P-DG1",
        refer,
        Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="The rest is yours."),
    )
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-MIN", "minister", case, *(decline(option) for option in case.options[1:]))
    assert status_of(ministry, case.report_id) == "decided"
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        first, second = escalations_of(session, case.report_id)
    assert first.ending == "referred"
    assert (second.ended_at, second.decide_by) == (None, before)
    (again,) = decided(ministry, "P-MIN", "minister", case, authorise(case.options[0]))
    assert again.effect is DecisionEffect.IN_FORCE
    assert status_of(ministry, case.report_id) == "responding"


def unacknowledged(ministry: Ministry, case: Prepared) -> list[tuple[datetime, str]]:
    """The lapses of the clock to acknowledge, each with the refused record that had stopped it."""
    with ministry.store.read() as session:
        return [
            (one.due_at, one.refused)
            for one in lapses_of(session, case.report_id)
            if one.kind == ClockKind.ACKNOWLEDGE
        ]


def test_an_acknowledgement_falls_with_the_record_of_the_paper_that_alone_told_of_it(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    at, holder = ministry.clock.at, ministry.actors["P-DG1"]
    with ministry.store.read() as session:
        (escalation,) = escalations_of(session, case.report_id)
        needs = {line.need for line in desk(session, holder, at, at.date()).lines if line.mine}
    assert not escalation.acknowledged
    assert Need.ACKNOWLEDGE in needs
    ministry.clock.at = escalation.acknowledge_by + timedelta(minutes=1)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    assert unacknowledged(ministry, case) == [(escalation.acknowledge_by, "")]
    with ministry.store.read() as session:
        share = metrics(session, ministry.clock.at).acknowledged_in_time
    assert (share.part, share.whole) == (0, 1)

    ministry.do("P-DG1", acknowledge, Acknowledge(report_id=case.report_id))
    with ministry.store.read() as session:
        (escalation,) = escalations_of(session, case.report_id)
    assert (escalation.acknowledged, escalation.acknowledged_at) == (True, ministry.clock.at)


@pytest.mark.parametrize("in_time", [True, False], ids=["signed in time", "decided too late"])
def test_a_deadline_behind_a_refused_record_counts_as_missed_unless_the_true_paper_was_signed_in_time(
    ministry: Ministry, case: Prepared, sent: Escalated, *, in_time: bool
) -> None:
    def share() -> Share:
        with ministry.store.read() as session:
            return metrics(session, ministry.clock.at).decided_in_time

    signed, end = ministry.clock.at, deadline(ministry, case)
    wrong, *right = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    for one in right:
        ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=one))
    ministry.clock.at = end + timedelta(hours=1)
    refuse(ministry, wrong)
    assert share() == Share(0, 1), "one option had no decision when the deadline passed"
    with ministry.store.read() as session:
        (told,) = [one for one in measures(session, ministry.clock.at).shares if one.ever == "0 of 1"]
    assert "not every option was decided" in told.counted
    when = signed if in_time else ministry.clock.at
    (anew,) = recorded(ministry, case, sent, authorise(case.options[0]), signed=when)
    assert share() == Share(1, 2), "nobody may say yet what was signed"
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=anew))
    assert share() == (Share(1, 1) if in_time else Share(1, 2))
    assert missed(ministry, case) == [end], "the lapse stays on record"


@pytest.mark.parametrize("put_off", [False, True])
def test_nobody_is_blamed_for_not_acknowledging_while_a_record_said_that_they_had(
    ministry: Ministry, case: Prepared, sent: Escalated, *, put_off: bool
) -> None:
    with ministry.store.read() as session:
        (escalation,) = escalations_of(session, case.report_id)
    until = (ministry.clock.at + timedelta(days=60)).date()
    later = Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=until)
    choices = [later] if put_off else [decline(option) for option in case.options]
    made = recorded(ministry, case, sent, *choices)
    ministry.clock.at = escalation.acknowledge_by + timedelta(minutes=1)
    refuse(ministry, *made)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    # The record that was refused last was the last to say that the office had it.
    number = ministry.row(Decision, made[-1]).number
    assert unacknowledged(ministry, case) == [(escalation.acknowledge_by, number)]


def test_the_paper_of_an_earlier_version_is_named_and_not_called_another_brief(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-FP", renew_brief, RenewBrief(report_id=case.report_id, reason="More.", printer=PRINTER))

    def told(sha256: str) -> str:
        refusal = ministry.refusal(
            lambda: recorded(ministry, case, sent, decline(case.options[0]), sha256=sha256)
        )
        assert refusal.rule == "paper.hash"
        return str(refusal)

    earlier = told(sent.brief_sha256)
    assert "version 1" in earlier
    assert "version 2 is before the office now" in earlier
    assert "another brief" not in earlier
    assert "another brief was signed" in told("0" * 64)


def test_a_mistyped_time_of_a_true_paper_is_told_as_one_and_not_as_a_wrong_version(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    ministry.clock.at += timedelta(minutes=20)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]), signed=signed)
    ministry.clock.at += timedelta(minutes=20)
    refuse(ministry, wrong)
    ministry.do("P-FP", renew_brief, RenewBrief(report_id=case.report_id, reason="More.", printer=PRINTER))
    typed = signed + timedelta(minutes=30)
    refusal = ministry.refusal(
        lambda: recorded(ministry, case, sent, authorise(case.options[0]), signed=typed)
    )
    said = str(refusal)
    assert "between 2026-01-15 09:00 and 2026-01-15 09:25" in said
    assert "options 1, 2 and 3" in said
    assert "Have version 2 signed" not in said
    assert recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
