"""The rules that bear on one person, one office and one instrument."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.refusals import Refused
from app.rules.authority import (
    RULES,
    Certificate,
    Office,
    PriorDecision,
    Standing,
    resolve,
)
from app.rules.authority.obstacles import OBSTACLES
from app.rules.entry.money import Money
from db.vocabulary import InstrumentKind, Phase, SubDelegation, TrainingRule
from tests.rules.authority.build import (
    AT,
    DAY,
    DIRECTOR,
    HEAD,
    HOLDINGS,
    HOUR,
    MINISTER,
    OFFICES,
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


def test_every_rule_has_words_and_a_number_of_the_design() -> None:
    assert {rule.number for rule in RULES.values()} == set(range(1, 25)) - {7, 22}
    assert all(rule.sentence and rule.message and rule.remedy for rule in RULES.values())
    unasked = [rule.unasked or rule.remedy for rule in OBSTACLES]
    assert not any("refer" in words.lower() for words in unasked), (
        "before there is a report none can be referred"
    )


def test_a_refusal_can_be_raised_as_an_error() -> None:
    verdict = resolve(request(tool="VE-1"), register([statute()]))

    with pytest.raises(Refused, match="holds no instrument") as raised:
        verdict.require()
    assert raised.value.rule == "authority.no_instrument"
    assert raised.value.remedy


def test_unknown_office_and_tool_are_refused() -> None:
    assert resolve(request("nowhere"), register(line())).rule == "authority.unknown_office"
    assert resolve(request(tool="XX-9"), register(line())).rule == "authority.unknown_tool"


def test_a_decision_is_not_dated_before_its_escalation() -> None:
    assert resolve(request(escalated_at=AT + HOUR), register(line())).rule_number == 14
    assert resolve(request(escalated_at=AT), register(line())).outcome is Standing.AUTHORISED


def test_nothing_costs_nothing_in_any_currency() -> None:
    capped = register(line(D_1={"ceiling": eur(10)}))

    assert resolve(request(cost=Money(Decimal(0), "USD")), capped).outcome is Standing.AUTHORISED
    assert resolve(request(cost=Money(Decimal("0.01"), "USD")), capped).rule == "authority.currency"


def _prior(instrument: str, amount: int, *chain: str, currency: str = "EUR") -> PriorDecision:
    return PriorDecision(
        instrument=instrument,
        tool="VE-1",
        country="MMR",
        cost=Money(Decimal(amount), currency),
        decided_at=AT - DAY,
        chain=frozenset(chain),
    )


def test_splitting_between_delegates_does_not_escape_the_ceiling_above() -> None:
    capped = register(line(D_1={"ceiling": eur(1500)}))

    beside = resolve(request(prior=(_prior("D-9", 600, "D-1", "S-1"),)), capped)
    assert beside.rule == "authority.splitting"
    assert beside.rule_number == 13
    assert "EUR 1,600.00" in beside.message
    elsewhere = resolve(request(prior=(_prior("D-9", 600, "S-1"),)), capped)
    assert elsewhere.outcome is Standing.AUTHORISED


def test_what_the_delegator_spent_does_not_count_below() -> None:
    capped = register(line(D_3={"ceiling": eur(1500)}))

    assert resolve(request(prior=(_prior("D-2", 600, "D-1", "S-1"),)), capped).outcome is Standing.AUTHORISED


def test_another_currency_in_the_window_cannot_be_added() -> None:
    capped = register(line(D_3={"ceiling": eur(1500)}))

    assert (
        resolve(request(prior=(_prior("D-3", 1, currency="USD"),)), capped).rule
        == "authority.splitting.currency"
    )
    assert resolve(request(prior=(_prior("D-3", 0, currency="USD"),)), capped).outcome is Standing.AUTHORISED


@pytest.mark.parametrize(
    ("ago", "counts"), [(30 * DAY, False), (30 * DAY - HOUR / 3600, True), (0 * DAY, True)]
)
def test_the_window_of_splitting_is_half_open(ago: object, counts: bool) -> None:
    capped = register(line(D_3={"ceiling": eur(1500)}))
    prior = replace(_prior("D-3", 600), decided_at=AT - ago)  # type: ignore[operator]

    assert resolve(request(prior=(prior,)), capped).refused == counts


def test_a_decision_of_a_later_date_does_not_count() -> None:
    capped = register(line(D_3={"ceiling": eur(1500)}))
    later = replace(_prior("D-3", 600), decided_at=AT + HOUR)

    assert resolve(request(prior=(later,)), capped).outcome is Standing.AUTHORISED


def test_a_personal_delegation_needs_the_person_and_no_one_acting() -> None:
    personal = line(D_3={"personal": "p-head"})
    stand_in = [*HOLDINGS, acting(HEAD, "p-stand-in")]

    assert resolve(request(), register(personal)).outcome is Standing.AUTHORISED
    verdict = resolve(request(person="p-stand-in"), register(personal, holdings=stand_in))
    assert verdict.rule == "authority.personal"
    assert verdict.rule_number == 3


def test_a_personal_delegation_does_not_revive_when_the_person_returns() -> None:
    others = [held for held in HOLDINGS if held.office != HEAD]
    away = [
        *others,
        substantive(HEAD, "p-head", ends=AT - 10 * DAY),
        substantive(HEAD, "p-next", starts=AT - 10 * DAY, ends=AT - 5 * DAY),
        substantive(HEAD, "p-head", starts=AT - 5 * DAY),
    ]
    renewed = [
        *others,
        substantive(HEAD, "p-head", ends=AT - 10 * DAY),
        substantive(HEAD, "p-head", starts=AT - 10 * DAY),
    ]
    personal = line(D_3={"personal": "p-head"})

    assert resolve(request(), register(personal, holdings=away)).rule == "authority.personal"
    assert resolve(request(), register(personal, holdings=renewed)).outcome is Standing.AUTHORISED


def test_what_a_personal_delegation_gave_on_stands_while_someone_acts_and_falls_with_the_person() -> None:
    personal = line(D_2={"personal": "p-director"})
    stand_in = [*HOLDINGS, acting(DIRECTOR, "p-stand-in")]
    left = [held for held in HOLDINGS if held.office != DIRECTOR] + [
        substantive(DIRECTOR, "p-director", ends=AT),
        substantive(DIRECTOR, "p-next", starts=AT),
    ]

    assert resolve(request(), register(personal, holdings=stand_in)).outcome is Standing.AUTHORISED
    assert resolve(request(), register(personal, holdings=left)).rule == "authority.chain.holder"


def test_an_exclusion_of_acting_holders_binds_below() -> None:
    stand_in = [*HOLDINGS, acting(HEAD, "p-stand-in")]
    excluded = register(line(D_1={"excludes_acting": True}), holdings=stand_in)

    assert resolve(request(person="p-stand-in"), excluded).rule == "authority.acting_excluded"


def test_out_of_phase_without_any_phase_needs_original_authority_and_a_reason() -> None:
    given = register(line())

    assert resolve(request(phase=None, tool="RP-1"), given).rule == "authority.out_of_phase"
    assert resolve(request(MINISTER, phase=None, tool="RP-1"), given).rule == "authority.out_of_phase_reason"
    blank = request(MINISTER, phase=None, tool="RP-1", out_of_phase_reason="  ")
    assert resolve(blank, given).rule_number == 9
    reasoned = request(MINISTER, phase=None, tool="RP-1", out_of_phase_reason="the trend is clear")
    assert resolve(reasoned, given).outcome is Standing.AUTHORISED


def test_a_limit_to_phases_does_not_reach_a_country_without_phase() -> None:
    limited = register([statute(phases=frozenset(Phase))])
    asked = request(MINISTER, phase=None, tool="RP-1", out_of_phase_reason="early")

    assert resolve(asked, limited).rule == "authority.phase"


def test_minister_personally() -> None:
    asked = emergency(SECRETARY, tool="IR-7")

    verdict = resolve(asked, register(line()))
    assert verdict.rule == "authority.minister_personally"
    assert verdict.rule_number == 18
    assert "submission" in verdict.remedy
    assert resolve(emergency(MINISTER, tool="IR-7"), register(line())).outcome is Standing.AUTHORISED


def test_a_precondition_is_named_in_words() -> None:
    verdict = resolve(emergency(tool="IR-1"), register(line()))

    assert verdict.rule_number == 10
    assert "legal basis" in verdict.message
    assert resolve(emergency(tool="IR-1", recorded=frozenset({"legal_basis"})), register(line())).in_effect


def test_own_judgement_after_an_instruction() -> None:
    given = register(line())

    assert resolve(request(instruction_received=True), given).rule_number == 20
    assert resolve(request(instruction_received=True, own_judgement=True), given).in_effect
    assert resolve(request(), given).in_effect


@pytest.mark.parametrize(
    ("certificates", "valid"),
    [
        ((), False),
        ((Certificate(person="p-head", valid_from=AT - DAY),), True),
        ((Certificate(person="p-head", valid_from=AT - DAY, valid_until=AT),), False),
        ((Certificate(person="p-head", valid_from=AT + HOUR),), False),
        ((Certificate(person="p-director", valid_from=AT - DAY),), False),
    ],
)
def test_s34_an_untrained_delegate_is_flagged_or_barred_by_setting(
    certificates: tuple[Certificate, ...], valid: bool
) -> None:
    given = register(line())

    barred = resolve(request(training=TrainingRule.BARS, certificates=certificates), given)
    assert barred.refused == (not valid)
    assert valid or barred.rule_number == 23
    warned = resolve(request(training=TrainingRule.WARNS, certificates=certificates), given)
    assert warned.outcome is Standing.AUTHORISED
    assert [warning.code for warning in warned.warnings] == ([] if valid else ["authority.training"])
    free = resolve(request(training=TrainingRule.NOT_REQUIRED, certificates=certificates), given)
    assert free.warnings == ()


def test_outside_the_ministry() -> None:
    def given(**limits: object) -> str | None:
        fund = delegation("D-9", SECRETARY, "ngo", **limits)
        return resolve(request("ngo"), register([*line(), fund])).rule

    assert given() == "authority.external"
    assert given(external_approved=True) == "authority.external"
    assert given(conflict_statement=True) == "authority.external"
    assert given(external_approved=True, conflict_statement=True) is None


def test_outside_the_ministry_never_sub_delegates() -> None:
    settled = {"external_approved": True, "conflict_statement": True}
    fund = delegation("D-9", SECRETARY, "ngo", **settled)
    given_on = delegation("D-10", "ngo", HEAD)

    verdict = resolve(request(), register([statute(), line()[1], fund, given_on]))

    assert verdict.rule == "authority.external_sub_delegation"
    assert verdict.rule_number == 17


def test_a_principle_reaches_officials_of_the_line_from_its_grade_up() -> None:
    principle = delegation(
        "P-1",
        MINISTER,
        SECRETARY,
        kind=InstrumentKind.PRINCIPLE,
        grade_floor=6,
        sub_delegation=SubDelegation.NO,
    )
    elsewhere = Office(id="treasury", name="Treasury", grade=9)
    fund = Office(id="ngo", name="Relief Fund", superior=SECRETARY, external=True, grade=9)
    offices = [*(office for office in OFFICES if office.id != "ngo"), elsewhere, fund]
    given = register(
        [statute(), principle], offices=offices, holdings=[*HOLDINGS, substantive("treasury", "p-treasury")]
    )

    assert resolve(request(SECRETARY), given).outcome is Standing.AUTHORISED
    verdict = resolve(request(DIRECTOR), given)
    assert verdict.outcome is Standing.AUTHORISED
    assert [link.instrument.number for link in verdict.chain] == ["P-1", "S-1"]
    low = resolve(request(HEAD), given)
    assert low.rule == "authority.grade"
    assert low.rule_number == 21
    assert resolve(request("treasury"), given).rule == "authority.no_instrument"
    assert resolve(request("ngo"), given).rule == "authority.no_instrument"


def test_the_rules_bind_a_principle_too() -> None:
    limits = {"kind": InstrumentKind.PRINCIPLE, "grade_floor": 6, "ceiling": eur(10)}
    given = register([statute(), delegation("P-1", MINISTER, SECRETARY, **limits)])

    assert resolve(request(DIRECTOR), given).rule == "authority.ceiling"
    assert resolve(request(DIRECTOR, tool="IR-7", cost=eur(1)), given).rule == "authority.minister_personally"
    refused = register(
        [statute(sub_delegation=SubDelegation.NO), delegation("P-1", MINISTER, SECRETARY, **limits)]
    )
    assert resolve(request(DIRECTOR, cost=eur(1)), refused).rule == "authority.sub_delegation"


def test_whoever_assessed_is_told_of_the_missing_power_first() -> None:
    limited = register(line(D_3={"powers": frozenset({"RP-1"})}))

    verdict = resolve(request(assessed=frozenset({"p-head"})), limited)

    assert verdict.rule == "authority.power"
    assert "authority.separation.assessed" in [refusal.code for refusal in verdict.refusals]


@pytest.mark.parametrize(
    ("limits", "code", "number"),
    [
        ({"powers": frozenset({"RP-1"})}, "authority.power", 1),
        ({"countries": frozenset({"AFG"})}, "authority.country", 1),
        ({"phases": frozenset({Phase.RISK_PRESENT})}, "authority.phase", 1),
        ({"valid_until": AT}, "authority.expired", 1),
        ({"valid_from": AT + HOUR}, "authority.not_yet", 1),
        ({"signed_at": AT + HOUR}, "authority.unsigned", 14),
        ({"revoked_at": AT}, "authority.revoked", 4),
    ],
)
def test_a_limit_of_the_deciding_instrument_is_named_with_its_own_rule(
    limits: dict[str, Any], code: str, number: int
) -> None:
    verdict = resolve(request(), register(line(D_3=limits)))

    assert (verdict.rule, verdict.rule_number) == (code, number)
    assert "Head" in verdict.message or "D-3" in verdict.message
