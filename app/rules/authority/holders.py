"""Who is in an office, and who exercises its powers (Authority rules 3 and 5)."""

from datetime import datetime

from app.rules.authority.instruments import Holding, Instrument, OfficeId, PersonId
from app.rules.authority.register import Register
from db.vocabulary import HoldingKind


def present(holding: Holding, at: datetime) -> bool:
    """True in [starts, ends)."""
    return holding.starts <= at and (holding.ends is None or at < holding.ends)


def exercising(office: OfficeId, at: datetime, register: Register) -> tuple[Holding, ...]:
    """Those who exercise the powers of ``office`` at an instant.

    While an acting appointment is in force these are the acting holders alone (Authority rule 5). The order does
    not depend on the order of the register.
    """
    there = [holding for holding in register.holdings_of(office) if present(holding, at)]
    acting = [holding for holding in there if holding.kind is HoldingKind.ACTING]
    return tuple(sorted(acting or there, key=lambda holding: holding.person))


def holds(person: PersonId, office: OfficeId, at: datetime, register: Register) -> bool:
    """True when the person is in the office, whether or not someone else acts in it."""
    return any(held.person == person and present(held, at) for held in register.holdings_of(office))


def exercises(person: PersonId, office: OfficeId, at: datetime, register: Register) -> bool:
    """True when the person may use the powers of the office at that instant."""
    return any(holding.person == person for holding in exercising(office, at, register))


def personal_stands(instrument: Instrument, office: OfficeId, at: datetime, register: Register) -> bool:
    """True while the person of a personal instrument has not left the office (Authority rule 3).

    It falls for good when the person leaves: a later return to the office does not revive it.
    """
    mine = [held for held in register.holdings_of(office) if held.person == instrument.personal]
    if not any(present(held, at) for held in mine):
        return False
    departures = [
        held.ends for held in mine if held.ends is not None and instrument.signed_at < held.ends <= at
    ]
    return all(any(present(held, left) for held in mine) for left in departures)
