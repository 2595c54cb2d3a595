"""What an instrument must be before it enters the register (Authority rules 2, 12, 14 to 17 and 21)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.rules.authority.codes import refusal
from app.rules.authority.holders import exercises, holds
from app.rules.authority.instruments import Instrument, OfficeId, PersonId, ToolCode
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.wording import instant
from db.vocabulary import InstrumentKind, SubDelegation


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """An instrument to be registered at ``at``: who records it, who signed its paper, and whether that is attached."""

    instrument: Instrument
    recorded_by: PersonId
    signed_by: PersonId | None
    paper_attached: bool
    at: datetime


def check_new_instrument(filing: Filing, register: Register) -> tuple[Refusal, ...]:
    """Everything that keeps an instrument out of the register; empty when it may enter."""
    codes = (
        *_dates(filing),
        *_paper(filing, register),
        *_form(filing.instrument, register),
        *_hand_on(filing, register),
    )
    told = _told(filing.instrument, register)
    return tuple(refusal(code, told) for code in codes)


def powers_not_held(instrument: Instrument, register: Register) -> frozenset[ToolCode] | None:
    """Tools that ``instrument`` names and no instrument of its delegator in force at its signature gives.

    Such a power has no effect until the delegator receives it too (Authority rule 2), which a form can say in time.
    None means: it gives all tools, and its delegator has only some.
    """
    if instrument.source is None:
        return frozenset()
    above = [held for held in register.reaching(instrument.source) if held.in_force(instrument.signed_at)]
    if any(held.powers is None for held in above):
        return frozenset()
    if instrument.powers is None:
        return None
    return instrument.powers.difference(*(held.powers for held in above if held.powers is not None))


def _dates(filing: Filing) -> Iterator[str]:
    instrument = filing.instrument
    if filing.at < instrument.signed_at:
        yield "authority.signed_later"
    if instrument.valid_from < instrument.signed_at:
        yield "authority.back_dated"
    if instrument.valid_until is not None and instrument.valid_until <= instrument.valid_from:
        yield "authority.empty_term"


def _paper(filing: Filing, register: Register) -> Iterator[str]:
    """Authority rule 15."""
    instrument = filing.instrument
    if not filing.paper_attached:
        yield "authority.paper"
    if instrument.delegator is not None:
        signed = filing.signed_by is not None and exercises(
            filing.signed_by, instrument.delegator, instrument.signed_at, register
        )
        # Who records in person signs in person: for no time before they came into the office.
        in_person = all(
            exercises(filing.recorded_by, instrument.delegator, at, register)
            for at in (instrument.signed_at, filing.at)
        )
        if not signed and not in_person:
            yield "authority.not_delegator"
    own = any(
        holds(filing.recorded_by, office, filing.at, register) for office in _reached(instrument, register)
    )
    if own or filing.recorded_by == instrument.personal:
        yield "authority.own_delegation"


def _reached(instrument: Instrument, register: Register) -> Iterator[OfficeId]:
    """The offices that receive a power: a principle reaches those below its delegate too (Authority rule 21)."""
    yield instrument.delegate
    if instrument.kind is not InstrumentKind.PRINCIPLE:
        return
    for office in register.all_offices():
        high_enough = (
            instrument.grade_floor is not None
            and office.grade is not None
            and office.grade >= instrument.grade_floor
        )
        if high_enough and not office.external and instrument.delegate in register.line_of(office.id):
            yield office.id


def _form(instrument: Instrument, register: Register) -> Iterator[str]:
    # A principle names the office in whose name its officials act, and may name it as the head of those officials.
    principle = instrument.kind is InstrumentKind.PRINCIPLE
    if instrument.delegator == instrument.delegate and not principle:
        yield "authority.self_delegation"
    known = register.office(instrument.delegate)
    if not instrument.original and (instrument.delegate_external or (known is not None and known.external)):
        if not instrument.external_approved:
            yield "authority.external_approval"
        if not instrument.conflict_statement:
            yield "authority.conflict_statement"
        if instrument.sub_delegation is not SubDelegation.NO:
            yield "authority.external_gives_on"
    if instrument.emergency_hours is not None and (
        instrument.emergency_hours < 1 or instrument.source is None
    ):
        yield "authority.emergency.window"
    if principle and instrument.grade_floor is None:
        yield "authority.grade_floor"


def _hand_on(filing: Filing, register: Register) -> Iterator[str]:
    """Authority rule 16."""
    instrument = filing.instrument
    if instrument.source is None:
        return
    ways = _ways_on(instrument.source, instrument, register, frozenset())
    if not ways:
        yield "authority.sub_delegation_needed"
    elif ways == {SubDelegation.WITH_PRIOR_APPROVAL} and not instrument.approved_beforehand:
        yield "authority.approval_needed"


def _ways_on(
    office: OfficeId, instrument: Instrument, register: Register, passed: frozenset[OfficeId]
) -> set[SubDelegation]:
    """How ``office`` may give on any of the powers of ``instrument``: freely, with approval, or (empty) not at all."""
    if office in passed:
        return set()
    ways: set[SubDelegation] = set()
    for held in register.reaching(office):
        if not held.in_force(instrument.signed_at) or held.sub_delegation is SubDelegation.NO:
            continue
        if held.powers is not None and instrument.powers is not None and not held.powers & instrument.powers:
            continue
        above = {SubDelegation.YES}
        if held.source is not None:
            above = _ways_on(held.source, instrument, register, passed | {office})
        approval = held.sub_delegation is SubDelegation.WITH_PRIOR_APPROVAL
        ways |= {SubDelegation.WITH_PRIOR_APPROVAL} if approval and above else above
    return ways


def _told(instrument: Instrument, register: Register) -> dict[str, str]:
    return {
        "instrument": instrument.number,
        "delegator": register.office_name(instrument.source),
        "delegate": register.office_name(instrument.delegate),
        "signed": instant(instrument.signed_at),
        "since": instant(instrument.valid_from),
        "until": instant(instrument.valid_until),
    }
