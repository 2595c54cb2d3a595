"""From the deciding instrument up to original authority: the most favourable chain (Authority rule 2).

The chains of a register can be exponentially many, and can run in circles. The search therefore never lists them:
it goes up link by link, the least obstacle and the least owed first, by way of the highest office in reach, and passes
an office again only on a way that may prove better. So it never runs in a circle, and where authority follows the
organisation it takes about as many steps as the chain has links. The deciding office alone may stand in a chain twice:
what it gave has come back to it, and the power that it gave is personal to somebody else (Authority rules 2 and 3).
"""

from dataclasses import dataclass
from heapq import heappop, heappush

from app.rules.authority.codes import WEIGHTS
from app.rules.authority.covering import breach, handing_on, shortfalls
from app.rules.authority.instruments import Instrument, OfficeId, reading_order
from app.rules.authority.question import Question

OWES_SIGNATURE = 1
OWES_RATIFICATION = 2
_UNAPPROVED = 4
_OWED = OWES_SIGNATURE | OWES_RATIFICATION


@dataclass(frozen=True, slots=True)
class Link:
    """An instrument in the hands of the office that exercises it or gives it on."""

    instrument: Instrument
    office: OfficeId


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that stands in the way, and the link at which it does."""

    code: str
    link: Link


@dataclass(frozen=True, slots=True)
class Chain:
    """Links from the deciding instrument upward, what they owe, and what stands in the way (empty: nothing)."""

    links: tuple[Link, ...]
    faults: tuple[Fault, ...]
    owes: int


class _Step:
    """A link reached by the search, with the way down to the deciding instrument."""

    __slots__ = ("below", "distance", "faults", "flags", "instrument", "length", "office", "start")

    def __init__(
        self,
        instrument: Instrument,
        office: OfficeId,
        below: "_Step | None",
        start: int,
        faults: tuple[str, ...],
    ) -> None:
        self.instrument = instrument
        self.office = office
        self.below = below
        self.start = start
        self.faults = faults
        self.length: int = 1
        self.distance: int = 0
        self.flags: int = 0
        if below is not None:
            self.length += below.length
            self.distance = below.distance
            self.flags = below.flags
        for fault in faults:
            self.distance += WEIGHTS[fault]

    def owe(self, question: Question) -> None:
        """Add what this link asks of a decision (Authority rules 11, 12 and 16)."""
        instrument = self.instrument
        signature = instrument.second_signature
        if signature is not None and signature not in question.matter.signed_by:
            self.flags |= OWES_SIGNATURE
        if instrument.emergency_hours is not None:
            self.flags |= OWES_RATIFICATION
        if not instrument.approved_beforehand:
            self.flags |= _UNAPPROVED

    def without_origin(self) -> "_Step":
        """The same step, ending here for want of anything above."""
        faults = (*self.faults, "authority.chain.origin")
        return _Step(self.instrument, self.office, self.below, self.start, faults)

    def chain(self) -> Chain:
        links: list[Link] = []
        faults: list[list[Fault]] = []
        step: _Step | None = self
        while step is not None:
            link = Link(step.instrument, step.office)
            links.append(link)
            faults.append([Fault(code, link) for code in step.faults])
            step = step.below
        upward = tuple(fault for found in reversed(faults) for fault in found)
        return Chain(tuple(reversed(links)), upward, self.flags & _OWED)


class _Search:
    """The search for one question. ``broken`` is the closest of the ways up that end before original authority."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._passed: dict[OfficeId, list[tuple[int, int]]] = {}
        # The count keeps the order of discovery among equals, which is the order of numbers.
        self._queue: list[tuple[int, int, int, int, int, int, _Step]] = []
        self._count = 0
        self._broken: _Step | None = None

    def run(self, under: Instrument | None = None) -> Chain | None:
        question = self._question
        held = question.register.reaching(question.office) if under is None else (under,)
        deciding = sorted(held, key=reading_order)
        for start, instrument in enumerate(deciding):
            self._reach(instrument, question.office, None, start)
        while self._queue:
            step = heappop(self._queue)[-1]
            if self._broken is not None and self._broken.distance < step.distance:
                break
            source = step.instrument.source
            if source is None:
                return step.chain()
            if self._pass(source, step):
                # Should nothing but circles lie above, this is where the way up ends.
                self._break_off(step.without_origin())
                for instrument in question.register.reaching(source):
                    self._reach(instrument, source, step, step.start)
        return None if self._broken is None else self._broken.chain()

    def _pass(self, source: OfficeId, step: _Step) -> bool:
        """True unless the office was passed before on a way at least as good, which whatever lies above keeps so."""
        before = self._passed.setdefault(source, [])
        if any(flags & step.flags == flags and start <= step.start for flags, start in before):
            return False
        before.append((step.flags, step.start))
        return True

    def _reach(self, instrument: Instrument, office: OfficeId, below: _Step | None, start: int) -> None:
        question = self._question
        code = breach(instrument, office, question, deciding=below is None)
        if code is None and below is not None:
            approved = not below.flags & _UNAPPROVED
            code = handing_on(instrument, office, question, approved=approved)
        if code is None and below is not None and self._decides_under(instrument, office):
            # What an office gave, and got back, adds nothing to what it has: it decides under its own.
            return
        if code is not None:
            distance = WEIGHTS[code] if below is None else WEIGHTS[code] + below.distance
            if self._broken is None or distance < self._broken.distance:
                self._broken = _Step(instrument, office, below, start, (code,))
            return
        step = _Step(
            instrument, office, below, start, shortfalls(instrument, question, deciding=below is None)
        )
        step.owe(question)
        self._count += 1
        # Authority flows down the organisation, so the office highest up is the one to ask next.
        height = -1 if instrument.source is None else question.register.height(instrument.source)
        entry = (step.distance, step.flags & _OWED, start, height, step.length, self._count, step)
        heappush(self._queue, entry)

    def _decides_under(self, instrument: Instrument, office: OfficeId) -> bool:
        """Whether an instrument that a chain comes to is one under which the asker decides, by a shorter chain that owes no more."""
        question = self._question
        return office == question.office and instrument.personal in {None, question.person}

    def _break_off(self, step: _Step) -> None:
        if self._broken is None or step.distance < self._broken.distance:
            self._broken = step


def best_chain(question: Question, *, under: Instrument | None = None) -> Chain | None:
    """The most favourable chain for the question, or the one with the least in its way; None without instruments.

    Among chains that serve: authorised, then a second signature owed, then ratification owed; among equals the
    deciding instrument with the lowest number; from there by way of the highest office, the shortest way, the lowest
    number. ``under``: only chains that begin with this instrument of the office.
    """
    return _Search(question).run(under)
