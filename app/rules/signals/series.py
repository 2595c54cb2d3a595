"""A country's months as numbers: what the signs compare with one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month, month_of, months_between
from app.rules.signals.spreading import by_month


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """The deaths of a month: all (best estimate), civilians among them, and those of violence against civilians.

    ``one_sided_low`` and ``one_sided_high`` are the data set's bounds of ``one_sided``. ``events`` counts those that
    touch the month; ``areas`` are the first-level areas in which someone died.
    """

    month: Month
    deaths: int = 0
    civilians: int = 0
    one_sided: int = 0
    one_sided_low: int = 0
    one_sided_high: int = 0
    events: int = 0
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Series:
    """The months of a country without a gap: a month in which nothing is recorded stands there with zeros.

    ``first`` is where the data begin, which is what a baseline may rest on; it is not the first event.
    """

    months: tuple[MonthCount, ...]

    def __post_init__(self) -> None:
        for before, after in zip(self.months, self.months[1:], strict=False):
            if after.month.since(before.month) != 1:
                raise ValueError(f"{after.month} does not follow {before.month}")

    def at(self, month: Month) -> MonthCount:
        """The numbers of a month.

        Raises:
            KeyError: the data do not cover it.
        """
        place = self._place(month)
        if not 0 <= place < len(self.months):
            raise KeyError(str(month))
        return self.months[place]

    def before(self, month: Month, length: int) -> tuple[MonthCount, ...]:
        """Up to ``length`` months that precede ``month``, oldest first; fewer where the data begin later."""
        place = max(0, min(self._place(month), len(self.months)))
        return self.months[max(0, place - length) : place]

    def _place(self, month: Month) -> int:
        return month.since(self.months[0].month) if self.months else -1


@dataclass(slots=True)
class _Tally:
    deaths: int = 0
    civilians: int = 0
    one_sided: int = 0
    low: int = 0
    high: int = 0
    events: int = 0
    areas: set[str] = field(default_factory=set)


class SeriesBuilder:
    """Adds up events as they come, so that a million of them need not be held at once."""

    def __init__(self) -> None:
        self._months: dict[Month, _Tally] = {}

    def add(self, fact: EventFact) -> None:
        """Count an event into the months that it touches."""
        one_sided = fact.against_civilians
        numbers = (
            fact.best,
            fact.civilian_deaths,
            (fact.best if fact.low is None else fact.low) if one_sided else 0,
            (fact.best if fact.high is None else fact.high) if one_sided else 0,
        )
        if fact.in_one_month:
            self._count_in(month_of(fact.start), fact, numbers)
            return
        # The parts of each number are apportioned singly, and each by a method under which a larger total never
        # gives a smaller part: so civilians never outnumber the dead of a month.
        parts = [by_month(fact, number) for number in numbers]
        for month in parts[0]:
            self._count_in(month, fact, [part[month] for part in parts])

    def _count_in(self, month: Month, fact: EventFact, numbers: Sequence[int]) -> None:
        tally = self._months.get(month)
        if tally is None:
            tally = self._months[month] = _Tally()
        deaths, civilians, low, high = numbers
        tally.deaths += deaths
        tally.civilians += civilians
        tally.one_sided += deaths if fact.against_civilians else 0
        tally.low += low
        tally.high += high
        tally.events += 1
        if deaths and fact.area1:
            tally.areas.add(fact.area1)

    @property
    def span(self) -> tuple[Month, Month] | None:
        """The first and the last month that an event touches; none without events."""
        return (min(self._months), max(self._months)) if self._months else None

    def series(self, first: Month | None = None, last: Month | None = None) -> Series:
        """The months from ``first`` to ``last``; without them, from the first to the last that an event touches."""
        if self._months:
            first, last = first or min(self._months), last or max(self._months)
        if first is None or last is None:
            return Series(())
        return Series(tuple(self._count(month) for month in months_between(first, last)))

    def _count(self, month: Month) -> MonthCount:
        tally = self._months.get(month) or _Tally()
        return MonthCount(
            month=month,
            deaths=tally.deaths,
            civilians=tally.civilians,
            one_sided=tally.one_sided,
            one_sided_low=tally.low,
            one_sided_high=tally.high,
            events=tally.events,
            areas=frozenset(tally.areas),
        )


def monthly_series(
    facts: Iterable[EventFact], first: Month | None = None, last: Month | None = None
) -> Series:
    """The months of one country's events; see `SeriesBuilder.series`. The order of events does not matter."""
    builder = SeriesBuilder()
    for fact in facts:
        builder.add(fact)
    return builder.series(first, last)


def facts_by_month(facts: Iterable[EventFact]) -> dict[Month, list[EventFact]]:
    """The events that touch each month, in the order of their days: those that a finding about it cites."""
    found: dict[tuple[int, int], list[EventFact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.key)):
        start, end = fact.start, fact.end
        # Numbers, not months, are put together for each of a hundred thousand events.
        for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
            found.setdefault(divmod(number, 12), []).append(fact)
    return {Month(year, month + 1): each for (year, month), each in found.items()}
