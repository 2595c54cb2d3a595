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
from db.actor import Actor
from db.reports import Consultation
from db.vocabulary import ConsultationReply
from db.work import Work
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    escalated,
    open_file,
    option_content,
    prepared,
)
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


@pytest.mark.parametrize("typed", ["legal", "  LEGAL ", "Legal"])
def test_a_department_is_the_one_on_record_however_its_name_is_capitalised(
    ministry: Ministry, asked: Consult, typed: str
) -> None:
    version = on_record(ministry, asked).ledger_entry
    reply = replace(asked, department=typed, reply=AGREED, based_on=version)
    ministry.do("P-FP", consult, reply)

    assert on_record(ministry, asked).reply is AGREED
    with ministry.store.read() as session:
        rows = sa.select(Consultation).where(Consultation.option_id == asked.option_id)
        assert [row.department for row in session.scalars(rows)].count("Legal") == 1
        assert not [row for row in session.scalars(rows) if row.department == "legal"]


def test_a_department_that_an_instrument_names_is_taken_for_it_and_meets_its_condition(
    ministry: Ministry, asked: Consult
) -> None:
    content = replace(option_content(ministry, "VE-4"), recommended=False)
    other = ministry.do("P-FP", add_option, AddOption(report_id=asked.report_id, content=content)).option_id
    ministry.do(
        "P-FP",
        record_precondition,
        RecordPrecondition(report_id=asked.report_id, option_id=other, code="legal_basis", text="On file."),
    )
    typed = replace(asked, option_id=other, department="LEGAL", reply=AGREED, based_on=None)
    ministry.do("P-FP", consult, typed)
    assert on_record(ministry, replace(typed, department="Legal")).reply is AGREED

    # One that was put on record in another spelling before stands as it is, and was consulted all the same.
    def answered(work: Work, _actor: Actor, request: Consult) -> None:
        work.act("option.consult", topic="MMR")
        rows = sa.select(Consultation).where(Consultation.option_id == request.option_id)
        row = work.session.scalars(rows).one()
        row.department, row.reply, row.replied_at = "legal", AGREED, work.at
        work.save()

    ministry.do("P-FP", answered, asked)
    options = (asked.option_id, other)
    escalated(ministry, Prepared(asked.report_id, options), "head_sanctions", "P-SAN")
    made = decided(
        ministry, "P-SAN", "head_sanctions", Prepared(asked.report_id, options), *map(authorise, options)
    )
    assert len(made) == 2
    assert on_record(ministry, replace(asked, department="legal")).reply is AGREED
