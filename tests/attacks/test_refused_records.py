"""Refusals of records, and what they open again, behind the use cases: the database holds what the use case promises."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.escalations import Refer, refer
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    RecordPaperDecision,
    confirm_record,
    record_paper_decision,
)
from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from db.base import Base
from db.decisions import Decision, DecisionLapse, RecordConfirmation, RecordRefusal, SecondSignature
from db.reports import Escalation, Report
from db.vocabulary import ReportStatus
from db.work import Work
from tests.support.carrying import Prepared, decided, decline, escalated
from tests.support.ministry import PAPER, Ministry
from tests.support.refusing import recorded, refuse


@pytest.fixture
def records(ministry: Ministry, case: Prepared) -> list[str]:
    """Three declines that the recorder typed from one paper; the report is decided by them."""
    sent = escalated(ministry, case, "dg_political")
    ministry.clock.at += timedelta(minutes=5)
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["dg_political"],
        person_id=ministry.people["P-DG1"],
        decided_at=ministry.clock.at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=tuple(decline(option) for option in case.options),
    )
    return [made.decision_id for made in ministry.do("P-REC", record_paper_decision, paper)]


def attempt(ministry: Ministry, words: str, act: Callable[[Work], object]) -> None:
    """Do something behind the use cases under a proper, signed entry; the database refuses in these words."""
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("decision.refuse_record", topic="EW", signed=True)
        with pytest.raises(sa.exc.IntegrityError, match=words):
            act(work)


def refusal(ministry: Ministry, decision: str, **changes: Any) -> RecordRefusal:
    facts: dict[str, Any] = {
        "decision_id": decision,
        "person_id": ministry.people["P-HR"],
        "refused_at": ministry.clock.at,
        "reason": "They differ.",
    }
    return RecordRefusal(**facts | changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"person_id": "P-REC"}, "a second person who did not sign"),
        ({"person_id": "P-DG1"}, "a second person who did not sign"),
        ({"person_id": "P-AN1"}, "whoever wrote or assessed"),
        ({"person_id": "P-AN2"}, "whoever wrote or assessed"),
        ({"person_id": "P-FP"}, "whoever wrote or assessed"),
        ({"reason": "  "}, "says_what_differs"),
    ],
)
def test_a_record_is_not_refused_by_who_made_signed_or_prepared_it_nor_without_a_word(
    ministry: Ministry, records: list[str], changes: dict[str, Any], words: str
) -> None:
    real = {name: ministry.people[value] if name == "person_id" else value for name, value in changes.items()}
    attempt(ministry, words, lambda work: work.add(refusal(ministry, records[0], **real)))


def test_a_record_is_not_refused_with_a_conflict_of_interest_or_after_a_refused_signature(
    ministry: Ministry, records: list[str]
) -> None:
    declared = DeclareConflict(person_id=ministry.people["P-HR"], country="MMR", statement="Family.")
    ministry.do("P-HR", declare_conflict, declared)
    attempt(ministry, "a conflict of interest", lambda work: work.add(refusal(ministry, records[0])))

    def after_the_signature(work: Work) -> None:
        work.add(DecisionLapse(decision_id=records[1], lapsed_at=ministry.clock.at, cause="Not signed."))
        work.add(refusal(ministry, records[1], person_id=ministry.people["P-PS"]))

    attempt(ministry, "second signature was refused", after_the_signature)


def test_what_was_decided_in_the_program_is_not_refused(ministry: Ministry, case: Prepared) -> None:
    sent = escalated(ministry, case, "dg_political")
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    (made,) = decided(ministry, "P-DG1", "dg_political", case, decline(case.options[0]))
    attempt(ministry, "on paper", lambda work: work.add(refusal(ministry, made.decision_id)))


def test_a_record_is_confirmed_or_refused_and_never_both_nor_twice(
    ministry: Ministry, records: list[str]
) -> None:
    confirmed, refused, _ = records
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=confirmed))
    attempt(ministry, "was confirmed is not refused", lambda work: work.add(refusal(ministry, confirmed)))
    ministry.do("P-HR", refuse_record, RefuseRecord(decision_id=refused, reason="They differ."))
    attempt(ministry, "UNIQUE constraint", lambda work: work.add(refusal(ministry, refused)))
    who, at = ministry.people["P-FP"], ministry.clock.at
    later: tuple[Callable[[], Base], ...] = (
        lambda: RecordConfirmation(decision_id=refused, person_id=who, confirmed_at=at),
        lambda: SecondSignature(
            decision_id=refused, office_id=ministry.offices["minister"], person_id=who, signed_at=at
        ),
        lambda: DecisionLapse(decision_id=refused, lapsed_at=at, cause="x"),
    )
    for make in later:
        attempt(ministry, "whose record was refused", lambda work, make=make: work.add(make()))  # type: ignore[misc]


def test_a_refusal_is_neither_changed_nor_deleted(ministry: Ministry, records: list[str]) -> None:
    ministry.do("P-HR", refuse_record, RefuseRecord(decision_id=records[0], reason="They differ."))

    def change(work: Work) -> None:
        row = work.session.scalars(sa.select(RecordRefusal)).one()
        row.reason = "They agree."
        work.save()

    attempt(ministry, "never changed", change)
    attempt(
        ministry,
        "never deleted",
        lambda work: work.session.connection().exec_driver_sql("delete from record_refusals"),
    )


def reopened(work: Work, **changes: Any) -> None:
    row = work.session.scalars(sa.select(Escalation)).one()
    row.ended_at = row.ending = None
    for name, value in changes.items():
        setattr(row, name, value)
    work.save()


def test_an_ended_escalation_opens_again_only_for_a_refused_record_and_without_more_time(
    ministry: Ministry, records: list[str]
) -> None:
    attempt(ministry, "an ended escalation is fixed", reopened)

    def refused_first(**changes: Any) -> Callable[[Work], None]:
        def act(work: Work) -> None:
            work.add(refusal(ministry, records[0]))
            reopened(work, **changes)

        return act

    ahead: datetime = ministry.row(Escalation, _escalation(ministry)).decide_by + timedelta(days=1)
    for changes in (
        {"decide_by": ahead},
        {"office_id": ministry.offices["minister"]},
        {"escalated_at": ministry.clock.at},
        {"acknowledged_at": None},
    ):
        attempt(ministry, "an ended escalation is fixed", refused_first(**changes))
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("decision.refuse_record", topic="EW", signed=True)
        refused_first()(work)


def _escalation(ministry: Ministry) -> str:
    with ministry.store.read() as session:
        return session.scalars(sa.select(Escalation.id)).one()


def test_a_decided_report_goes_back_to_its_office_for_nothing_else_and_is_not_reviewed_meanwhile(
    ministry: Ministry, case: Prepared, records: list[str]
) -> None:
    def moved(status: ReportStatus) -> Callable[[Work], None]:
        def act(work: Work) -> None:
            work.session.get_one(Report, case.report_id).status = status
            work.save()

        return act

    attempt(ministry, "open again only where", moved(ReportStatus.ESCALATED))

    def refused_and_left(work: Work) -> None:
        work.add(refusal(ministry, records[0]))
        moved(ReportStatus.REVIEWED)(work)

    attempt(ministry, "once each option has its decision", refused_and_left)


def test_an_option_has_one_decision_that_counts_also_after_a_refusal(
    ministry: Ministry, case: Prepared, records: list[str]
) -> None:
    ministry.do("P-HR", refuse_record, RefuseRecord(decision_id=records[0], reason="They differ."))

    def again(of: str) -> Callable[[Work], object]:
        def act(work: Work) -> object:
            row = work.session.get_one(Decision, of)
            columns = {
                column.name: getattr(row, column.name)
                for column in Decision.__table__.columns
                if column.name not in {"id", "ledger_entry"}
            }
            return work.add(Decision(**columns | {"number": "D-9999-0001"}))

        return act

    attempt(ministry, "this option has been decided", again(records[1]))
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("decision.decline", topic="EW", signed=True)
        assert again(records[0])(work)
        with pytest.raises(sa.exc.IntegrityError, match="this option has been decided"):
            work.add(again(records[0])(work))  # type: ignore[type-var]


def test_only_the_paper_of_a_refused_record_is_recorded_on_an_escalation_that_has_ended(
    ministry: Ministry, case: Prepared
) -> None:
    sent = escalated(ministry, case, "dg_political")
    ministry.clock.at += timedelta(minutes=5)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    to = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="Yours.")
    ministry.do("P-DG1", refer, to)
    ministry.clock.at += timedelta(minutes=5)

    def again(**changes: Any) -> Callable[[Work], object]:
        def act(work: Work) -> object:
            row = work.session.get_one(Decision, wrong)
            columns = {
                column.name: getattr(row, column.name)
                for column in Decision.__table__.columns
                if column.name not in {"id", "ledger_entry"}
            }
            changed = {"number": "D-9999-0001", "recorded_at": ministry.clock.at} | changes
            return work.add(Decision(**columns | changed))

        return act

    attempt(ministry, "this option has been decided|answers an open escalation", again())
    refuse(ministry, wrong)
    record = ministry.row(Decision, wrong)
    for changes in (
        {"printed_hash": "0" * 64},
        {"on_paper": False},
        {"decided_at": record.recorded_at + timedelta(minutes=1)},
        {"decided_at": record.recorded_at - timedelta(days=1)},
    ):
        attempt(ministry, "answers an open escalation", again(**changes))
    with ministry.store.work(ministry.actors["P-REC"]) as work:
        work.act("decision.decline", topic="EW", signed=True)
        assert again()(work)
