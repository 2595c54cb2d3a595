"""Authority over thousands of made-up ministries: no limit adds a power, no child outdoes its parents."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.rules.authority import (
    DecisionRequest,
    Holding,
    Instrument,
    Office,
    PriorDecision,
    Register,
    Standing,
    resolve,
)
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation, Urgency
from tests.rules.authority.build import AT, DAY, START, eur
from tests.rules.authority.made_up import (
    CODES,
    COUNTRIES,
    INSTANTS,
    LIMITS,
    MONEY,
    OFFICE_NAMES,
    TOOLS,
    instruments_made,
    people_made,
)
from tests.support.examples import up_to

_FAST = settings(max_examples=up_to(45), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def _request(draw: st.DrawFn) -> DecisionRequest:
    place = draw(st.integers(0, 4))
    tool = draw(st.sampled_from(["RP-1", "VE-1", "VE-1", "IR-1", "IR-7"]))
    urgent = draw(st.booleans())
    return DecisionRequest(
        office=f"o{place}",
        person="p5" if draw(st.integers(0, 5)) == 5 else f"p{place}",
        tool=tool,
        country=draw(COUNTRIES),
        phase=Phase.IMMINENT_RISK if urgent else draw(st.sampled_from([None, *Phase, Phase.IMMINENT_RISK])),
        urgency=Urgency.IMMEDIATE if urgent else Urgency.PRIORITY,
        cost=draw(MONEY),
        at=draw(st.sampled_from([AT, AT, AT + DAY])),
        consulted=draw(st.sampled_from([frozenset(), frozenset({"Legal"})])),
        legal_advice=draw(st.booleans()),
        signed_by=draw(st.frozensets(st.sampled_from(OFFICE_NAMES))),
        out_of_phase_reason=draw(st.sampled_from(["", "early"])),
        prior=tuple(
            PriorDecision(
                instrument=f"i{draw(st.integers(0, 9))}",
                tool=draw(CODES),
                country=draw(COUNTRIES),
                cost=eur(400),
                decided_at=AT - 2 * DAY,
                chain=frozenset({f"i{draw(st.integers(0, 9))}"}),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


def _register(people: tuple[list[Office], list[Holding]], instruments: list[Instrument]) -> Register:
    offices, holdings = people
    return Register.of(offices=offices, holdings=holdings, instruments=instruments, tools=TOOLS)


def _tighter(draw: st.DrawFn, instrument: Instrument) -> Instrument:
    """The same instrument with one limit more, or one limit tighter."""
    name = draw(st.sampled_from([*LIMITS, "sub_delegation", "prior_approval_at", "valid_from"]))
    if name == "sub_delegation":
        order = [SubDelegation.YES, SubDelegation.WITH_PRIOR_APPROVAL, SubDelegation.NO]
        place = min(order.index(instrument.sub_delegation) + 1, 2)
        return replace(instrument, sub_delegation=order[place])
    if name == "prior_approval_at":
        return replace(instrument, prior_approval_at=None)
    if name == "valid_from":
        return replace(instrument, valid_from=max(instrument.valid_from, draw(INSTANTS)))
    old, new = getattr(instrument, name), draw(LIMITS[name])
    assume(old is None or name not in {"personal", "second_signature"})
    if isinstance(old, frozenset):
        new = old | new if name == "consult" else old & new
    elif isinstance(old, Money):
        assume(new.currency == old.currency)
        new = min(old, new, key=lambda money: money.amount)
    elif isinstance(old, datetime):
        new = min(old, new)
    elif name == "grade_floor" and old is not None:
        new = max(old, new)
    elif name == "emergency_hours" and old is not None:
        new = min(old, new)
    changed: Instrument = replace(instrument, **{name: new})
    return changed


@_FAST
@given(people_made(), instruments_made(), _request(), st.data())
def test_adding_a_limit_never_adds_a_power(
    people: tuple[list[Office], list[Holding]],
    instruments: list[Instrument],
    request: DecisionRequest,
    data: st.DataObject,
) -> None:
    before = resolve(request, _register(people, instruments))
    # Where a chain serves, bend one of its links: that is where a limit can do harm.
    links = [link.instrument for link in before.chain] or instruments
    bent = data.draw(st.sampled_from(links))
    tighter = data.draw(st.composite(_tighter)(bent))

    after = resolve(
        request, _register(people, [tighter if held.id == bent.id else held for held in instruments])
    )

    assert after.outcome.rank >= before.outcome.rank, (before.message, after.message)


@_FAST
@given(people_made(), instruments_made(), _request())
def test_a_child_never_can_what_its_parents_could_not(
    people: tuple[list[Office], list[Holding]], instruments: list[Instrument], request: DecisionRequest
) -> None:
    verdict = resolve(request, _register(people, instruments))
    assume(not verdict.refused)
    # Every office above, asked on its own instrument and with its own substantive holder, could do the same at
    # least as well; an office with original authority needs no reason beyond the one given.
    holders = [held for held in people[1] if held.kind is HoldingKind.SUBSTANTIVE]
    for place, link in enumerate(verdict.chain[1:], start=1):
        above = [held.instrument for held in verdict.chain[place:]]
        own = replace(link.instrument, personal=None)
        person = next(held.person for held in holders if held.office == link.office)
        asked = replace(request, office=link.office, person=person)
        answer = resolve(asked, _register((people[0], holders), [own, *above[1:]]))
        assert not answer.refused, answer.message
        assert answer.outcome.rank <= verdict.outcome.rank


@_FAST
@given(people_made(), instruments_made(), _request(), st.randoms(use_true_random=False))
def test_the_order_of_instruments_does_not_matter(
    people: tuple[list[Office], list[Holding]],
    instruments: list[Instrument],
    request: DecisionRequest,
    random: Any,
) -> None:
    shuffled = list(instruments)
    random.shuffle(shuffled)

    assert resolve(request, _register(people, shuffled)) == resolve(request, _register(people, instruments))


@_FAST
@given(people_made(), instruments_made(), _request())
def test_a_chain_runs_in_no_circle_and_ends_in_original_authority(
    people: tuple[list[Office], list[Holding]], instruments: list[Instrument], request: DecisionRequest
) -> None:
    verdict = resolve(request, _register(people, instruments))

    if verdict.refused:
        assert verdict.instrument is None
        assert verdict.rule_number in range(1, 25)
        assert verdict.remedy
        return
    above = [link.office for link in verdict.chain[1:]]
    assert len(set(above)) == len(above)
    # What an office gave comes back to it only for whom its own power does not name.
    own = [link.instrument.personal for link in verdict.chain[1:] if link.office == request.office]
    assert not {None, request.person} & {*own}
    assert verdict.chain[-1].instrument.original
    assert verdict.chain[0].instrument == verdict.instrument


@_FAST
@given(people_made(), instruments_made(), _request(), st.integers(0, 3000))
def test_revocation_acts_forward_only(
    people: tuple[list[Office], list[Holding]],
    instruments: list[Instrument],
    request: DecisionRequest,
    minutes: int,
) -> None:
    register = _register(people, instruments)
    before = resolve(request, register)
    assume(not before.refused)
    end = request.at + timedelta(minutes=minutes)
    revoked = [replace(held, revoked_at=min(held.revoked_at or end, end)) for held in instruments]
    later = _register(people, revoked)

    if minutes:
        assert resolve(request, later).outcome is before.outcome
    assert resolve(replace(request, at=end), later).outcome is Standing.REFUSED


def _exhaustive(
    request: DecisionRequest, people: tuple[list[Office], list[Holding]], all_of: list[Instrument]
) -> int:
    """The best rank over every chain, found by asking about each alone. What came back to the office is a chain too."""
    best = Standing.REFUSED.rank

    def climb(chain: list[Instrument], offices: list[str]) -> None:
        nonlocal best
        source = chain[-1].source
        if source is None:
            best = min(best, resolve(request, _register(people, chain)).outcome.rank)
            return
        if source not in offices[1:]:
            for held in _register(people, all_of).reaching(source):
                climb([*chain, held], [*offices, source])

    for deciding in _register(people, all_of).reaching(request.office):
        climb([deciding], [request.office])
    return best


@settings(max_examples=up_to(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people_made(), instruments_made(), _request())
def test_the_search_finds_what_trying_every_chain_finds(
    people: tuple[list[Office], list[Holding]], instruments: list[Instrument], request: DecisionRequest
) -> None:
    found = resolve(request, _register(people, instruments)).outcome.rank

    assert found == _exhaustive(request, people, instruments)


def test_a_dense_tangle_of_delegations_is_answered() -> None:
    """Thirty offices that all delegate to one another: more chains than could ever be listed."""
    names = [f"o{place}" for place in range(30)]
    tangle = [
        Instrument(
            id=f"{giver}-{taker}",
            number=f"{giver}-{taker}",
            kind=InstrumentKind.DELEGATION,
            delegator=giver,
            delegate=taker,
            sub_delegation=SubDelegation.YES,
            signed_at=START,
            valid_from=START,
        )
        for giver in names
        for taker in names
        if giver != taker
    ]
    holdings = [
        Holding(office=name, person=f"p-{name}", kind=HoldingKind.SUBSTANTIVE, starts=START) for name in names
    ]
    register = Register.of(
        offices=[Office(id=name, name=name) for name in names],
        holdings=holdings,
        instruments=tangle,
        tools=TOOLS,
    )
    request = DecisionRequest(
        office="o7",
        person="p-o7",
        tool="VE-1",
        country="MMR",
        phase=Phase.VIOLENCE_ESCALATION,
        urgency=Urgency.PRIORITY,
        cost=eur(1),
        at=AT,
    )

    assert resolve(request, register).rule == "authority.chain.origin"
