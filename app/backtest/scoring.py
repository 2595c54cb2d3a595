"""How a detector would have done: leads before targets, and alarms for nothing, by the same rule for every detector."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from app.backtest.intervals import Interval, mean_interval, rate_interval, share_interval
from app.backtest.peaks import PeakRule, Target

Levels = Sequence[float] | NDArray[np.float64]
"""What a detector gives for each month of a country."""


@dataclass(frozen=True, slots=True)
class CountryScore:
    """One country: for each target the alarms in time, first to last (none: missed), and the false alarms.

    ``months`` are those in which an alarm could have been false.
    """

    country: str
    targets: tuple[Target, ...]
    alarms: tuple[tuple[int, ...], ...]
    false_alarms: tuple[int, ...]
    months: int

    @property
    def leads(self) -> tuple[int, ...]:
        """Months from the first alarm in time to each target; 0 for one that was missed."""
        return tuple(
            target.place - alarms[0] if alarms else 0
            for target, alarms in zip(self.targets, self.alarms, strict=True)
        )

    def thinned_leads(self, kept: float) -> tuple[float, ...]:
        """The expected lead of each target if every alarm were kept with a chance and the others thrown away."""
        return tuple(
            sum((target.place - alarm) * kept * (1 - kept) ** place for place, alarm in enumerate(alarms))
            for target, alarms in zip(self.targets, self.alarms, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """All countries together. ``mean_lead`` counts a missed target as a lead of none."""

    countries: tuple[CountryScore, ...]
    threshold: float

    @property
    def leads(self) -> tuple[int, ...]:
        """The lead of each target."""
        return tuple(lead for country in self.countries for lead in country.leads)

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return len(self.leads)

    @property
    def warned(self) -> int:
        """How many had an alarm in time."""
        return sum(lead > 0 for lead in self.leads)

    @property
    def mean_lead(self) -> float:
        """Months, a missed target counting as 0; 0 without targets."""
        return fmean(self.leads) if self.leads else 0.0

    @property
    def mean_lead_interval(self) -> Interval:
        """The bootstrap interval of the mean lead, by countries."""
        return mean_interval([country.leads for country in self.countries])

    @property
    def warned_interval(self) -> Interval:
        """The exact interval of the share that was warned of."""
        return share_interval(self.warned, self.targets)

    @property
    def false_alarms(self) -> int:
        """How many alarms were false."""
        return sum(len(country.false_alarms) for country in self.countries)

    @property
    def country_years(self) -> float:
        """Years in which an alarm could have been false, all countries together."""
        return sum(country.months for country in self.countries) / 12

    @property
    def rate(self) -> float:
        """False alarms per country-year; 0 where no time was watched."""
        return self.false_alarms / self.country_years if self.country_years else 0.0

    @property
    def rate_interval(self) -> Interval:
        """The exact interval of the rate."""
        return rate_interval(self.false_alarms, self.country_years)


@dataclass(frozen=True, slots=True)
class Course:
    """A country's months as every detector is judged by them.

    ``judged`` are the targets with a whole ``horizon`` of months before them: for others it is not known whether
    they were warned of. ``open_months`` are those in which an alarm is false unless it is in ``ahead``: no peak is
    on, and a whole horizon is known after them. ``ahead`` are the months from which a target is within the horizon.
    """

    country: str
    judged: tuple[Target, ...]
    open_months: frozenset[int]
    ahead: frozenset[int]


def course(country: str, targets: Sequence[Target], length: int, rule: PeakRule) -> Course:
    """The course of a country of so many months."""
    known = {target.place + after for target in targets for after in range(rule.grace + 1)}
    return Course(
        country=country,
        judged=tuple(target for target in targets if target.place - rule.horizon >= rule.least_baseline),
        open_months=frozenset(range(rule.least_baseline, length - rule.horizon)) - known,
        ahead=frozenset(target.place - lead for target in targets for lead in range(1, rule.horizon + 1)),
    )


def alarms(levels: Levels, threshold: float, rule: PeakRule) -> list[int]:
    """The months in which an alarm is raised: at or above the threshold, and not heard within ``refractory``."""
    found: list[int] = []
    for place in np.flatnonzero(np.asarray(levels) >= threshold).tolist():
        if place >= rule.least_baseline and (not found or place - found[-1] >= rule.refractory):
            found.append(place)
    return found


def country_score(country: Course, levels: Levels, threshold: float, rule: PeakRule) -> CountryScore:
    """One country's score at a threshold."""
    raised = alarms(levels, threshold, rule)
    if not raised:
        missed: tuple[tuple[int, ...], ...] = ((),) * len(country.judged)
        return CountryScore(country.country, country.judged, missed, (), len(country.open_months))
    in_time = tuple(
        tuple(alarm for alarm in raised if 0 < target.place - alarm <= rule.horizon)
        for target in country.judged
    )
    false = tuple(alarm for alarm in raised if alarm in country.open_months and alarm not in country.ahead)
    return CountryScore(country.country, country.judged, in_time, false, len(country.open_months))
