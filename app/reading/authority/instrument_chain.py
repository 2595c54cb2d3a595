"""The chain of an instrument: on what it rests, link by link up to original authority (Authority rule 2)."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.limits import limits_in_words
from app.reading.authority.register import StoredSource
from app.reading.ministry.settings import read_settings
from app.reading.reports.options import ChainLinkView
from app.reading.waiting.registers import LAPSE_NOTICE
from app.rules.authority.instruments import Instrument, reading_order
from app.rules.authority.register import Register
from app.rules.entry.dates import day_in
from db.delegations import Instrument as StoredInstrument
from db.vocabulary import SubDelegation


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentChain:
    """Links from the instrument upward. ``broken``: they do not reach original authority at that time.

    ``breaks_at`` is the place where it breaks then: its own where it is not in force itself, else that of the last link.
    """

    links: tuple[ChainLinkView, ...]
    broken: bool
    breaks_at: int = -1


def instrument_chain(session: Session, instrument_id: str, at: datetime) -> InstrumentChain:
    """The shortest way up from an instrument by instruments in force at ``at`` that may be given on.

    Where there is none, the way that there was: up to the first link that has ended or has not begun, which is where
    it breaks. What a request needs of each link is another question, which the resolver answers request by request.
    """
    source = StoredSource(session)
    offices = Register(source)
    row = session.get_one(StoredInstrument, instrument_id)
    held = source.instruments_of(row.delegate_id)
    first = next(one for one in held if one.id == instrument_id)
    path, broken = _way_up(first, offices, at)
    if broken and first.in_force(at):
        once, _broken = _way_up(first, offices, at, ended_too=True)
        stops = next((place for place, link in enumerate(once) if not link.in_force(at)), None)
        if stops is not None:
            path = once[: stops + 1]
    return InstrumentChain(
        links=link_views(session, path, offices, at), broken=broken, breaks_at=-1 if first.in_force(at) else 0
    )


def powerless(session: Session, at: datetime) -> frozenset[str]:
    """Ids of the instruments that are in force at ``at`` and give no power: nothing carries them up to original authority."""
    source = StoredSource(session, whole=True)
    offices = Register(source)
    delegates = session.scalars(sa.select(StoredInstrument.delegate_id).distinct())
    held = [one for delegate in delegates for one in source.instruments_of(delegate) if one.in_force(at)]
    return frozenset(one.id for one in held if _way_up(one, offices, at)[1])


def link_views(
    session: Session, links: Iterable[Instrument], offices: Register, at: datetime
) -> tuple[ChainLinkView, ...]:
    """Links for window and paper, each with its end where that is known."""
    found = tuple(links)
    rows = session.execute(
        sa.select(StoredInstrument.id, StoredInstrument.basis).where(
            StoredInstrument.id.in_([link.id for link in found])
        )
    )
    bases = {row.id: row.basis for row in rows}
    zone = read_settings(session).time_zone
    return tuple(_view(link, bases.get(link.id, ""), offices, at, zone) for link in found)


def _view(link: Instrument, basis: str, offices: Register, at: datetime, zone: str) -> ChainLinkView:
    ends = min((end for end in (link.valid_until, link.revoked_at) if end is not None), default=None)
    ended = ends is not None and ends <= at
    return ChainLinkView(
        number=link.number,
        delegator=offices.office_name(link.source) if link.source else "",
        delegate=offices.office_name(link.delegate),
        limits=limits_in_words(link, offices),
        basis=basis,
        ends_on=None if ends is None else day_in(ends, zone),
        ended=ended,
        ends_soon=ends is not None and not ended and ends <= at + LAPSE_NOTICE,
    )


def _way_up(
    first: Instrument, offices: Register, at: datetime, *, ended_too: bool = False
) -> tuple[tuple[Instrument, ...], bool]:
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
            if above.id not in seen and (ended_too or above.in_force(at)) and _hands_on(above, top):
                seen.add(above.id)
                ways.append((*way, above))
    return farthest, True


def _hands_on(above: Instrument, below: Instrument) -> bool:
    """Whether the upper link lets its power be given on, and has something of what is given on."""
    if above.sub_delegation is SubDelegation.NO:
        return False
    if above.sub_delegation is SubDelegation.WITH_PRIOR_APPROVAL and not below.approved_beforehand:
        return False
    return above.powers is None or below.powers is None or bool(above.powers & below.powers)
