"""The whole back-test over the countries of some data."""

import hashlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.backtest.comparing import Courses, LevelsOf, Match, matches, scored
from app.backtest.detectors import (
    ALERT,
    ONE_SIDED,
    WATCH,
    Detector,
    all_levels,
    detectors_for,
    highest,
    one_sided_by_month,
)
from app.backtest.peaks import PeakRule, Target, onsets, peaks
from app.backtest.records import CountryRecord
from app.backtest.scoring import Course, Score, course
from app.rules.signals import Month, SignalSettings
from language import tr

GRID_LEVELS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0)
"""Thresholds of the watch over which the grid is drawn."""
GRID_P = (0.1, 0.05, 0.01, 0.001, 0.0001)
"""Levels of the test of one-sided deaths over which the grid is drawn."""


class Aim(StrEnum):
    """What leads are counted to: the peak itself, or the month in which the surge began."""

    PEAK = "peak"
    ONSET = "onset"


class Half(StrEnum):
    """Which countries: all, or the half that a fixed hash of the name puts them in."""

    ALL = "all"
    TUNING = "tuning"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class Line:
    """A detector's score at one threshold; ``setting`` names the threshold in words."""

    detector: Detector
    score: Score
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """One target and how the watch and the simple rules did: the lead of each, 0 where it was missed."""

    country: str
    month: Month
    deaths: int
    leads: dict[str, int]
    level_before: float


@dataclass(frozen=True, slots=True)
class AimResult:
    """The results for one aim: each detector at its default, the grid, and the watch against the simple rules."""

    aim: Aim
    defaults: tuple[Line, ...]
    grid: tuple[Line, ...]
    matches: tuple[Match, ...]
    targets: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class BackTest:
    """A back-test: what was tested, by which rule, and the results for each aim."""

    first: Month
    last: Month
    countries: int
    totals_only: bool
    rule: PeakRule
    settings: SignalSettings
    results: tuple[AimResult, ...]

    @property
    def long_enough(self) -> bool:
        """Whether a target could be judged at all: a baseline and a horizon before it."""
        return self.last.since(self.first) >= self.rule.least_baseline + self.rule.horizon


def half_of(country: str) -> Half:
    """The half that a country is in: by the parity of the SHA-256 of its name or code, so that nobody chose."""
    odd = int(hashlib.sha256(country.encode()).hexdigest(), 16) % 2
    return Half.HELD_OUT if odd else Half.TUNING


def chosen(records: Iterable[CountryRecord], half: Half) -> tuple[CountryRecord, ...]:
    """The records of a half."""
    return tuple(record for record in records if half in {Half.ALL, half_of(record.country)})


def back_test(
    records: Sequence[CountryRecord],
    settings: SignalSettings,
    rule: PeakRule,
    progress: Callable[[str], None] = lambda _label: None,
) -> BackTest:
    """Every detector that the data can feed, by the same rule.

    Raises:
        ValueError: no countries.
    """
    if not records:
        raise ValueError("a back-test needs at least one country")
    months = records[0].series.months
    detectors = detectors_for(records)
    levels = all_levels(records, settings, progress)
    results = []
    for aim, find in ((Aim.PEAK, peaks), (Aim.ONSET, onsets)):
        courses = [_course(record, find, rule) for record in records]
        results.append(_result(aim, records, _Bench(detectors, levels, courses, settings, rule)))
    return BackTest(
        first=months[0].month,
        last=months[-1].month,
        countries=len(records),
        totals_only=any(record.totals_only for record in records),
        rule=rule,
        settings=settings,
        results=tuple(results),
    )


def _course(
    record: CountryRecord, find: Callable[[Sequence[int], PeakRule], list[Target]], rule: PeakRule
) -> Course:
    deaths = one_sided_by_month(record)
    return course(record.country, find(deaths, rule), len(deaths), rule)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What the detectors are tried on: levels by code of detector, and the months to be warned of."""

    detectors: tuple[Detector, ...]
    levels: Mapping[str, LevelsOf]
    courses: Courses
    settings: SignalSettings
    rule: PeakRule

    def score(self, code: str, threshold: float) -> Score:
        return scored(self.levels[code], self.courses, threshold, self.rule)


def _result(aim: Aim, records: Sequence[CountryRecord], bench: _Bench) -> AimResult:
    defaults = tuple(
        Line(detector, bench.score(detector.code, detector.default(bench.settings)))
        for detector in bench.detectors
    )
    return AimResult(
        aim=aim,
        defaults=defaults,
        grid=tuple(_grid(bench)),
        matches=tuple(
            match
            for detector in bench.detectors
            if detector.compared
            for match in matches(
                detector, detector.default(bench.settings), bench.levels, bench.courses, bench.rule
            )
        ),
        targets=tuple(_warned(records, defaults, bench.levels[WATCH.code])),
    )


def _grid(bench: _Bench) -> Iterable[Line]:
    for level in GRID_LEVELS:
        yield Line(WATCH, bench.score(WATCH.code, level), tr("level {level:g}", level=level))
    defaults = {detector.code: detector.default(bench.settings) for detector in bench.detectors}
    for level in GRID_LEVELS:
        parts = {code: defaults[code] for code in ALERT.parts if code in defaults} | {WATCH.code: level}
        levels = {
            each.country: highest({code: bench.levels[code][each.country] for code in parts}, parts)
            for each in bench.courses
        }
        yield Line(ALERT, scored(levels, bench.courses, 1.0, bench.rule), tr("level {level:g}", level=level))
    for p in GRID_P:
        # The detector's level is in parts of the default's evidence (app.backtest.detectors).
        threshold = math.log10(p) / math.log10(bench.settings.one_sided_p)
        yield Line(ONE_SIDED, bench.score(ONE_SIDED.code, threshold), f"p {p:g}")


def _warned(records: Sequence[CountryRecord], defaults: Sequence[Line], watch: LevelsOf) -> Iterable[Warned]:
    for place, record in enumerate(records):
        scores = {line.detector.code: line.score.countries[place] for line in defaults}
        for number, target in enumerate(scores[WATCH.code].targets):
            yield Warned(
                country=record.country,
                month=record.series.months[target.place].month,
                deaths=target.deaths,
                leads={code: score.leads[number] for code, score in scores.items()},
                level_before=watch[record.country][target.place - 1],
            )
