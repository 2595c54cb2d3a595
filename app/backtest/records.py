"""A country's past as the back-test reads it, added up event by event so that a large file is never held whole."""

from dataclasses import dataclass, field, replace

from app.rules.signals import Attack, EventFact, Lexicon, Month, MonthCount, Series, SeriesBuilder
from app.rules.signals.coverage import Span
from app.rules.signals.infrastructure import attack_of


@dataclass(frozen=True, slots=True)
class CountryRecord:
    """The months of a country, its violence against civilians that can be placed in weeks, and its attacks.

    ``totals_only``: the data hold deaths of all kinds together; they stand where one-sided deaths would, and the
    civilian share, infrastructure and spread cannot be told.
    """

    country: str
    series: Series
    placed: tuple[EventFact, ...] = ()
    attacks: tuple[Attack, ...] = ()
    totals_only: bool = False


@dataclass(slots=True)
class _Country:
    months: SeriesBuilder = field(default_factory=SeriesBuilder)
    placed: list[EventFact] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)


class RecordBuilder:
    """Adds up events as they come. ``longest_days``: longer events cannot be placed in weeks and are not kept."""

    def __init__(self, longest_days: int, lexicon: Lexicon) -> None:
        self._longest = longest_days
        self._lexicon = lexicon
        self._countries: dict[str, _Country] = {}

    def add(self, country: str, fact: EventFact) -> None:
        """Count an event of a country."""
        kept = self._countries.setdefault(country, _Country())
        kept.months.add(fact)
        if fact.against_civilians and fact.area1 and fact.days <= self._longest:
            kept.placed.append(replace(fact, notes=""))
        if fact.notes and (attack := attack_of(fact, self._lexicon)) is not None:
            kept.attacks.append(attack)

    def records(self, covered: Span | None = None) -> tuple[CountryRecord, ...]:
        """Every country over the months that the data cover, by name; without them, those that any event touches.

        A month in which a country has no event is a month of none; a country with none at all is not known here.
        """
        spans = [span for country in self._countries.values() if (span := country.months.span) is not None]
        if not spans:
            return ()
        first = covered.first if covered else min(first for first, _ in spans)
        last = covered.last if covered else max(last for _, last in spans)
        return tuple(
            CountryRecord(
                country=name,
                series=country.months.series(first, last),
                placed=tuple(sorted(country.placed, key=lambda fact: (fact.start, fact.key))),
                attacks=tuple(sorted(country.attacks, key=lambda attack: (attack.month, attack.key))),
            )
            for name, country in sorted(self._countries.items())
        )


def record_of_totals(country: str, first: Month, deaths: list[int]) -> CountryRecord:
    """A country of which only the deaths of all kinds are known, month by month from ``first``."""
    months = tuple(
        MonthCount(month=first.plus(step), deaths=number, civilians=number, one_sided=number)
        for step, number in enumerate(deaths)
    )
    return CountryRecord(country, Series(months), totals_only=True)
