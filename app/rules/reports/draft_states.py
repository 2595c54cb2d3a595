"""What the saves of a draft tell: to which states one can go back, and who is writing at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

STRETCH = timedelta(minutes=1)
"""Saves closer together than this are one stretch of writing; its last state is one to go back to."""

PAUSE = timedelta(minutes=5)
"""A draft is saved a moment after each edit; who saved nothing for as long as this is not writing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """That a draft was saved: ``number`` of the ledger entry, by whom, and when."""

    number: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Someone who is writing now, and since when."""

    who: str
    since: datetime


def states_to_return_to(saves: Sequence[Save]) -> tuple[Save, ...]:
    """The states worth going back to, newest first: the first, and the last of each stretch of one person.

    ``saves`` are in the order of the ledger.
    """
    kept = [
        save
        for place, save in enumerate(saves)
        if place == 0
        or place == len(saves) - 1
        or saves[place + 1].who != save.who
        or saves[place + 1].at - save.at >= STRETCH
    ]
    return tuple(reversed(kept))


def writers(saves: Sequence[Save], at: datetime) -> tuple[Writer, ...]:
    """Who is writing at ``at``, longest first, by ``saves`` in the order of the ledger.

    Somebody writes from the first of their saves since which they never paused.
    """
    found: dict[str, Writer] = {}
    last: dict[str, datetime] = {}
    for save in saves:
        before = last.get(save.who)
        if before is None or save.at - before >= PAUSE:
            found[save.who] = Writer(who=save.who, since=save.at)
        last[save.who] = save.at
    now = [writer for who, writer in found.items() if timedelta() <= at - last[who] < PAUSE]
    return tuple(sorted(now, key=lambda writer: writer.since))
