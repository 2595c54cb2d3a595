"""What the resolver may ask about offices, people, tools and instruments, and where the answers come from."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol

from app.rules.authority.instruments import (
    Holding,
    Instrument,
    Office,
    OfficeId,
    Tool,
    ToolCode,
)
from db.vocabulary import InstrumentKind
from language import tr

_NUMBER = attrgetter("number", "id")


class RegisterSource(Protocol):
    """Where a register reads. A database can stand behind it; each answer is asked for at most once."""

    def instruments_of(self, office: OfficeId) -> Sequence[Instrument]:
        """Every instrument whose delegate is ``office``, in force or not, in any order."""

    def principles(self) -> Sequence[Instrument]:
        """Every instrument of kind ``principle``, whichever office it names (Authority rule 21)."""

    def holdings_of(self, office: OfficeId) -> Sequence[Holding]:
        """Everyone who held, holds or will hold ``office``."""

    def office(self, office: OfficeId) -> Office | None: ...

    def tool(self, code: ToolCode) -> Tool | None: ...

    def all_offices(self) -> Sequence[Office]: ...


class MemorySource:
    """A register source over values at hand, indexed by office."""

    def __init__(
        self,
        offices: Iterable[Office],
        holdings: Iterable[Holding],
        instruments: Iterable[Instrument],
        tools: Iterable[Tool],
    ) -> None:
        self._offices = {office.id: office for office in offices}
        self._tools = {tool.code: tool for tool in tools}
        self._holdings: dict[OfficeId, list[Holding]] = {}
        self._instruments: dict[OfficeId, list[Instrument]] = {}
        self._principles: list[Instrument] = []
        for holding in holdings:
            self._holdings.setdefault(holding.office, []).append(holding)
        for instrument in instruments:
            self._instruments.setdefault(instrument.delegate, []).append(instrument)
            if instrument.kind is InstrumentKind.PRINCIPLE:
                self._principles.append(instrument)

    def instruments_of(self, office: OfficeId) -> Sequence[Instrument]:
        return self._instruments.get(office, ())

    def principles(self) -> Sequence[Instrument]:
        return self._principles

    def holdings_of(self, office: OfficeId) -> Sequence[Holding]:
        return self._holdings.get(office, ())

    def office(self, office: OfficeId) -> Office | None:
        return self._offices.get(office)

    def tool(self, code: ToolCode) -> Tool | None:
        return self._tools.get(code)

    def all_offices(self) -> Sequence[Office]:
        return tuple(self._offices.values())


class Register:
    """Offices, holdings, instruments and tools as they stand in a source, read only as far as a question needs.

    What has been read is kept, so that one register answers about one state of its source. Make a new one after
    a change.
    """

    def __init__(self, source: RegisterSource) -> None:
        self._source = source
        self._reaching: dict[OfficeId, tuple[Instrument, ...]] = {}
        self._holdings: dict[OfficeId, Sequence[Holding]] = {}
        self._offices: dict[OfficeId, Office | None] = {}
        self._heights: dict[OfficeId, int] = {}
        self._principles: Sequence[Instrument] | None = None

    @classmethod
    def of(
        cls,
        *,
        offices: Iterable[Office],
        holdings: Iterable[Holding],
        instruments: Iterable[Instrument],
        tools: Iterable[Tool],
    ) -> "Register":
        """A register over values at hand."""
        return cls(MemorySource(offices, holdings, instruments, tools))

    def office(self, office: OfficeId) -> Office | None:
        try:
            return self._offices[office]
        except KeyError:
            found = self._offices[office] = self._source.office(office)
            return found

    def office_name(self, office: OfficeId | None) -> str:
        """The name of an office for people; its identifier only when the register does not know it."""
        if office is None:
            return tr("the law")
        known = self.office(office)
        return office if known is None else known.name

    def tool(self, code: ToolCode) -> Tool | None:
        return self._source.tool(code)

    def all_offices(self) -> Sequence[Office]:
        return self._source.all_offices()

    def holdings_of(self, office: OfficeId) -> Sequence[Holding]:
        try:
            return self._holdings[office]
        except KeyError:
            found = self._holdings[office] = self._source.holdings_of(office)
            return found

    def line_of(self, office: OfficeId) -> tuple[OfficeId, ...]:
        """``office`` and its superiors, nearest first. A circle of superiors is walked once."""
        line: dict[OfficeId, None] = {}
        step: OfficeId | None = office
        while step is not None and step not in line:
            line[step] = None
            known = self.office(step)
            step = None if known is None else known.superior
        return tuple(line)

    def height(self, office: OfficeId) -> int:
        """How many offices stand above ``office`` in the line of superiors; 0 at the top."""
        pending: list[OfficeId] = []
        step: OfficeId | None = office
        while step is not None and step not in self._heights:
            # Whoever is met again before an end is found stands in a circle of superiors, which has no top.
            self._heights[step] = 0
            pending.append(step)
            known = self.office(step)
            step = None if known is None else known.superior
        height = -1 if step is None else self._heights[step]
        for below in reversed(pending):
            height += 1
            self._heights[below] = height
        return self._heights[office]

    def reaching(self, office: OfficeId) -> tuple[Instrument, ...]:
        """The instruments that give ``office`` a power, in an order that does not depend on the source's.

        They are those that name it as delegate, and the principles of the offices above it (Authority rule 21).
        """
        try:
            return self._reaching[office]
        except KeyError:
            found = self._reaching[office] = self._find_reaching(office)
            return found

    def _find_reaching(self, office: OfficeId) -> tuple[Instrument, ...]:
        if self._principles is None:
            self._principles = self._source.principles()
        found = [
            instrument
            for instrument in self._source.instruments_of(office)
            if instrument.kind is not InstrumentKind.PRINCIPLE
        ]
        if self._principles:
            known = self.office(office)
            line = self.line_of(office)
            if known is not None and not known.external:
                # Officials act in the name of the office whose power it is; that office itself needs no principle.
                found += [
                    principle
                    for principle in self._principles
                    if principle.delegate in line and principle.source != office
                ]
        return tuple(sorted(found, key=_NUMBER))
