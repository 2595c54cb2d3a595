"""Whether the computer's clock can be right: an act is judged at its instant, and none can be older than the ledger."""

import sqlalchemy as sa

from db.ledger.entries import instant_text, ledger
from db.store import Store
from language import tr

_LOOKED_BACK = 1_000
"""Entries: what was done since the clock was set back does not hide it soon."""


def ahead_of_clock(store: Store) -> str | None:
    """The instant of the newest entry where the clock stands before it, to the minute in UTC; none where it does not."""
    with store.read() as session:
        latest = sa.select(ledger.c.at).order_by(ledger.c.number.desc()).limit(_LOOKED_BACK).subquery()
        newest = session.scalar(sa.select(sa.func.max(latest.c.at)))
    if newest is None or newest <= instant_text(store.clock()):
        return None
    return str(newest[:16].replace("T", " "))


def clock_caution(instant: str) -> str:
    """What to tell whoever opens a case with a clock that was set back (Authority rule 14)."""
    return tr(
        "The clock of this computer stands before an entry of the ledger, {instant} UTC. Set it right before anything "
        "is decided: powers and deadlines are judged by it.",
        instant=instant,
    )
