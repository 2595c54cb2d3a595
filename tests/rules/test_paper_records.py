"""Who may confirm or refuse the record of a signed paper."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.paper_records import (
    COMPARES,
    PaperRecord,
    leaves_refusal_to_another,
    may_confirm_record,
    may_refuse_record,
)
from db.vocabulary import ReportStatus, Role

PEOPLE = st.sampled_from(["recorder", "minister", "second", "third"])
RECORDS = st.builds(
    PaperRecord,
    number=st.just("D-2026-0001"),
    recorded_by=PEOPLE,
    signed_by=PEOPLE,
    status=st.sampled_from(ReportStatus),
    confirmed=st.booleans(),
    refused=st.booleans(),
    signature_refused=st.booleans(),
    took_part=st.booleans(),
    has_conflict=st.booleans(),
)
ROLES = st.frozensets(st.sampled_from(Role))
ASKED = PaperRecord(
    number="D-2026-0001", recorded_by="recorder", signed_by="minister", status=ReportStatus.DECIDED
)


@given(record=RECORDS, roles=ROLES, person=st.none() | PEOPLE)
def test_who_refuses_could_also_confirm_and_neither_recorded_nor_signed(
    record: PaperRecord, roles: frozenset[Role], person: str | None
) -> None:
    if not may_refuse_record(record, roles, person).allowed:
        return
    assert may_confirm_record(record, roles, person).allowed
    assert person not in {record.recorded_by, record.signed_by}
    assert not any((record.took_part, record.has_conflict, record.signature_refused))
    assert roles & set(COMPARES)


@given(record=RECORDS, roles=ROLES, person=st.none() | PEOPLE)
def test_a_record_is_confirmed_or_refused_once_and_never_both(
    record: PaperRecord, roles: frozenset[Role], person: str | None
) -> None:
    for settled in (replace(record, confirmed=True), replace(record, refused=True)):
        for may in (may_confirm_record, may_refuse_record):
            verdict = may(settled, roles, person)
            assert not verdict.allowed
            assert verdict.reason
            assert verdict.remedy


@pytest.mark.parametrize(
    ("record", "person", "rule"),
    [
        (ASKED, "second", ""),
        (replace(ASKED, status=ReportStatus.ESCALATED), "second", ""),
        (replace(ASKED, status=ReportStatus.RESPONDING), "second", ""),
        (replace(ASKED, status=ReportStatus.REVIEWED), "second", "paper.closed"),
        (replace(ASKED, status=ReportStatus.CLOSED), "second", "paper.closed"),
        (replace(ASKED, refused=True), "second", "paper.refused"),
        (replace(ASKED, confirmed=True), "second", "paper.confirmed"),
        (replace(ASKED, took_part=True), "second", "paper.separation"),
        (replace(ASKED, has_conflict=True), "second", "paper.conflict"),
        (replace(ASKED, signature_refused=True), "second", "paper.signature_refused"),
        (ASKED, "recorder", "paper.second_person"),
        (ASKED, "minister", "paper.decider"),
    ],
)
def test_a_refusal_names_what_bars_it(record: PaperRecord, person: str, rule: str) -> None:
    verdict = may_refuse_record(record, {Role.FOCAL_POINT}, person)
    assert (verdict.allowed, verdict.rule) == (not rule, rule)
    assert may_refuse_record(record, {Role.AUDITOR}, person).rule == "role"


@given(record=RECORDS, roles=ROLES, person=st.none() | PEOPLE)
def test_what_is_left_to_another_somebody_else_may_do(
    record: PaperRecord, roles: frozenset[Role], person: str | None
) -> None:
    if not leaves_refusal_to_another(record, roles, person):
        return
    assert roles & set(COMPARES)
    assert not may_refuse_record(record, roles, person).allowed
    free = replace(record, took_part=False, has_conflict=False)
    assert may_refuse_record(free, {Role.FOCAL_POINT}, "somebody else").allowed


def test_whoever_recorded_it_and_sees_their_own_slip_leaves_it_to_another() -> None:
    assert leaves_refusal_to_another(ASKED, {Role.RECORDER}, "recorder")
    assert not leaves_refusal_to_another(ASKED, {Role.RECORDER}, "second")
    assert not leaves_refusal_to_another(ASKED, {Role.AUDITOR}, "recorder")
