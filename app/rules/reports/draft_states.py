"""What the saves of a draft tell: to which states one can go back, and who is writing at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

STRETCH = timedelta(minutes=1)
"""Saves closer together than this are one stretch of writing; its last state is one to go back to."""

PAUSE = timedelta(minutes=5)
"""Who neither typed nor saved anything for as long as this is not writing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """That a draft was saved: ``number`` of the ledger entry, by whom, and when."""

    number: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed and did not save yet: since when, and when they typed last."""

    who: str
    since: datetime
    last: datetime


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


def writers(saves: Sequence[Save], at: datetime, typed: Sequence[Typed] = ()) -> tuple[Writer, ...]:
    """Who is writing at ``at``, longest first, by ``saves`` in the order of the ledger and what is ``typed`` since.

    Somebody writes from the first of their saves, or of what they typed, since which they never paused.
    """
    found: dict[str, Writer] = {}
    last: dict[str, datetime] = {}
    stretches = [(save.who, save.at, save.at) for save in saves] + [
        (one.who, one.since, one.last) for one in typed
    ]
    for who, since, until in stretches:
        before = last.get(who)
        if before is None or since - before >= PAUSE:
            found[who] = Writer(who=who, since=since)
        last[who] = until if before is None else max(before, until)
    now = [writer for who, writer in found.items() if timedelta() <= at - last[who] < PAUSE]
    return tuple(sorted(now, key=lambda writer: writer.since))
