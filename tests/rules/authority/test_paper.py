"""Instruments that enter the register, and how they end (Authority rules 4, 12, 14 to 17, 21 and 22)."""

from dataclasses import replace
from typing import Any

import pytest

from app.rules.authority import (
    Filing,
    Instrument,
    Refusal,
    Register,
    Revocation,
    check_new_instrument,
    check_revocation,
    instruments_to_confirm,
    powers_not_held,
)
from db.vocabulary import InstrumentKind, SubDelegation
from tests.rules.authority.build import (
    AT,
    DAY,
    DIRECTOR,
    HEAD,
    HOLDINGS,
    HOUR,
    MINISTER,
    SECRETARY,
    acting,
    delegation,
    line,
    register,
    statute,
    substantive,
)


def _new(**limits: Any) -> Instrument:
    new = delegation("D-20", DIRECTOR, HEAD, signed_at=AT, valid_from=AT, sub_delegation=SubDelegation.NO)
    return replace(new, **limits)


def _filed(instrument: Instrument, given: Register | None = None, **facts: Any) -> list[str]:
    values: dict[str, Any] = {
        "recorded_by": "p-clerk",
        "signed_by": "p-director",
        "paper_attached": True,
        "at": AT + HOUR,
    }
    filing = Filing(instrument=instrument, **values | facts)
    return _codes(check_new_instrument(filing, given or register(line())))


def _codes(refusals: tuple[Refusal, ...]) -> list[str]:
    assert all("{" not in refusal.message and refusal.remedy for refusal in refusals)
    return [refusal.code for refusal in refusals]


def test_a_delegation_in_writing_by_the_delegators_holder_enters() -> None:
    assert _filed(_new()) == []
    assert _filed(_new(), signed_by=None, recorded_by="p-director") == []


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"valid_from": AT - DAY}, "authority.back_dated"),
        ({"signed_at": AT + DAY, "valid_from": AT + DAY}, "authority.signed_later"),
        ({"valid_until": AT}, "authority.empty_term"),
        ({"delegator": HEAD}, "authority.self_delegation"),
        ({"emergency_hours": 0}, "authority.emergency.window"),
        ({"kind": InstrumentKind.PRINCIPLE}, "authority.grade_floor"),
        ({"personal": "p-clerk"}, "authority.own_delegation"),
    ],
)
def test_what_is_wrong_with_an_instrument_is_named(limits: dict[str, Any], code: str) -> None:
    assert code in _filed(_new(**limits))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"paper_attached": False}, "authority.paper"),
        ({"signed_by": "p-head"}, "authority.not_delegator"),
        ({"signed_by": None}, "authority.not_delegator"),
        ({"recorded_by": "p-head"}, "authority.own_delegation"),
    ],
)
def test_who_signs_and_who_records(facts: dict[str, Any], code: str) -> None:
    assert _filed(_new(), **facts) == [code]


def test_the_signature_of_a_former_holder_counts_only_for_their_time() -> None:
    changed = [held for held in HOLDINGS if held.office != DIRECTOR] + [
        substantive(DIRECTOR, "p-director", ends=AT),
        substantive(DIRECTOR, "p-next", starts=AT),
    ]
    given = register(line(), holdings=changed)

    assert _filed(_new(), given) == ["authority.not_delegator"]
    earlier = _new(signed_at=AT - DAY, valid_from=AT - DAY)
    assert _filed(earlier, given) == []
    assert _filed(_new(), given, recorded_by="p-next") == []


def test_sub_delegation_is_off_unless_allowed() -> None:
    closed = register(line(D_2={"sub_delegation": SubDelegation.NO}))
    closed_above = register(line(D_1={"sub_delegation": SubDelegation.NO}))

    assert _filed(_new(), closed) == ["authority.sub_delegation_needed"]
    assert _filed(_new(), closed_above) == ["authority.sub_delegation_needed"]


@pytest.mark.parametrize("number", ["D_1", "D_2"])
def test_prior_approval_is_dated_before_the_signature(number: str) -> None:
    asked = register(line(**{number: {"sub_delegation": SubDelegation.WITH_PRIOR_APPROVAL}}))

    assert _filed(_new(), asked) == ["authority.approval_needed"]
    assert _filed(_new(prior_approval_at=AT), asked) == ["authority.approval_needed"]
    assert _filed(_new(prior_approval_at=AT - HOUR), asked) == []


def test_only_an_instrument_for_the_power_in_question_allows_it_to_be_given_on() -> None:
    other = delegation("D-8", SECRETARY, DIRECTOR, powers=frozenset({"RP-1"}))
    mine = delegation("D-9", SECRETARY, DIRECTOR, powers=frozenset({"VE-1"}), sub_delegation=SubDelegation.NO)
    given = register([*line()[:2], other, mine])

    assert _filed(_new(powers=frozenset({"VE-1"})), given) == ["authority.sub_delegation_needed"]
    assert _filed(_new(powers=frozenset({"RP-1"})), given) == []


def test_circles_above_do_not_trap_the_check() -> None:
    circle = [delegation("D-1", DIRECTOR, SECRETARY), delegation("D-2", SECRETARY, DIRECTOR)]

    assert _filed(_new(), register(circle)) == ["authority.sub_delegation_needed"]


def test_outside_the_ministry() -> None:
    fund = _new(delegate="ngo", sub_delegation=SubDelegation.YES)

    assert _filed(fund) == [
        "authority.external_approval",
        "authority.conflict_statement",
        "authority.external_gives_on",
    ]
    settled = replace(fund, external_approved=True, conflict_statement=True, sub_delegation=SubDelegation.NO)
    assert _filed(settled) == []


def test_original_authority_rests_on_the_paper_and_is_not_recorded_by_its_holder() -> None:
    new = statute(id="S-2", number="S-2")

    assert _filed(new, signed_by=None) == []
    assert _filed(new, signed_by=None, paper_attached=False) == ["authority.paper"]
    assert _filed(new, signed_by=None, recorded_by="p-minister") == ["authority.own_delegation"]
    assert _filed(replace(new, emergency_hours=24), signed_by=None) == ["authority.emergency.window"]


def test_powers_that_the_delegator_does_not_hold_are_named() -> None:
    limited = register(line(D_2={"powers": frozenset({"RP-1", "VE-1"})}))

    assert powers_not_held(_new(powers=frozenset({"VE-1", "IR-1"})), limited) == frozenset({"IR-1"})
    assert powers_not_held(_new(powers=frozenset({"VE-1"})), limited) == frozenset()
    assert powers_not_held(_new(), limited) is None
    assert powers_not_held(_new(), register(line())) == frozenset()
    assert powers_not_held(statute(), limited) == frozenset()


def _revoked(instrument: Instrument | None, **facts: Any) -> list[str]:
    values: dict[str, Any] = {
        "signed_by": "p-director",
        "signed_at": AT,
        "effective_at": AT,
        "reason": "the post is abolished",
        "paper_attached": True,
        "recorded_by": "p-clerk",
        "at": AT + HOUR,
    }
    return _codes(check_revocation(Revocation(instrument=instrument, **values | facts), register(line())))


def test_the_delegators_office_revokes() -> None:
    instrument = line()[3]

    assert _revoked(instrument) == []
    assert _revoked(instrument, effective_at=AT + DAY) == []
    assert _revoked(instrument, recorded_by="p-director", signed_by="p-clerk", paper_attached=False) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"signed_by": "p-minister"}, "authority.revocation.delegator"),
        ({"signed_by": "p-head", "recorded_by": "p-head"}, "authority.revocation.delegator"),
        ({"paper_attached": False}, "authority.paper"),
        ({"effective_at": AT - HOUR}, "authority.revocation.backward"),
        ({"signed_at": AT + DAY, "effective_at": AT + DAY}, "authority.signed_later"),
        ({"reason": " "}, "authority.revocation.reason"),
    ],
)
def test_a_revocation_that_does_not_hold(facts: dict[str, Any], code: str) -> None:
    assert _revoked(line()[3], **facts) == [code]


def test_nothing_is_revoked_twice_or_out_of_thin_air() -> None:
    assert _revoked(None) == ["authority.revocation.unknown"]
    assert _revoked(replace(line()[3], revoked_at=AT)) == ["authority.revocation.again"]


def test_original_authority_ends_by_the_paper_that_ends_it() -> None:
    assert _revoked(statute(), signed_by="p-clerk") == []
    assert _revoked(statute(), signed_by="p-clerk", paper_attached=False) == ["authority.paper"]


def test_a_successor_is_asked_to_confirm_what_the_predecessor_gave() -> None:
    changed = [held for held in HOLDINGS if held.office != DIRECTOR] + [
        substantive(DIRECTOR, "p-director", ends=AT - DAY),
        substantive(DIRECTOR, "p-next", starts=AT - DAY),
    ]
    given = register(line(), holdings=changed)

    found = instruments_to_confirm(given, AT, {})

    assert [(item.instrument.number, item.predecessor, item.successor) for item in found] == [
        ("D-3", "p-director", "p-next")
    ]
    assert instruments_to_confirm(given, AT - 2 * DAY, {}) == ()
    assert instruments_to_confirm(given, AT, {"D-3": frozenset({"p-next"})}) == ()
    assert instruments_to_confirm(given, AT, {"D-3": frozenset({"p-director"})}) == found


def test_nobody_confirms_what_has_ended_or_while_someone_only_acts() -> None:
    standing_in = register(line(), holdings=[*HOLDINGS, acting(DIRECTOR, "p-stand-in", starts=AT - DAY)])
    ended = register(
        line(D_3={"valid_until": AT}),
        holdings=[held for held in HOLDINGS if held.office != DIRECTOR]
        + [substantive(DIRECTOR, "p-director", ends=AT), substantive(DIRECTOR, "p-next", starts=AT)],
    )

    assert instruments_to_confirm(standing_in, AT, {}) == ()
    assert instruments_to_confirm(ended, AT, {}) == ()


def test_a_principle_is_confirmed_once() -> None:
    principle = delegation("P-1", MINISTER, SECRETARY, kind=InstrumentKind.PRINCIPLE, grade_floor=1)
    changed = [held for held in HOLDINGS if held.office != MINISTER] + [
        substantive(MINISTER, "p-minister", ends=AT),
        substantive(MINISTER, "p-next", starts=AT),
    ]

    found = instruments_to_confirm(register([statute(), principle], holdings=changed), AT, {})

    assert [item.instrument.number for item in found] == ["P-1"]
