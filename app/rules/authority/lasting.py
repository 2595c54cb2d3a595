"""Until when a person decides by a chain, as far as is known: instruments and certificates end, people leave, and others come to act."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.rules.authority.chains import Link
from app.rules.authority.holders import exercising, personal_stands
from app.rules.authority.instruments import PersonId
from app.rules.authority.register import Register
from app.rules.authority.requests import Certificate
from app.rules.authority.separation import trained_at
from db.vocabulary import HoldingKind


def lasts_until(
    chain: Sequence[Link],
    person: PersonId,
    at: datetime,
    register: Register,
    *,
    required: Sequence[Certificate] | None = None,
) -> datetime | None:
    """The first instant after ``at`` at which ``person`` does not decide by ``chain`` any more; none where none is known.

    It is that of an instrument that ends, of the person who leaves or for whom somebody else comes to act (Authority rule 5), or
    of the leaving of whom an instrument names personally (rule 3). ``required``: the certificates on record, where nobody decides
    without a valid one (rule 23); none where training bars nobody.
    """
    turns = {
        *_turns(chain, register),
        *(held.valid_until for held in required or () if held.person == person),
    }
    known = sorted(end for end in turns if end is not None and end > at)
    return next(
        (
            end
            for end in known
            if not _serves(chain, person, end, register)
            or (required is not None and not trained_at(required, person, end))
        ),
        None,
    )


def _turns(chain: Sequence[Link], register: Register) -> Iterator[datetime]:
    """Every instant at which something can end: of offices above only what a personal instrument rests on."""
    for place, link in enumerate(chain):
        ends = [link.instrument.valid_until, link.instrument.revoked_at]
        if place == 0 or link.instrument.personal is not None:
            for held in register.holdings_of(link.office):
                ends += [held.starts, held.ends]
        yield from (end for end in ends if end is not None)


def _serves(chain: Sequence[Link], person: PersonId, at: datetime, register: Register) -> bool:
    mine = [held for held in exercising(chain[0].office, at, register) if held.person == person]
    acting = any(held.kind is HoldingKind.ACTING for held in mine)
    return bool(mine) and all(
        link.instrument.in_force(at)
        and not (acting and link.instrument.excludes_acting)
        and (link.instrument.personal is None or personal_stands(link.instrument, link.office, at, register))
        for link in chain
    )
