"""Registers that are not: as one would stand after a change, and as it would have stood without it.

The change is supposed to happen at an instant. Where it is to happen by itself (an instrument lapses then, a term is
over), the register "without it" is one in which it does not: otherwise nothing would ever be lost by a lapse.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.rules.authority.holders import present
from app.rules.authority.instruments import (
    Holding,
    Instrument,
    InstrumentId,
    Office,
    OfficeId,
    PersonId,
    Tool,
)
from app.rules.authority.register import Register, RegisterSource
from db.vocabulary import HoldingKind


@dataclass(frozen=True, slots=True)
class InstrumentEnds:
    """An instrument lapses or is revoked."""

    instrument: InstrumentId


@dataclass(frozen=True, slots=True)
class HolderLeaves:
    """Who is in an office leaves it: ``person``, or everyone. A successor who begins at that instant is there."""

    office: OfficeId
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SomebodyActs:
    """A person acts in an office from then on (Authority rule 5)."""

    office: OfficeId
    person: PersonId


Change = InstrumentEnds | HolderLeaves | SomebodyActs


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """``change`` happens at ``at``; it is asked at ``asked_at``, before which nothing is supposed otherwise."""

    change: Change
    at: datetime
    asked_at: datetime


def registers(source: RegisterSource, supposed: Supposition) -> tuple[Register, Register]:
    """The register without the change, and with it."""
    return Register(_Without(source, supposed)), Register(_With(source, supposed))


class _Altered(ABC):
    """A source in which instruments and holdings pass through :meth:`instrument` and :meth:`held`."""

    def __init__(self, source: RegisterSource, supposed: Supposition) -> None:
        self._source = source
        self._change = supposed.change
        self._at = supposed.at
        self._asked_at = supposed.asked_at

    def instruments_of(self, office: OfficeId) -> Sequence[Instrument]:
        return [self.instrument(one) for one in self._source.instruments_of(office)]

    def principles(self) -> Sequence[Instrument]:
        return [self.instrument(one) for one in self._source.principles()]

    def holdings_of(self, office: OfficeId) -> Sequence[Holding]:
        return self.held(office, self._source.holdings_of(office))

    def office(self, office: OfficeId) -> Office | None:
        return self._source.office(office)

    def tool(self, code: str) -> Tool | None:
        return self._source.tool(code)

    def all_offices(self) -> Sequence[Office]:
        return self._source.all_offices()

    @abstractmethod
    def instrument(self, one: Instrument) -> Instrument:
        """The instrument as it would stand."""

    @abstractmethod
    def held(self, office: OfficeId, holdings: Sequence[Holding]) -> Sequence[Holding]:
        """The holdings of an office as they would stand."""

    def leaves(self, held: Holding) -> bool:
        change = self._change
        return isinstance(change, HolderLeaves) and change.person in {None, held.person}


class _With(_Altered):
    def instrument(self, one: Instrument) -> Instrument:
        if not isinstance(self._change, InstrumentEnds) or one.id != self._change.instrument:
            return one
        return replace(one, revoked_at=self._at if one.revoked_at is None else min(one.revoked_at, self._at))

    def held(self, office: OfficeId, holdings: Sequence[Holding]) -> Sequence[Holding]:
        change = self._change
        if isinstance(change, InstrumentEnds) or change.office != office:
            return holdings
        if isinstance(change, SomebodyActs):
            acting = Holding(
                office=office, person=change.person, kind=HoldingKind.ACTING, starts=self._at, ends=None
            )
            return [*holdings, acting]
        return [self._ended(one) for one in holdings]

    def _ended(self, one: Holding) -> Holding:
        there = one.starts < self._at and (one.ends is None or one.ends > self._at)
        return replace(one, ends=self._at) if there and self.leaves(one) else one


class _Without(_Altered):
    def instrument(self, one: Instrument) -> Instrument:
        change = self._change
        if not isinstance(change, InstrumentEnds) or one.id != change.instrument:
            return one
        return replace(
            one, valid_until=self._postponed(one.valid_until), revoked_at=self._postponed(one.revoked_at)
        )

    def held(self, office: OfficeId, holdings: Sequence[Holding]) -> Sequence[Holding]:
        change = self._change
        if not isinstance(change, HolderLeaves) or change.office != office:
            return holdings
        return [
            replace(one, ends=self._postponed(one.ends))
            if present(one, self._asked_at) and self.leaves(one)
            else one
            for one in holdings
        ]

    def _postponed(self, end: datetime | None) -> datetime | None:
        """No end, where it would have come by itself up to the instant that is asked about."""
        return None if end is not None and self._asked_at < end <= self._at else end
