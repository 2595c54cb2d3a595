"""What falls when an instrument ends, a post falls vacant or somebody acts in it: the difference of two registers.

It is the difference of coverage with and without the change, and is worked out only where the change can reach: the
offices to which authority flows down from it, and the tools, phases and countries of the instrument that ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from app.rules.authority.chains import Chain, best_chain
from app.rules.authority.coverage import Covering, bare_matter, covering_of
from app.rules.authority.holders import exercising
from app.rules.authority.instruments import (
    CountryCode,
    Instrument,
    InstrumentId,
    Office,
    OfficeId,
    PersonId,
    Tool,
    reading_order,
)
from app.rules.authority.powers import power_of
from app.rules.authority.question import Question
from app.rules.authority.register import Register, RegisterSource
from app.rules.authority.requests import Matter
from app.rules.authority.supposing import Change, InstrumentEnds, Supposition, registers
from db.vocabulary import HoldingKind, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLost:
    """One tool in one phase, in countries that are all alike in this: offices that could decide and cannot then.

    ``lessened`` still can, on other terms (``without`` and ``with`` the change, in pairs); ``left`` are all that can.
    """

    tool: Tool
    phase: Phase
    countries: tuple[CountryCode, ...]
    lost: tuple[Office, ...]
    lessened: tuple[tuple[Covering, Covering], ...]
    left: tuple[Office, ...]

    @property
    def gap(self) -> bool:
        """True where somebody could decide, and then nobody can."""
        return bool(self.lost) and not self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """Everything that a change takes away.

    ``instruments`` are in force and give no power any more, ``resting`` rest because nobody is in their office, and
    ``unsigned`` ask for a second signature of an office in which nobody is then. ``vacant`` are those offices.
    """

    cells: tuple[CellLost, ...]
    instruments: tuple[Instrument, ...]
    resting: tuple[Instrument, ...]
    unsigned: tuple[Instrument, ...]
    vacant: tuple[Office, ...]

    @property
    def gaps(self) -> tuple[CellLost, ...]:
        """Where nobody can decide any more."""
        return tuple(cell for cell in self.cells if cell.gap)

    @property
    def nothing(self) -> bool:
        """True when all goes on as before."""
        return not (self.cells or self.instruments or self.resting or self.unsigned or self.vacant)


def what_falls(
    supposed: Supposition, countries: Iterable[CountryCode], tools: Sequence[Tool], source: RegisterSource
) -> Falls:
    """What a change takes away at its instant, over the countries and tools that are given."""
    before, after = registers(source, supposed)
    return _Difference(supposed, tuple(countries), tools, before, after).falls()


class _Difference:
    def __init__(
        self,
        supposed: Supposition,
        countries: Sequence[CountryCode],
        tools: Sequence[Tool],
        before: Register,
        after: Register,
    ) -> None:
        self._at = supposed.at
        self._before, self._after = before, after
        self._offices = sorted(before.all_offices(), key=lambda office: (office.name, office.id))
        self._known: dict[InstrumentId, Instrument] = {
            one.id: one for office in self._offices for one in before.reaching(office.id)
        }
        ends = supposed.change.instrument if isinstance(supposed.change, InstrumentEnds) else ""
        self._ends = self._known.get(ends)
        reached = self._reached(supposed.change)
        self._below = [office for office in self._offices if office.id in reached]
        self._whole = _Range(tuple(tools), tuple(Phase), tuple(_alike(countries, self._known.values())))
        self._touched = self._whole if self._ends is None else self._whole.within(self._ends)

    def falls(self) -> Falls:
        vacant = tuple(office for office in self._below if self._falls_vacant(office))
        gone = {office.id for office in vacant}
        held = list(self._in_force())
        return Falls(
            cells=tuple(self._cells()),
            instruments=_ordered(one for one, office in held if self._gives_out(one, office)),
            resting=_ordered(one for one, office in held if office.id in gone),
            unsigned=_ordered(
                one for one in self._known.values() if one.second_signature in gone and one.in_force(self._at)
            ),
            vacant=vacant,
        )

    def _reached(self, change: Change) -> set[OfficeId]:
        """The offices to which authority flows from what changes, whatever the limits on its way."""
        downward: dict[OfficeId, set[OfficeId]] = {}
        begin: list[OfficeId] = []
        for office in self._offices:
            for one in self._before.reaching(office.id):
                if one.source is not None:
                    downward.setdefault(one.source, set()).add(office.id)
                if self._ends is not None and one.id == self._ends.id:
                    begin.append(office.id)
        if not isinstance(change, InstrumentEnds):
            begin = [change.office]
        found: set[OfficeId] = set()
        while begin:
            step = begin.pop()
            if step not in found:
                found.add(step)
                begin += downward.get(step, ())
        return found

    def _falls_vacant(self, office: Office) -> bool:
        was = exercising(office.id, self._at, self._before)
        return bool(was) and not exercising(office.id, self._at, self._after)

    def _cells(self) -> Iterator[CellLost]:
        for tool, phase, countries in self._touched.cells():
            cell = self._cell(tool, phase, countries)
            if cell is not None:
                yield cell

    def _cell(self, tool: Tool, phase: Phase, countries: tuple[CountryCode, ...]) -> CellLost | None:
        matter = bare_matter(tool, countries[0], phase, self._at)
        lost, lessened = [], []
        for office in self._below:
            was = _covers(office, matter, self._before)
            if was is None:
                continue
            now = _covers(office, matter, self._after)
            if now is None:
                lost.append(office)
            elif now != was:
                lessened.append((was, now))
        if not lost and not lessened:
            return None
        left = tuple(office for office in self._offices if _covers(office, matter, self._after))
        return CellLost(
            tool=tool,
            phase=phase,
            countries=countries,
            lost=tuple(lost),
            lessened=tuple(lessened),
            left=left,
        )

    def _in_force(self) -> Iterator[tuple[Instrument, Office]]:
        """Instruments that are in force with the change too, in the hands of the offices that it reaches."""
        for office in self._below:
            for one in self._after.reaching(office.id):
                if one.in_force(self._at) and one.delegate == office.id:
                    yield one, office

    def _gives_out(self, one: Instrument, office: Office) -> bool:
        """Whether an instrument gave a power that the change touches, and then gives none at all."""
        was = self._known[one.id]
        gave = self._serves(was, office, self._touched, self._before)
        return gave and not self._serves(one, office, self._whole, self._after)

    def _serves(self, one: Instrument, office: Office, over: "_Range", register: Register) -> bool:
        """Whether anything at all can be decided under an instrument by whoever is, or might be, in its office."""
        return any(
            _under(one, office, bare_matter(tool, countries[0], phase, self._at), tool, register)
            for tool, phase, countries in over.within(one).cells()
        )


@dataclass(frozen=True, slots=True)
class _Range:
    """Tools, phases, and countries in groups that no instrument tells apart."""

    tools: tuple[Tool, ...]
    phases: tuple[Phase, ...]
    alike: tuple[tuple[CountryCode, ...], ...]

    def within(self, limits: Instrument) -> "_Range":
        """What of it an instrument speaks of."""
        return _Range(
            tuple(one for one in self.tools if limits.powers is None or one.code in limits.powers),
            tuple(one for one in self.phases if limits.phases is None or one in limits.phases),
            tuple(one for one in self.alike if limits.countries is None or one[0] in limits.countries),
        )

    def cells(self) -> Iterator[tuple[Tool, Phase, tuple[CountryCode, ...]]]:
        return product(self.tools, self.phases, self.alike)


def _covers(office: Office, matter: Matter, register: Register) -> Covering | None:
    if not exercising(office.id, matter.at, register):
        return None
    chain = power_of(office.id, matter, register)
    return None if chain is None else covering_of(office, chain)


def _under(one: Instrument, office: Office, matter: Matter, tool: Tool, register: Register) -> bool:
    holders: list[tuple[PersonId | None, HoldingKind]] = [
        (held.person, held.kind) for held in exercising(office.id, matter.at, register)
    ]
    for person, kind in holders or [(None, HoldingKind.SUBSTANTIVE)]:
        question = Question(
            matter,
            tool,
            register,
            office=office.id,
            person=person,
            acting=kind is HoldingKind.ACTING,
            presume=True,
        )
        chain: Chain | None = best_chain(question, under=one)
        if chain is not None and not chain.faults:
            return True
    return False


def _alike(
    countries: Iterable[CountryCode], instruments: Iterable[Instrument]
) -> Iterator[tuple[CountryCode, ...]]:
    """Countries in groups that no instrument tells apart: what holds for the first of a group holds for all."""
    limited = [one.countries for one in instruments if one.countries is not None]
    groups: dict[tuple[bool, ...], list[CountryCode]] = {}
    for country in countries:
        groups.setdefault(tuple(country in listed for listed in limited), []).append(country)
    return map(tuple, groups.values())


def _ordered(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    return tuple(sorted({one.id: one for one in instruments}.values(), key=reading_order))
