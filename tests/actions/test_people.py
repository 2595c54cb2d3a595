"""People, their conflicts of interest and their training."""

from datetime import date

from app.actions.ministry.people import (
    AddPerson,
    CorrectPerson,
    DeclareConflict,
    EndConflict,
    RecordTraining,
    add_person,
    correct_person,
    declare_conflict,
    end_conflict,
    record_training,
)
from app.reading.reports.standing import conflicted
from db.people import Person, TrainingCertificate
from tests.support.ministry import Ministry


def test_a_person_is_added_and_corrected_with_a_reason(ministry: Ministry) -> None:
    kept = ministry.do("P-ADM", add_person, AddPerson(name="Noor Haddad", title="Dr"))
    correction = CorrectPerson(
        person_id=kept.person_id,
        based_on=ministry.version(Person, kept.person_id),
        name="Noor Haddad",
        title="Ambassador",
        contact="",
        reason="Promoted",
    )
    ministry.do("P-ADM", correct_person, correction)
    assert ministry.row(Person, kept.person_id).title == "Ambassador"
    assert ministry.refused("P-ADM", correct_person, correction).rule == "unchanged"
    assert ministry.refused("P-FP", add_person, AddPerson(name="Noor")).rule == "role"
    assert ministry.rejected("P-ADM", add_person, AddPerson(name="a\u202eb")).field == "name"


def test_a_declared_conflict_holds_from_then_on_until_someone_else_ends_it(ministry: Ministry) -> None:
    person = ministry.people["P-FP"]
    declared = ministry.do(
        "P-FP",
        declare_conflict,
        DeclareConflict(person_id=person, country="Burma", statement="A brother works for the junta."),
    )
    assert declared.country == "MMR"
    with ministry.store.read() as session:
        assert conflicted(session, person, "MMR", ministry.clock.at)
        assert not conflicted(session, person, "AFG", ministry.clock.at)
    end = EndConflict(conflict_id=declared.conflict_id, reason="He left.")
    assert ministry.refused("P-FP", end_conflict, end).rule == "conflict.own"
    ministry.do("P-ADM", end_conflict, end)
    with ministry.store.read() as session:
        assert not conflicted(session, person, "MMR", ministry.clock.at)
    assert ministry.refused("P-ADM", end_conflict, end).rule == "conflict.ended"


def test_the_same_conflict_is_declared_once(ministry: Ministry) -> None:
    request = DeclareConflict(person_id=ministry.people["P-AN1"], country="MMR", statement="Shares.")
    ministry.do("P-AN1", declare_conflict, request)
    assert ministry.refused("P-AN1", declare_conflict, request).rule == "conflict.declared"


def test_who_may_record_a_conflict(ministry: Ministry) -> None:
    other = DeclareConflict(person_id=ministry.people["P-AN2"], country="AFG", statement="Shares.")
    assert ministry.refused("P-AN1", declare_conflict, other).rule == "role"
    ministry.do("P-ADM", declare_conflict, other)
    own = DeclareConflict(person_id=ministry.people["P-AUD"], country="AFG", statement="Shares.")
    assert ministry.refused("P-AUD", declare_conflict, own).rule == "role"
    ministry.do("P-FP", declare_conflict, own)


def test_a_conflict_needs_a_country_and_a_statement(ministry: Ministry) -> None:
    person = ministry.people["P-AN1"]
    unknown = DeclareConflict(person_id=person, country="Mynmar", statement="Shares.")
    error = ministry.rejected("P-AN1", declare_conflict, unknown)
    assert error.field == "country"
    assert "Myanmar" in error.remedy
    silent = DeclareConflict(person_id=person, country="MMR", statement="")
    assert ministry.rejected("P-AN1", declare_conflict, silent).field == "statement"


def test_s34_training_is_recorded_with_its_expiry(ministry: Ministry) -> None:
    request = RecordTraining(
        person_id=ministry.people["P-MIN"],
        course="Atrocity prevention",
        completed_on=date(2025, 11, 3),
        expires_on=date(2027, 11, 3),
    )
    kept = ministry.do("P-FP", record_training, request)
    assert ministry.row(TrainingCertificate, kept.certificate_id).expires_on == date(2027, 11, 3)
    assert ministry.refused("P-AN1", record_training, request).rule == "role"


def test_training_is_completed_before_today_and_before_it_expires(ministry: Ministry) -> None:
    person = ministry.people["P-MIN"]
    future = RecordTraining(person_id=person, course="Course", completed_on=date(2026, 1, 16))
    assert ministry.rejected("P-FP", record_training, future).field == "day of completion"
    backward = RecordTraining(
        person_id=person, course="Course", completed_on=date(2026, 1, 2), expires_on=date(2026, 1, 1)
    )
    assert ministry.rejected("P-FP", record_training, backward).field == "day of expiry"
