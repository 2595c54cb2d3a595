"""What a department answered: put right without undoing that it had been consulted, and never overwritten unread."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.reports.options import (
    AddOption,
    Consult,
    RecordPrecondition,
    add_option,
    consult,
    record_precondition,
)
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.refusals import BadInput
from db.reports import Consultation
from db.vocabulary import ConsultationReply
from tests.support.carrying import Prepared, authorise, escalated, open_file, option_content, prepared
from tests.support.ministry import PAPER, Ministry

AGREED, DISAGREED = ConsultationReply.AGREED, ConsultationReply.DISAGREED


@pytest.fixture
def asked(ministry: Ministry) -> Consult:
    """Legal has been asked about sanctions, as the instrument of the unit wants, and has not answered."""
    before = prepared(ministry, open_file(ministry), "VE-1")
    content = replace(option_content(ministry, "VE-4"), recommended=False)
    added = ministry.do("P-FP", add_option, AddOption(report_id=before.report_id, content=content))
    basis = RecordPrecondition(
        report_id=before.report_id, option_id=added.option_id, code="legal_basis", text="On file."
    )
    ministry.do("P-FP", record_precondition, basis)
    request = Consult(report_id=before.report_id, option_id=added.option_id, department="Legal")
    ministry.do("P-FP", consult, request)
    return request


def on_record(ministry: Ministry, asked: Consult) -> Consultation:
    with ministry.store.read() as session:
        rows = sa.select(Consultation).where(
            Consultation.option_id == asked.option_id, Consultation.department == asked.department
        )
        return session.scalars(rows).one()


def answers(ministry: Ministry, asked: Consult, reply: ConsultationReply, note: str = "") -> None:
    version = on_record(ministry, asked).ledger_entry
    ministry.do("P-FP", consult, replace(asked, reply=reply, note=note, based_on=version))


@pytest.mark.parametrize(
    ("then", "note"),
    [(AGREED, "No objection."), (DISAGREED, "Not before the Council meets.")],
    ids=["a letter", "its mind"],
)
def test_a_paper_that_was_signed_after_a_reply_is_recorded_though_the_reply_was_changed_since(
    ministry: Ministry, asked: Consult, then: ConsultationReply, note: str
) -> None:
    sent = escalated(ministry, Prepared(asked.report_id, (asked.option_id,)), "head_sanctions")
    ministry.clock.at += timedelta(hours=1)
    answers(ministry, asked, AGREED, "No objecton.")
    replied_at = ministry.clock.at
    ministry.clock.at += timedelta(hours=1)
    signed_at = ministry.clock.at
    ministry.clock.at += timedelta(hours=1)
    answers(ministry, asked, then, note)
    changed_at = ministry.clock.at
    ministry.clock.at += timedelta(hours=1)
    paper = RecordPaperDecision(
        report_id=asked.report_id,
        office_id=ministry.offices["head_sanctions"],
        person_id=ministry.people["P-SAN"],
        decided_at=signed_at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=(authorise(asked.option_id),),
    )
    early = replace(paper, decided_at=replied_at - timedelta(minutes=1))

    assert ministry.refused("P-REC", record_paper_decision, early).rule == "authority.consult"
    assert ministry.do("P-REC", record_paper_decision, paper)

    kept = on_record(ministry, asked)
    assert kept.note == note
    # A mended word is no new answer; a department that changed its mind answered when it did.
    assert kept.replied_at == (replied_at if then is AGREED else changed_at)


def test_a_reply_is_not_taken_back(ministry: Ministry, asked: Consult) -> None:
    answers(ministry, asked, AGREED, "No objection.")
    again = replace(asked, based_on=on_record(ministry, asked).ledger_entry)

    with pytest.raises(BadInput, match="Legal has replied") as refused:
        ministry.do("P-FP", consult, again)

    assert refused.value.field == "reply"
    kept = on_record(ministry, asked)
    assert (kept.reply, kept.note) == (AGREED, "No objection.")
    assert kept.replied_at is not None


def test_of_two_who_record_a_reply_the_second_reads_what_the_first_recorded(
    ministry: Ministry, asked: Consult
) -> None:
    seen = on_record(ministry, asked).ledger_entry
    answers(ministry, asked, AGREED)

    for based_on in (seen, None):
        second = replace(asked, reply=DISAGREED, note="Too early.", based_on=based_on)
        assert ministry.refused("P-FP", consult, second).rule == "consultation.stale"
    assert on_record(ministry, asked).reply is AGREED
