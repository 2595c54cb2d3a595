"""The instrument of delegation and the register of delegations, as frozen data."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A link of the chain, from the instrument up; the last stands on the law. ``delegator`` is empty there."""

    number: str
    delegator: str
    delegate: str
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentTerms:
    """An instrument with every limit in words. ``standing`` is how it stands on the day, in words."""

    number: str
    kind: str
    delegator: str
    delegate: str
    holder: str
    """Who exercises the office now; empty where nobody does."""
    limits: tuple[str, ...]
    signed_at: datetime
    valid_from: datetime
    standing: str
    in_force: bool
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    revocation_reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """One instrument, with its chain up to original authority. ``broken``: it does not reach it on the day."""

    cover: Cover
    terms: InstrumentTerms
    signatory: str = ""
    """Who exercises the delegator's office now."""
    chain: tuple[ChainLink, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class DelegationsRegister:
    """Every instrument that was signed by the day, in the order of their numbers."""

    cover: Cover
    rows: tuple[InstrumentTerms, ...] = ()
