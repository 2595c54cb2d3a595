"""Which refused records of signed papers still want a new one, where the option itself may be what was recorded wrongly."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """A record of a signed paper. ``made`` and ``refused`` are places on the ledger; it stands until it is refused.

    ``printed``: the hash of the brief on which it was signed.
    """

    decision: str
    option: str
    printed: str
    signed_at: datetime
    recorded_at: datetime
    made: int
    refused: int | None = None


def want_new_record(refused: Collection[OnRecord], records: Collection[OnRecord]) -> frozenset[str]:
    """Those of ``refused``, whose options have nothing since, that are still to be recorded anew; by their decisions.

    The request ends once the paper is recorded, after the refusal, for another option which had no record of its own while the
    refused one stood: that is the option it says. A paper may decide several options, so an option that had its own record beside
    the refused one says nothing of it; where more records were refused than options are new, each of them stays. The signer and
    the time may be what differed as well, so they are not compared; but what was signed after the refused record was made is
    another paper.
    """
    instead = {one.decision: _said_instead(one, records) for one in refused}

    def wants(one: OnRecord) -> bool:
        mine = instead[one.decision]
        rivals = [other for other in instead.values() if other & mine]
        return not mine or len(frozenset().union(*rivals)) < len(rivals)

    return frozenset(one.decision for one in refused if wants(one))


def _said_instead(refused: OnRecord, records: Collection[OnRecord]) -> frozenset[str]:
    """The options for which the paper of a refused record was recorded since, and not beside it."""
    ended = refused.refused
    if ended is None:
        return frozenset()
    same = [one for one in records if one.printed == refused.printed and one.option != refused.option]
    beside = {
        one.option for one in same if one.made < ended and (one.refused is None or one.refused > refused.made)
    }
    return (
        frozenset(
            one.option
            for one in same
            if one.made > ended and one.refused is None and one.signed_at <= refused.recorded_at
        )
        - beside
    )
