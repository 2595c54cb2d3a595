"""Second signatures, ratification, calling in, and what proves to be outside authority (rules 8, 11, 12, 19, 24)."""

from typing import Any

import pytest

from app.rules.authority import (
    Act,
    Refusal,
    Register,
    check_call_in,
    check_ratification,
    check_second_signature,
    outside_authority,
    resolve,
)
from db.vocabulary import InstrumentKind, Phase
from tests.rules.authority.build import (
    AT,
    DIRECTOR,
    HEAD,
    HOLDINGS,
    HOUR,
    MINISTER,
    SECRETARY,
    acting,
    delegation,
    emergency,
    line,
    matter,
    register,
    request,
    statute,
)


def _codes(refusals: tuple[Refusal, ...]) -> list[str]:
    assert all("{" not in refusal.message and refusal.remedy for refusal in refusals)
    return [refusal.code for refusal in refusals]


def _signed(office: str, person: str, *, after: int = 1, **facts: Any) -> list[str]:
    given = register(line(D_3={"second_signature": SECRETARY}))
    asked = request(**facts)
    act = Act(office=office, person=person, at=AT + after * HOUR)
    return _codes(check_second_signature(act, asked, resolve(asked, given), given))


def test_the_named_office_signs_by_its_present_holder() -> None:
    assert _signed(SECRETARY, "p-secretary") == []
    assert _signed(SECRETARY, "p-secretary", after=0) == []
    assert _signed(SECRETARY, "p-director") == ["authority.not_holder"]
    assert _signed(DIRECTOR, "p-director") == ["authority.signature.not_owed"]
    assert _signed(SECRETARY, "p-secretary", after=-1) == ["authority.signature.early"]


def test_a_signature_given_already_is_not_owed_again() -> None:
    assert _signed(SECRETARY, "p-secretary", signed_by=frozenset({SECRETARY})) == [
        "authority.signature.not_owed"
    ]


def test_whoever_wrote_assessed_or_decided_does_not_sign() -> None:
    assert _signed(SECRETARY, "p-secretary", wrote=frozenset({"p-secretary"})) == [
        "authority.separation.wrote"
    ]
    assert _signed(SECRETARY, "p-secretary", conflicts=frozenset({"p-secretary"})) == ["authority.conflict"]
    given = register(
        line(D_3={"second_signature": SECRETARY}), holdings=[*HOLDINGS, acting(SECRETARY, "p-head")]
    )
    asked = request()
    act = Act(office=SECRETARY, person="p-head", at=AT + HOUR)
    assert _codes(check_second_signature(act, asked, resolve(asked, given), given)) == [
        "authority.signature.same_person"
    ]
    absent = Act(office=SECRETARY, person="p-secretary", at=AT + HOUR)
    assert _codes(check_second_signature(absent, asked, resolve(asked, given), given)) == [
        "authority.acting_in_force"
    ]


def _ratified(
    office: str = DIRECTOR,
    person: str = "p-director",
    *,
    after: int = 1,
    given: Register | None = None,
    **facts: Any,
) -> list[str]:
    given = given or register(line(D_3={"emergency_hours": 24}))
    asked = emergency(**facts)
    act = Act(office=office, person=person, at=AT + after * HOUR)
    return _codes(check_ratification(act, asked, resolve(asked, given), given))


def test_the_delegators_office_ratifies_within_the_window() -> None:
    assert _ratified() == []
    assert _ratified(after=23) == []
    assert _ratified(after=24) == ["authority.ratification.late"]
    assert _ratified(after=-1) == ["authority.ratification.early"]


def test_no_other_office_ratifies() -> None:
    assert _ratified(MINISTER, "p-minister") == ["authority.ratification.office"]
    assert _ratified(DIRECTOR, "p-secretary") == ["authority.not_holder"]
    assert _ratified(assessed=frozenset({"p-director"})) == ["authority.separation.assessed"]


def test_the_decider_does_not_ratify_from_another_chair() -> None:
    given = register(line(D_3={"emergency_hours": 24}), holdings=[*HOLDINGS, acting(DIRECTOR, "p-head")])

    assert _ratified(person="p-head", given=given) == ["authority.ratification.same_person"]


def test_an_ordinary_decision_is_not_ratified() -> None:
    assert _ratified(given=register(line())) == ["authority.ratification.not_owed"]


def test_an_office_that_did_not_hold_the_power_then_cannot_ratify() -> None:
    """The head's power came by way of the secretary, who held none; the verdict of the time proved wrong."""
    then = register(line(D_3={"emergency_hours": 24}))
    asked = emergency()
    verdict = resolve(asked, then)
    known_now = register(line(D_3={"emergency_hours": 24}, D_2={"powers": frozenset({"RP-1"})}))
    act = Act(office=DIRECTOR, person="p-director", at=AT + HOUR)

    assert _codes(check_ratification(act, asked, verdict, known_now)) == ["authority.ratification.power"]


def test_a_delegator_calls_a_matter_in() -> None:
    given = register(line())

    assert check_call_in(SECRETARY, HEAD, matter(), given) is None
    assert check_call_in(MINISTER, HEAD, matter(), given) is None
    for office, addressed in ((HEAD, SECRETARY), (HEAD, HEAD), ("ngo", HEAD)):
        refusal = check_call_in(office, addressed, matter(), given)
        assert refusal is not None
        assert refusal.number == 8


def test_a_delegator_calls_in_only_what_it_gave() -> None:
    given = register(line(D_2={"powers": frozenset({"RP-1"})}))

    assert check_call_in(SECRETARY, HEAD, matter(tool="RP-1"), given) is None
    assert check_call_in(SECRETARY, HEAD, matter(tool="VE-1"), given) is not None


def test_calling_in_round_a_circle_ends() -> None:
    given = register([delegation("D-1", DIRECTOR, SECRETARY), delegation("D-2", SECRETARY, DIRECTOR)])

    assert check_call_in(MINISTER, DIRECTOR, matter(), given) is not None
    assert check_call_in(SECRETARY, DIRECTOR, matter(), given) is None


@pytest.mark.parametrize("found", [{"D_2": {"revoked_at": AT}}, {"S_1": {"valid_until": AT}}])
def test_a_decision_that_proves_to_be_outside_authority_is_found(found: dict[str, Any]) -> None:
    assert outside_authority(request(), register(line())) is None

    finding = outside_authority(request(), register(line(**found)))

    assert finding is not None
    assert finding.number == 24
    assert "not in force" in finding.message
    assert "15 January 2026" in finding.message


def test_a_later_revocation_leaves_a_decision_within_authority() -> None:
    assert outside_authority(request(), register(line(D_2={"revoked_at": AT + HOUR}))) is None


def test_a_principle_that_gives_emergency_powers_is_ratified_by_the_office_in_whose_name_they_act() -> None:
    principle = delegation(
        "P-1", MINISTER, SECRETARY, kind=InstrumentKind.PRINCIPLE, grade_floor=1, emergency_hours=24
    )
    given = register([statute(), principle])

    verdict = resolve(emergency(phase=Phase.IMMINENT_RISK), given)

    assert verdict.ratifying_office == MINISTER
    assert _ratified(MINISTER, "p-minister", given=given) == []
