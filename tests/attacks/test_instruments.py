"""Attempts to give oneself a power, or to date one back."""

from datetime import timedelta

from app.actions.ministry.delegations import RecordInstrument, record_instrument
from app.actions.ministry.instrument_limits import Limits
from app.actions.ministry.offices import RegradeOffice, regrade_office
from app.actions.ministry.people import RecordTraining, record_training
from db.people import Office
from db.vocabulary import InstrumentKind
from tests.support.ministry import PAPER, Ministry


def test_nobody_gives_themselves_a_power_through_a_principle_of_an_office_above(ministry: Ministry) -> None:
    grade = RegradeOffice(
        office_id=ministry.offices["focal_point"],
        based_on=ministry.version(Office, ministry.offices["focal_point"]),
        department="",
        grade=5,
        reason="The ladder of grades",
    )
    ministry.do("P-ADM", regrade_office, grade)
    request = RecordInstrument(
        kind=InstrumentKind.PRINCIPLE,
        delegate_id=ministry.offices["dg_political"],
        signed_at=ministry.clock.at,
        valid_from=ministry.clock.at,
        basis="Officials act in the Minister's name.",
        limits=Limits(grade_floor=3),
    )
    assert ministry.refused("P-FP", record_instrument, request).rule == "authority.own_delegation"
    above = Limits(grade_floor=6)
    kept = ministry.do("P-FP", record_instrument, _with_limits(request, above))
    assert kept.number


def _with_limits(request: RecordInstrument, limits: Limits) -> RecordInstrument:
    values = {name: getattr(request, name) for name in request.__slots__}
    return RecordInstrument(**values | {"limits": limits})


def test_a_successor_does_not_sign_for_the_time_before_they_came(ministry: Ministry) -> None:
    # The second Director-General takes office on 1 March 2026.
    ministry.clock.at = ministry.clock.at.replace(month=3, day=10)
    signed = ministry.clock.at - timedelta(days=30)
    request = RecordInstrument(
        kind=InstrumentKind.DELEGATION,
        delegator_id=ministry.offices["dg_political"],
        delegate_id=ministry.offices["ambassador_yangon"],
        signed_at=signed,
        valid_from=signed,
        document=PAPER,
        limits=Limits(powers=("RP-2",)),
    )
    assert ministry.refused("P-DG2", record_instrument, request).rule == "authority.not_delegator"


def test_nobody_certifies_their_own_training(ministry: Ministry) -> None:
    request = RecordTraining(
        person_id=ministry.people["P-FP"], course="Deciding", completed_on=ministry.clock.at.date()
    )
    assert ministry.refused("P-FP", record_training, request).rule == "training.own"
