"""The chain of an instrument: on what it rests, link by link up to original authority (Authority rule 2)."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.limits import limits_in_words
from app.reading.register import StoredSource
from app.reading.report_options import ChainLinkView
from app.rules.authority.instruments import Instrument, reading_order
from app.rules.authority.register import Register
from db.delegations import Instrument as StoredInstrument
from db.vocabulary import SubDelegation


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentChain:
    """Links from the instrument upward. ``broken``: the last one does not reach original authority at that time."""

    links: tuple[ChainLinkView, ...]
    broken: bool


def instrument_chain(session: Session, instrument_id: str, at: datetime) -> InstrumentChain:
    """The shortest way up from an instrument by instruments in force at ``at`` that may be given on.

    What a request needs of each link is another question, which the resolver answers request by request.
    """
    source = StoredSource(session)
    offices = Register(source)
    row = session.get_one(StoredInstrument, instrument_id)
    held = source.instruments_of(row.delegate_id)
    first = next(one for one in held if one.id == instrument_id)
    path, broken = _way_up(first, offices, at)
    return InstrumentChain(
        links=tuple(
            ChainLinkView(
                number=link.number,
                delegator=offices.office_name(link.source) if link.source else "",
                delegate=offices.office_name(link.delegate),
                limits=limits_in_words(link, offices),
            )
            for link in path
        ),
        broken=broken,
    )


def _way_up(first: Instrument, offices: Register, at: datetime) -> tuple[tuple[Instrument, ...], bool]:
    ways: deque[tuple[Instrument, ...]] = deque([(first,)])
    seen = {first.id}
    farthest: tuple[Instrument, ...] = (first,)
    while ways:
        way = ways.popleft()
        top = way[-1]
        if top.original:
            return way, not first.in_force(at)
        if len(way) > len(farthest):
            farthest = way
        for above in sorted(offices.reaching(top.source or ""), key=reading_order):
            if above.id not in seen and _hands_on(above, top, at):
                seen.add(above.id)
                ways.append((*way, above))
    return farthest, True


def _hands_on(above: Instrument, below: Instrument, at: datetime) -> bool:
    """Whether the upper link is in force, lets its power be given on, and has something of what is given on."""
    if not above.in_force(at) or above.sub_delegation is SubDelegation.NO:
        return False
    if above.sub_delegation is SubDelegation.WITH_PRIOR_APPROVAL and not below.approved_beforehand:
        return False
    return above.powers is None or below.powers is None or bool(above.powers & below.powers)
