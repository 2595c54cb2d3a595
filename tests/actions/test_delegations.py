"""Instruments entering the register, leaving it, and being stood by."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from app.actions.evidence.attachments import NewFile
from app.actions.ministry.delegations import (
    ConfirmInstrument,
    RecordInstrument,
    RevokeInstrument,
    confirm_instrument,
    may_confirm,
    record_instrument,
    revoke_instrument,
)
from app.actions.ministry.instrument_limits import Limits
from app.actions.ministry.offices import AddOffice, Appoint, EndHolding, add_office, appoint, end_holding
from app.reading.authority.confirmations import to_confirm
from app.reading.authority.register import register
from app.rules.authority.requests import DecisionRequest
from app.rules.authority.resolution import resolve
from app.rules.entry.money import Money, parse_money
from db.delegations import Instrument, InstrumentConfirmation, Revocation
from db.ledger.entries import ledger
from db.people import Holding
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation, Urgency
from tests.support.ministry import NOW, PAPER, Ministry, instant


def delegation(ministry: Ministry, **changes: object) -> RecordInstrument:
    """A delegation from the permanent secretary to the head of human rights, as changed."""
    request = RecordInstrument(
        kind=InstrumentKind.DELEGATION,
        delegator_id=ministry.offices["permanent_secretary"],
        delegate_id=ministry.offices["head_human_rights"],
        signed_at=NOW - timedelta(days=1),
        signed_by_id=ministry.people["P-PS"],
        valid_from=NOW - timedelta(days=1),
        document=PAPER,
        limits=Limits(powers=("VE-1", "RP-1"), countries=("Myanmar", "South-eastern Asia", "034")),
    )
    return replace(request, **changes)  # type: ignore[arg-type]  # names are checked by replace itself


def may_decide(ministry: Ministry, who: str, office: str, at: datetime, *, tool: str = "RP-1") -> bool:
    request = DecisionRequest(
        office=ministry.offices[office],
        person=ministry.people[who],
        tool=tool,
        country="THA",
        phase=Phase.VIOLENCE_ESCALATION,
        urgency=Urgency.PRIORITY,
        cost=parse_money("0", "EUR"),
        at=at,
    )
    with ministry.store.read() as session:
        return not resolve(request, register(session)).refused


def test_the_world_of_the_cases_is_recorded_with_each_entry_signed(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        rows = session.execute(
            sa.select(ledger.c.signature, ledger.c.person_id).where(ledger.c.subject_kind == "instruments")
        ).all()
    assert len(rows) == len(ministry.instruments) == 12
    assert all(row.signature and row.person_id == ministry.people["P-REC"] for row in rows)


def test_an_instrument_keeps_what_its_paper_says(ministry: Ministry) -> None:
    kept = ministry.do("P-REC", record_instrument, delegation(ministry))
    row = ministry.row(Instrument, kept.instrument_id)
    assert kept.number == row.number == "D-014"
    assert row.powers == ["RP-1", "VE-1"]
    assert row.countries == ["MMR", "South-eastern Asia", "Southern Asia"]
    assert row.on_signed_paper
    assert row.document_id is not None
    assert kept.warnings == ()


def test_the_delegator_records_in_person_and_the_row_says_so(ministry: Ministry) -> None:
    kept = ministry.do("P-PS", record_instrument, delegation(ministry, signed_by_id=None))
    assert not ministry.row(Instrument, kept.instrument_id).on_signed_paper


def test_a_new_instrument_gives_its_power_at_once(ministry: Ministry) -> None:
    # D-005 gives the ambassador Myanmar only.
    assert not may_decide(ministry, "P-AMB", "ambassador_yangon", NOW)
    given = delegation(ministry, delegate_id=ministry.offices["ambassador_yangon"])
    ministry.do("P-REC", record_instrument, given)
    assert may_decide(ministry, "P-AMB", "ambassador_yangon", NOW)


def test_a_power_that_the_delegator_lacks_is_recorded_with_a_warning(ministry: Ministry) -> None:
    kept = ministry.do(
        "P-REC", record_instrument, delegation(ministry, limits=Limits(powers=("VE-1", "VE-7")))
    )
    assert "VE-7" in kept.warnings[0]
    assert "Permanent Secretary" in kept.warnings[0]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"document": None}, "authority.paper"),
        ({"signed_by_id": None}, "authority.not_delegator"),
        ({"valid_from": NOW - timedelta(days=2)}, "authority.back_dated"),
        ({"valid_until": NOW - timedelta(days=1)}, "authority.empty_term"),
        ({"limits": Limits(emergency_hours=0)}, "authority.emergency.window"),
        ({"number": "d-005"}, "instrument.number_taken"),
    ],
)
def test_paper_that_is_not_in_order_stays_out(
    ministry: Ministry, changes: dict[str, object], rule: str
) -> None:
    refusal = ministry.refused("P-REC", record_instrument, delegation(ministry, **changes))
    assert refusal.rule == rule
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Instrument)) == 12


def test_a_signature_that_is_still_to_come_is_bad_input(ministry: Ministry) -> None:
    request = delegation(ministry, signed_at=NOW + timedelta(hours=1), valid_from=NOW + timedelta(days=1))
    assert ministry.rejected("P-REC", record_instrument, request).field == "date of signature"


def test_someone_who_did_not_hold_the_office_signs_nothing(ministry: Ministry) -> None:
    request = delegation(ministry, signed_by_id=ministry.people["P-DEV"])
    assert ministry.refused("P-REC", record_instrument, request).rule == "authority.not_delegator"


def test_nobody_records_their_own_power(ministry: Ministry) -> None:
    own = delegation(ministry, delegate_id=ministry.offices["focal_point"])
    assert ministry.refused("P-FP", record_instrument, own).rule == "authority.own_delegation"
    personal = delegation(ministry, limits=Limits(powers=("VE-1",), personal_id=ministry.people["P-REC"]))
    assert ministry.refused("P-REC", record_instrument, personal).rule == "authority.own_delegation"


def test_who_may_not_give_a_power_on(ministry: Ministry) -> None:
    from_development = delegation(
        ministry,
        delegator_id=ministry.offices["dg_development"],
        delegate_id=ministry.offices["focal_point"],
        signed_by_id=ministry.people["P-DEV"],
        limits=Limits(powers=("VE-3",), ceiling=parse_money("50000", "EUR")),
    )
    refusal = ministry.refused("P-REC", record_instrument, from_development)
    assert refusal.rule == "authority.sub_delegation_needed"


def test_sub_delegation_with_prior_approval_needs_the_earlier_approval(ministry: Ministry) -> None:
    limits = Limits(powers=("VE-4",), sub_delegation=SubDelegation.WITH_PRIOR_APPROVAL)
    ministry.do(
        "P-REC",
        record_instrument,
        delegation(
            ministry,
            delegator_id=ministry.offices["minister"],
            delegate_id=ministry.offices["dg_development"],
            signed_by_id=ministry.people["P-MIN"],
            signed_at=NOW - timedelta(days=5),
            valid_from=NOW - timedelta(days=5),
            limits=limits,
        ),
    )
    onward = delegation(
        ministry,
        delegator_id=ministry.offices["dg_development"],
        delegate_id=ministry.offices["focal_point"],
        signed_by_id=ministry.people["P-DEV"],
        limits=Limits(powers=("VE-4",)),
    )
    assert ministry.refused("P-REC", record_instrument, onward).rule == "authority.approval_needed"
    late = replace(onward, prior_approval_at=NOW)
    assert ministry.refused("P-REC", record_instrument, late).rule == "authority.approval_needed"
    ministry.do("P-REC", record_instrument, replace(onward, prior_approval_at=NOW - timedelta(days=2)))


def test_a_delegate_outside_the_ministry_needs_approval_and_a_statement(ministry: Ministry) -> None:
    outside = ministry.do("P-ADM", add_office, AddOffice(name="Relief Agency", external=True)).office_id
    request = delegation(ministry, delegate_id=outside)
    assert ministry.refused("P-REC", record_instrument, request).rule == "authority.external_approval"
    approved = replace(request, external_approved=True)
    assert ministry.refused("P-REC", record_instrument, approved).rule == "authority.conflict_statement"
    stated = replace(approved, conflict_statement="No interests in the region.")
    onward = replace(stated, limits=Limits(powers=("VE-1",), sub_delegation=SubDelegation.YES))
    assert ministry.refused("P-REC", record_instrument, onward).rule == "authority.external_gives_on"
    ministry.do("P-REC", record_instrument, stated)


def test_a_principle_rests_on_its_basis_and_names_its_grade_floor(ministry: Ministry) -> None:
    principle = RecordInstrument(
        kind=InstrumentKind.PRINCIPLE,
        delegate_id=ministry.offices["minister"],
        signed_at=NOW,
        valid_from=NOW,
        basis="Carltona Ltd v Commissioners of Works [1943]",
    )
    assert ministry.refused("P-REC", record_instrument, principle).rule == "authority.grade_floor"
    kept = ministry.do("P-REC", record_instrument, replace(principle, limits=Limits(grade_floor=5)))
    assert ministry.row(Instrument, kept.instrument_id).grade_floor == 5
    unfounded = replace(principle, basis="", limits=Limits(grade_floor=5))
    assert ministry.refused("P-REC", record_instrument, unfounded).rule == "authority.paper"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"limits": Limits(powers=("XX-1",))}, "powers"),
        ({"limits": Limits(powers=())}, "powers"),
        ({"limits": Limits(countries=("Atlantis",))}, "countries"),
        ({"limits": Limits(countries=())}, "countries"),
        ({"limits": Limits(phases=())}, "phases"),
        ({"delegator_id": None}, "delegator"),
        ({"kind": InstrumentKind.STATUTE}, "delegator"),
        ({"delegate_id": "nowhere"}, "office"),
        ({"document": NewFile(name="empty.pdf", content=b"")}, "file"),
        ({"document_id": "nowhere", "document": None}, "document"),
        ({"basis": "Law\x07"}, "basis"),
    ],
)
def test_an_instrument_that_cannot_be_read_is_rejected(
    ministry: Ministry, changes: dict[str, object], field: str
) -> None:
    assert ministry.rejected("P-REC", record_instrument, delegation(ministry, **changes)).field == field


def test_an_odd_ceiling_is_rejected(ministry: Ministry) -> None:
    for ceiling in (
        Money(parse_money("1", "EUR").amount / 1000, "EUR"),
        Money(parse_money("1", "EUR").amount, ""),
    ):
        request = delegation(ministry, limits=Limits(ceiling=ceiling))
        assert ministry.rejected("P-REC", record_instrument, request).field == "ceiling"


def test_who_has_no_business_with_instruments(ministry: Ministry) -> None:
    for who in ("P-ADM", "P-AUD", "P-AN1"):
        assert ministry.refused(who, record_instrument, delegation(ministry)).rule == "role"


def revocation(ministry: Ministry, number: str = "D-012", **changes: object) -> RevokeInstrument:
    request = RevokeInstrument(
        instrument_id=ministry.instruments[number],
        reason="Misused.",
        signed_at=NOW,
        effective_at=NOW,
        signed_by_id=ministry.people["P-PS"],
        document=PAPER,
    )
    return replace(request, **changes)  # type: ignore[arg-type]  # names are checked by replace itself


def test_a_revoked_instrument_gives_nothing_from_then_on(ministry: Ministry) -> None:
    later = NOW + timedelta(hours=1)
    assert may_decide(ministry, "P-HR", "head_human_rights", later, tool="VE-5")
    ministry.do("P-REC", revoke_instrument, revocation(ministry))
    assert not may_decide(ministry, "P-HR", "head_human_rights", later, tool="VE-5")
    assert may_decide(ministry, "P-HR", "head_human_rights", NOW - timedelta(hours=1), tool="VE-5")
    with ministry.store.read() as session:
        rows = session.scalars(sa.select(Revocation)).all()
    assert {row.person_id for row in rows} == {ministry.people["P-PS"], ministry.people["P-DG1"]}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"number": "D-011"}, "authority.revocation.again"),
        ({"effective_at": NOW - timedelta(seconds=1)}, "authority.revocation.backward"),
        (
            {"signed_at": NOW + timedelta(days=1), "effective_at": NOW + timedelta(days=2)},
            "authority.signed_later",
        ),
        ({"reason": " "}, "authority.revocation.reason"),
        ({"signed_by_id": None}, "authority.revocation.delegator"),
        ({"document": None}, "authority.paper"),
    ],
)
def test_a_revocation_that_is_not_in_order_changes_nothing(
    ministry: Ministry, changes: dict[str, object], rule: str
) -> None:
    request = revocation(ministry, **changes)  # type: ignore[arg-type]  # names are checked by the helper
    assert ministry.refused("P-REC", revoke_instrument, request).rule == rule


def test_the_delegator_revokes_in_person_without_a_scan(ministry: Ministry) -> None:
    ministry.do("P-PS", revoke_instrument, revocation(ministry, signed_by_id=None, document=None))
    assert not may_decide(ministry, "P-HR", "head_human_rights", NOW, tool="VE-5")


def test_a_successor_is_asked_once_to_stand_by_the_instruments_of_the_predecessor(ministry: Ministry) -> None:
    # P-DG2 follows P-DG1 on 1 March 2026.
    ministry.clock.at = instant("2026-03-02T09:00:00Z")
    with ministry.store.read() as session:
        asked = {item.instrument.number for item in to_confirm(session, ministry.clock.at)}
    assert asked == {"D-004", "D-005"}
    request = ConfirmInstrument(instrument_id=ministry.instruments["D-004"])
    assert ministry.refused("P-DG1", confirm_instrument, request).rule == "authority.confirmation"
    ministry.do("P-DG2", confirm_instrument, request)
    with ministry.store.read() as session:
        assert session.scalars(sa.select(InstrumentConfirmation.person_id)).all() == [
            ministry.people["P-DG2"]
        ]
        assert not may_confirm(
            session, ministry.actors["P-DG2"], ministry.instruments["D-004"], ministry.clock.at
        )
    assert ministry.refused("P-DG2", confirm_instrument, request).rule == "authority.confirmation"


def test_an_instrument_outlives_its_delegators_holder(ministry: Ministry) -> None:
    ministry.do(
        "P-ADM",
        end_holding,
        EndHolding(
            holding_id=ministry.holdings["permanent_secretary", "P-PS"],
            based_on=ministry.version(Holding, ministry.holdings["permanent_secretary", "P-PS"]),
            ends_at=NOW,
            reason="Retired",
        ),
    )
    ministry.do(
        "P-ADM",
        appoint,
        Appoint(
            office_id=ministry.offices["permanent_secretary"],
            person_id=ministry.people["P-AN2"],
            kind=HoldingKind.SUBSTANTIVE,
            starts_at=NOW,
        ),
    )
    assert may_decide(ministry, "P-HR", "head_human_rights", NOW, tool="VE-5")
