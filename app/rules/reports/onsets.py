"""Which beginnings of atrocities had been warned of, as the record has them (an inquiry's question 15).

An onset is a day from which a country file says that atrocities are ongoing, where it did not say so before. It was
warned of where a report on the country had been submitted by that day, in the year before it. Files that said so when
they were opened, and countries without a file, show no onset: what nobody looked at is not counted, and a share of
onsets that were warned of is no more than a share of those that the ministry itself saw.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from db.vocabulary import Ongoing, Phase

WARNED_WITHIN = timedelta(days=365)
"""A warning older than that is none of this onset."""


class Judged(Protocol):
    """A change of the judgement of a file. ``entry``: its number on the ledger."""

    @property
    def effective_on(self) -> date: ...
    @property
    def phase(self) -> Phase | None: ...
    @property
    def ongoing(self) -> Ongoing: ...
    @property
    def entry(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Onset:
    """A day on which a file first said that atrocities are ongoing, and the phase that it was in until then."""

    on: date
    phase: Phase | None
    warned: bool


def onsets(changes: Iterable[Judged], warned_on: Sequence[date]) -> tuple[Onset, ...]:
    """The onsets of one country, oldest first. ``warned_on``: the days on which reports on it were submitted."""
    found = []
    before: Judged | None = None
    for change in sorted(changes, key=lambda one: (one.effective_on, one.entry)):
        if before is not None and change.ongoing is Ongoing.YES and before.ongoing is not Ongoing.YES:
            on = change.effective_on
            warned = any(on - WARNED_WITHIN <= day <= on for day in warned_on)
            found.append(Onset(on, before.phase, warned))
        before = change
    return tuple(found)
