"""Authority rule 2: every link counts, and the most favourable chain."""

from dataclasses import replace
from typing import Any

import pytest

from app.rules.authority import Holding, Instrument, Standing, resolve
from db.vocabulary import InstrumentKind, Phase, SubDelegation
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
    emergency,
    eur,
    line,
    register,
    request,
    statute,
    substantive,
)


def test_chain_runs_from_the_deciding_instrument_to_original_authority() -> None:
    verdict = resolve(request(), register(line()))

    assert verdict.outcome is Standing.AUTHORISED
    assert [link.instrument.number for link in verdict.chain] == ["D-3", "D-2", "D-1", "S-1"]
    assert [link.office for link in verdict.chain] == [HEAD, DIRECTOR, SECRETARY, MINISTER]
    assert verdict.in_effect
    verdict.require()


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ({"powers": frozenset({"RP-1"})}, "authority.chain.power"),
        ({"countries": frozenset({"AFG"})}, "authority.chain.country"),
        ({"phases": frozenset({Phase.RISK_PRESENT})}, "authority.chain.phase"),
        ({"valid_until": AT}, "authority.chain.not_in_force"),
        ({"valid_from": AT + HOUR}, "authority.chain.not_in_force"),
        ({"signed_at": AT + HOUR}, "authority.chain.not_in_force"),
        ({"revoked_at": AT}, "authority.chain.not_in_force"),
        ({"ceiling": eur(999)}, "authority.chain.ceiling"),
        ({"sub_delegation": SubDelegation.NO}, "authority.sub_delegation"),
        ({"personal": "p-other"}, "authority.chain.holder"),
    ],
)
@pytest.mark.parametrize("number", ["S_1", "D_1", "D_2"])
def test_a_limit_above_binds_below(number: str, limit: dict[str, Any], code: str) -> None:
    verdict = resolve(request(), register(line(**{number: limit})))

    assert verdict.outcome is Standing.REFUSED
    assert verdict.rule == code
    assert verdict.rule_number == 2
    assert verdict.instrument is None
    assert verdict.chain == ()


@pytest.mark.parametrize("number", ["S_1", "D_1", "D_2", "D_3"])
def test_conditions_of_every_link_bind(number: str) -> None:
    asked = register(line(**{number: {"consult": frozenset({"Legal", "Treasury"}), "legal_advice": True}}))

    refused = resolve(request(consulted=frozenset({"Legal"})), asked)
    assert [refusal.code for refusal in refused.refusals] == ["authority.consult", "authority.legal_advice"]
    assert "Treasury" in refused.message
    assert "Legal," not in refused.message
    for names in ({"Legal", "Treasury"}, {"legal", "TREASURY"}):
        met = resolve(request(consulted=frozenset(names), legal_advice=True), asked)
        assert met.outcome is Standing.AUTHORISED, "capitals make no other department"


def test_departments_of_several_links_are_asked_for_at_once() -> None:
    asked = line(D_3={"consult": frozenset({"Legal"})}, D_1={"consult": frozenset({"Treasury"})})

    verdict = resolve(request(), register(asked))

    assert len(verdict.refusals) == 1
    assert "Legal and Treasury" in verdict.message


@pytest.mark.parametrize("number", ["S_1", "D_1", "D_2", "D_3"])
def test_a_second_signature_of_every_link_is_owed(number: str) -> None:
    asked = register(line(**{number: {"second_signature": SECRETARY}}))

    waiting = resolve(request(), asked)
    assert waiting.outcome is Standing.PENDING_SECOND_SIGNATURE
    assert waiting.owed_signatures == (SECRETARY,)
    assert not waiting.in_effect
    assert "Secretary has signed" in waiting.message
    assert resolve(request(signed_by=frozenset({SECRETARY})), asked).outcome is Standing.AUTHORISED


@pytest.mark.parametrize(("number", "ratifier"), [("D_1", MINISTER), ("D_2", SECRETARY), ("D_3", DIRECTOR)])
def test_an_emergency_limit_of_every_link_binds(number: str, ratifier: str) -> None:
    asked = register(line(**{number: {"emergency_hours": 48}}))

    assert resolve(request(), asked).rule == "authority.emergency"
    verdict = resolve(emergency(), asked)
    assert verdict.outcome is Standing.PENDING_RATIFICATION
    assert verdict.ratifying_office == ratifier
    assert verdict.ratify_by == AT + 48 * HOUR
    assert verdict.in_effect


def test_of_several_emergency_links_the_shortest_window_and_the_highest_delegator_count() -> None:
    asked = register(line(D_1={"emergency_hours": 72}, D_3={"emergency_hours": 24}))

    verdict = resolve(emergency(), asked)

    assert verdict.ratify_by == AT + 24 * HOUR
    assert verdict.ratifying_office == MINISTER


def test_a_signature_and_a_ratification_can_be_owed_at_once() -> None:
    asked = register(line(D_1={"emergency_hours": 72}, D_3={"second_signature": DIRECTOR}))

    verdict = resolve(emergency(), asked)

    assert verdict.outcome is Standing.PENDING_RATIFICATION
    assert verdict.owed_signatures == (DIRECTOR,)
    assert not verdict.in_effect


def _beside(number: str, **limits: Any) -> Instrument:
    return delegation(number, DIRECTOR, HEAD, **limits)


def test_the_most_favourable_chain_counts() -> None:
    ratified, signed, free = (
        _beside("D-01", emergency_hours=24),
        _beside("D-02", second_signature=SECRETARY),
        _beside("D-03"),
    )
    base = line()[:3]

    def chosen(*instruments: Instrument) -> tuple[Standing, str]:
        verdict = resolve(emergency(), register([*base, *instruments]))
        assert verdict.instrument is not None
        return verdict.outcome, verdict.instrument.number

    assert chosen(ratified, signed, free) == (Standing.AUTHORISED, "D-03")
    assert chosen(ratified, signed) == (Standing.PENDING_SECOND_SIGNATURE, "D-02")
    assert chosen(ratified) == (Standing.PENDING_RATIFICATION, "D-01")


def test_favour_is_judged_over_the_whole_chain() -> None:
    # D-4 owes nothing itself but lies below an emergency power; D-5 owes a signature and nothing above.
    instruments = [
        statute(),
        delegation("D-1", MINISTER, SECRETARY, emergency_hours=24),
        delegation("D-2", MINISTER, DIRECTOR),
        delegation("D-4", SECRETARY, HEAD),
        delegation("D-5", DIRECTOR, HEAD, second_signature=MINISTER),
    ]

    verdict = resolve(emergency(), register(instruments))

    assert verdict.outcome is Standing.PENDING_SECOND_SIGNATURE
    assert verdict.instrument is not None
    assert verdict.instrument.number == "D-5"


def test_among_equals_the_lowest_number_as_people_read_it() -> None:
    verdict = resolve(request(), register([*line()[:3], _beside("D-10"), _beside("D-9")]))

    assert verdict.instrument is not None
    assert verdict.instrument.number == "D-9"


def test_among_equals_the_lowest_number_even_where_another_owed_less_half_way() -> None:
    # Both chains owe the minister's signature in the end: D-4 from the start, D-5 from the office above.
    instruments = [
        statute(second_signature=MINISTER),
        delegation("D-1", MINISTER, SECRETARY),
        delegation("D-4", SECRETARY, HEAD, second_signature=MINISTER),
        delegation("D-5", SECRETARY, HEAD),
    ]

    verdict = resolve(request(), register(instruments))

    assert verdict.outcome is Standing.PENDING_SECOND_SIGNATURE
    assert verdict.instrument is not None
    assert verdict.instrument.number == "D-4"


def test_a_circle_of_delegations_gives_nothing() -> None:
    circle = [
        delegation("D-1", DIRECTOR, SECRETARY),
        delegation("D-2", SECRETARY, DIRECTOR),
        delegation("D-3", DIRECTOR, HEAD),
    ]

    verdict = resolve(request(), register(circle))

    assert verdict.rule == "authority.chain.origin"
    assert verdict.rule_number == 2


def test_a_circle_beside_a_line_does_not_disturb_it() -> None:
    back = delegation("D-0", DIRECTOR, SECRETARY)

    verdict = resolve(request(), register([*line(), back]))

    assert [link.instrument.number for link in verdict.chain] == ["D-3", "D-2", "D-1", "S-1"]


def test_an_office_decides_under_its_own_power_and_not_under_what_came_back_to_it() -> None:
    # Of the two the delegate's has the lower number; it rests on nothing but what the minister gave.
    returned = delegation("D-0", SECRETARY, MINISTER)

    verdict = resolve(request(MINISTER), register([*line(), returned]))

    assert [link.instrument.number for link in verdict.chain] == ["S-1"]


def _came_back(**statute_limits: Any) -> list[Instrument]:
    """What the minister gave to the secretary, who gave it back to the minister's office, under no lower number than the law."""
    limits: dict[str, Any] = {"personal": "p-minister"} | statute_limits
    return [statute(**limits), delegation("D-1", MINISTER, SECRETARY), delegation("D-2", SECRETARY, MINISTER)]


@pytest.mark.parametrize("beside", [acting(MINISTER, "p-other"), substantive(MINISTER, "p-other")])
def test_what_came_back_serves_whoever_the_office_own_power_does_not(beside: Holding) -> None:
    # The law names one person, who is in office still: what that person gave on has force, and D-2 names nobody (rule 3).
    verdict = resolve(request(MINISTER, "p-other"), register(_came_back(), holdings=[*HOLDINGS, beside]))

    assert verdict.outcome is Standing.AUTHORISED
    assert [link.instrument.number for link in verdict.chain] == ["D-2", "D-1", "S-1"]


def test_whom_the_law_names_decides_under_it_and_not_under_what_came_back() -> None:
    both = [*HOLDINGS, substantive(MINISTER, "p-other")]

    verdict = resolve(request(MINISTER), register(_came_back(), holdings=both))

    assert [link.instrument.number for link in verdict.chain] == ["S-1"]


def test_what_came_back_falls_with_the_person_whose_power_it_was() -> None:
    followed = [replace(held, ends=AT) if held.office == MINISTER else held for held in HOLDINGS] + [
        substantive(MINISTER, "p-next", starts=AT)
    ]

    verdict = resolve(request(MINISTER, "p-next"), register(_came_back(), holdings=followed))

    assert verdict.rule == "authority.chain.holder"
    assert (
        "S-1, from which D-2 derives, was given to one person who has left the office Minister"
        in verdict.message
    )


def test_what_came_back_is_bound_by_the_limits_of_what_was_given() -> None:
    there = [*HOLDINGS, acting(MINISTER, "p-other")]
    asked = request(MINISTER, "p-other")

    assert (
        resolve(asked, register(_came_back(excludes_acting=True), holdings=there)).rule
        == "authority.acting_excluded"
    )
    signed = resolve(asked, register(_came_back(second_signature=DIRECTOR), holdings=there))
    assert signed.owed_signatures == (DIRECTOR,)


def test_a_power_that_the_law_never_gave_is_refused_as_that_though_it_came_back() -> None:
    lacks = _came_back(personal=None, powers=frozenset({"RP-1"}))

    verdict = resolve(request(MINISTER), register(lacks))

    assert verdict.rule == "authority.chain.power"
    assert "S-1, above D-2, does not hold it" in verdict.message


@pytest.mark.parametrize(
    ("person", "rule"), [("p-minister", "authority.chain.origin"), ("p-other", "authority.personal")]
)
def test_a_circle_that_starts_at_the_deciding_office_and_leads_nowhere_ends(person: str, rule: str) -> None:
    circle = [
        delegation("D-1", MINISTER, SECRETARY),
        delegation("D-2", SECRETARY, MINISTER),
        delegation("D-3", SECRETARY, MINISTER, personal="p-minister"),
    ]
    both = [*HOLDINGS, substantive(MINISTER, "p-other")]

    assert resolve(request(MINISTER, person), register(circle, holdings=both)).rule == rule


def test_a_delegator_without_any_instrument_has_nothing_to_give() -> None:
    verdict = resolve(request(), register([delegation("D-3", DIRECTOR, HEAD)]))

    assert verdict.rule == "authority.chain.origin"
    assert "Director" in verdict.message


def test_the_refusal_is_that_of_the_chain_with_the_least_in_its_way() -> None:
    far = _beside("D-01", powers=frozenset({"RP-1"}))
    near = _beside("D-02", ceiling=eur(10))

    verdict = resolve(request(), register([*line()[:3], far, near]))

    assert verdict.rule == "authority.ceiling"
    assert verdict.examined[0].instrument.number == "D-02"


def test_an_office_without_instruments() -> None:
    assert resolve(request(), register([statute()])).rule == "authority.no_instrument"


def _approved(**limits: Any) -> dict[str, Any]:
    return {"signed_at": AT - DAY, "prior_approval_at": AT - 2 * DAY} | limits


@pytest.mark.parametrize(
    ("child", "granted"),
    [
        (_approved(), True),
        (_approved(prior_approval_at=None), False),
        (_approved(prior_approval_at=AT - DAY), False),
        (_approved(prior_approval_at=AT - HOUR), False),
    ],
    ids=["before the signature", "none", "with the signature", "after the signature"],
)
def test_sub_delegation_with_prior_approval(child: dict[str, Any], granted: bool) -> None:
    asked = register(line(D_2={"sub_delegation": SubDelegation.WITH_PRIOR_APPROVAL}, D_3=child))

    verdict = resolve(request(), asked)

    assert (verdict.outcome is Standing.AUTHORISED) == granted
    if not granted:
        assert verdict.rule_number == 16


def test_prior_approval_binds_every_link_below() -> None:
    above = {"sub_delegation": SubDelegation.WITH_PRIOR_APPROVAL}

    assert resolve(request(), register(line(D_1=above, D_2=_approved()))).rule == "authority.prior_approval"
    both = resolve(request(), register(line(D_1=above, D_2=_approved(), D_3=_approved())))
    assert both.outcome is Standing.AUTHORISED


def test_a_power_that_comes_back_in_a_circle_is_not_freer_than_it_was() -> None:
    # The secretary may give on with approval only; what the director gives back must not shed that condition.
    instruments = [
        statute(),
        delegation("D-1", MINISTER, SECRETARY, sub_delegation=SubDelegation.WITH_PRIOR_APPROVAL),
        delegation("D-2", SECRETARY, DIRECTOR, **_approved()),
        delegation("D-3", DIRECTOR, SECRETARY),
        delegation("D-4", SECRETARY, HEAD),
    ]

    assert resolve(request(), register(instruments)).rule == "authority.prior_approval"


def test_original_authority_is_a_statute_and_never_a_principle() -> None:
    principle = delegation("P-1", MINISTER, SECRETARY, kind=InstrumentKind.PRINCIPLE, grade_floor=1)

    assert not principle.original
    assert resolve(request(SECRETARY), register([principle])).rule == "authority.chain.origin"
