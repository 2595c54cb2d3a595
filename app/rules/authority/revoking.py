"""Who ends an instrument, and from when (Authority rules 4, 15 and 22)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.rules.authority.codes import refusal
from app.rules.authority.holders import exercises, present
from app.rules.authority.instruments import (
    Instrument,
    InstrumentId,
    Office,
    OfficeId,
    PersonId,
    reading_order,
)
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.wording import instant
from db.vocabulary import HoldingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """A paper that ends ``instrument`` (None: not in the register) from ``effective_at`` on.

    ``recorded_by`` enters it at ``at``; ``signed_by`` signed it at ``signed_at``.
    """

    instrument: Instrument | None
    signed_by: PersonId
    signed_at: datetime
    effective_at: datetime
    reason: str
    paper_attached: bool
    recorded_by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An instrument in force whose delegator has left, with the successor who is asked to confirm it."""

    instrument: Instrument
    delegator: Office
    predecessor: PersonId
    successor: PersonId


def check_revocation(revocation: Revocation, register: Register) -> tuple[Refusal, ...]:
    """Everything that keeps a revocation from taking effect; empty when it does.

    Original authority has no delegator: it ends by the law that ends it, so its revocation needs the paper alone.
    """
    instrument = revocation.instrument
    told = {"effective": instant(revocation.effective_at), "signed_revocation": instant(revocation.signed_at)}
    if instrument is None:
        return (refusal("authority.revocation.unknown", told),)
    told |= {
        "instrument": instrument.number,
        "revoked": instant(instrument.revoked_at),
        "delegator": register.office_name(instrument.source),
        "signed": instant(revocation.signed_at),
    }
    return tuple(refusal(code, told) for code in _against(revocation, instrument, register))


def _against(revocation: Revocation, instrument: Instrument, register: Register) -> Iterator[str]:
    if instrument.revoked_at is not None:
        yield "authority.revocation.again"
    if revocation.at < revocation.signed_at:
        yield "authority.signed_later"
    if revocation.effective_at < revocation.signed_at:
        yield "authority.revocation.backward"
    if not revocation.reason.strip():
        yield "authority.revocation.reason"
    office = instrument.source
    if office is None:
        if not revocation.paper_attached:
            yield "authority.paper"
        return
    recorded = exercises(revocation.recorded_by, office, revocation.at, register)
    if not recorded and not exercises(revocation.signed_by, office, revocation.signed_at, register):
        yield "authority.revocation.delegator"
    elif not recorded and not revocation.paper_attached:
        yield "authority.paper"


def instruments_to_confirm(
    register: Register,
    at: datetime,
    confirmed: Mapping[InstrumentId, frozenset[PersonId]],
) -> tuple[ToConfirm, ...]:
    """Instruments in force whose delegator's holder has changed since the signature (Authority rule 22).

    They stay in force; the banner asks the successor to confirm. ``confirmed`` names, for each instrument, the
    holders who have done so. An acting holder in between is not a successor.
    """
    found: list[ToConfirm] = []
    for office in register.all_offices():
        for instrument in register.reaching(office.id):
            delegator = None if instrument.delegator is None else register.office(instrument.delegator)
            # A principle reaches many offices and is asked about once, where it is addressed.
            if delegator is None or instrument.delegate != office.id or not instrument.in_force(at):
                continue
            then = _substantive(delegator.id, instrument.signed_at, register)
            now = _substantive(delegator.id, at, register)
            if then is None or now is None or then == now or now in confirmed.get(instrument.id, frozenset()):
                continue
            found.append(ToConfirm(instrument, delegator, then, now))
    return tuple(sorted(found, key=lambda item: reading_order(item.instrument)))


def _substantive(office: OfficeId, at: datetime, register: Register) -> PersonId | None:
    people = [
        held.person
        for held in register.holdings_of(office)
        if held.kind is HoldingKind.SUBSTANTIVE and present(held, at)
    ]
    return min(people, default=None)
