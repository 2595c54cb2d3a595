"""Which office can decide on each tool in each phase of a country at a date, and where nobody can."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.rules.authority.chains import OWES_RATIFICATION, OWES_SIGNATURE, Chain
from app.rules.authority.holders import exercising
from app.rules.authority.instruments import CountryCode, Office, Tool
from app.rules.authority.powers import power_of
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.entry.money import Money
from db.vocabulary import Phase, Urgency


@dataclass(frozen=True, slots=True)
class Covering:
    """An office that can decide in a cell, and within what.

    ``ceilings`` holds the lowest ceiling of the chain in each currency; empty for no ceiling. ``emergency_only``:
    only at immediate urgency, to be ratified.
    """

    office: Office
    instrument: str
    ceilings: tuple[Money, ...]
    second_signature: bool
    emergency_only: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One tool in one phase. ``out_of_phase``: the tool is of a later phase, so a reason is needed (rule 9)."""

    tool: Tool
    phase: Phase | None
    offices: tuple[Covering, ...]
    out_of_phase: bool

    @property
    def gap(self) -> bool:
        """True where nobody can decide."""
        return not self.offices


def coverage(
    country: CountryCode,
    phases: Iterable[Phase | None],
    at: datetime,
    tools: Iterable[Tool],
    register: Register,
) -> tuple[Cell, ...]:
    """A cell for every tool in every phase, in the order given; offices in the order of their names.

    Conditions are taken as met and the cost as nothing, so a cell says who could decide at all. An office without a
    present holder decides nothing (Authority rule 3).
    """
    held = [office for office in register.all_offices() if exercising(office.id, at, register)]
    held.sort(key=lambda office: (office.name, office.id))
    columns = tuple(phases)
    return tuple(
        _cell(tool, bare_matter(tool, country, phase, at), held, register)
        for tool in tools
        for phase in columns
    )


def bare_matter(tool: Tool, country: CountryCode, phase: Phase | None, at: datetime) -> Matter:
    """A tool in a phase of a country, before there is any report: conditions met, at no cost."""
    return Matter(
        tool=tool.code,
        country=country,
        phase=phase,
        # The most that an emergency-only instrument asks for; it is marked as such in the cell.
        urgency=Urgency.IMMEDIATE,
        cost=Money(Decimal(0), "XXX"),
        at=at,
    )


def _cell(tool: Tool, matter: Matter, held: list[Office], register: Register) -> Cell:
    found = [(office, power_of(office.id, matter, register)) for office in held]
    return Cell(
        tool=tool,
        phase=matter.phase,
        offices=tuple(covering_of(office, chain) for office, chain in found if chain is not None),
        out_of_phase=tool.phase.rank > (0 if matter.phase is None else matter.phase.rank),
    )


def covering_of(office: Office, chain: Chain) -> Covering:
    """What an office can do by a chain."""
    lowest: dict[str, Money] = {}
    for link in chain.links:
        ceiling = link.instrument.ceiling
        if ceiling is not None:
            known = lowest.get(ceiling.currency, ceiling)
            lowest[ceiling.currency] = min(known, ceiling, key=lambda money: money.amount)
    return Covering(
        office=office,
        instrument=chain.links[0].instrument.number,
        ceilings=tuple(lowest[currency] for currency in sorted(lowest)),
        second_signature=bool(chain.owes & OWES_SIGNATURE),
        emergency_only=bool(chain.owes & OWES_RATIFICATION),
    )
