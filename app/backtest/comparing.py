"""Watch and signs beside the simple rules at like false alarms: otherwise whoever cries oftener wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

import numpy as np

from app.backtest.detectors import ANY_DEATH, RISE, Detector
from app.backtest.intervals import Interval, mean_interval
from app.backtest.peaks import PeakRule
from app.backtest.scoring import Course, Levels, Score, country_score

STEPS = 200
"""Thresholds that are tried for a match: in equal steps of the logarithm between the least and the greatest level."""

LevelsOf = Mapping[str, Levels]
Courses = Sequence[Course]


class Way(StrEnum):
    """How false alarms are made alike."""

    MATCHED = "matched"
    """Our threshold is set so that there are no more false alarms than the simple rule has."""
    RULE_RAISED = "rule_raised"
    """The rule asks for more deaths until it has no more false alarms than we have at the default."""
    RULE_THINNED = "rule_thinned"
    """The rule's alarms are thrown away at random until they are as rare as ours at the default."""


@dataclass(frozen=True, slots=True)
class Match:
    """A detector of ours and a simple rule at like false alarms. ``gain``: months by which our mean lead is longer.

    ``rule_leads`` are by country: of the rule as it was raised, or as expected when it is thinned.
    """

    way: Way
    ours: Detector
    simple: Detector
    score: Score
    rule_threshold: float
    rule_rate: float
    rule_leads: tuple[tuple[float, ...], ...]

    @property
    def rule_mean_lead(self) -> float:
        """The rule's mean lead in months, a missed target counting as 0."""
        leads = [lead for each in self.rule_leads for lead in each]
        return fmean(leads) if leads else 0.0

    @property
    def gain(self) -> float:
        """Difference of the mean leads in months."""
        return self.score.mean_lead - self.rule_mean_lead

    @property
    def gain_interval(self) -> Interval:
        """The bootstrap interval of the gain, target by target, by countries; the thresholds are held fixed."""
        return mean_interval(
            [
                [ours - theirs for ours, theirs in zip(country.leads, leads, strict=True)]
                for country, leads in zip(self.score.countries, self.rule_leads, strict=True)
            ]
        )


def scored(levels: LevelsOf, courses: Courses, threshold: float, rule: PeakRule) -> Score:
    """A detector's score over all countries at one threshold."""
    return Score(
        tuple(country_score(each, levels[each.country], threshold, rule) for each in courses),
        threshold,
    )


def at_most(rate: float, levels: LevelsOf, courses: Courses, rule: PeakRule) -> Score:
    """The score at the lowest threshold tried at which there are no more false alarms per country-year than ``rate``.

    False alarms do not grow quite evenly as the threshold falls, because one alarm silences the next. Where there are
    twice as many, nothing lower is tried.
    """
    best = scored(levels, courses, float("inf"), rule)
    arrays = {country: np.asarray(each) for country, each in levels.items()}  # asked a hundred times over
    for threshold in reversed(_thresholds(levels)):
        tried = scored(arrays, courses, threshold, rule)
        found = tried.rate
        if found <= rate:
            best = tried
        elif found > 2 * rate:
            break
    return best


def matches(
    ours: Detector, default: float, levels: Mapping[str, LevelsOf], courses: Courses, rule: PeakRule
) -> tuple[Match, ...]:
    """A detector of ours against each simple rule, at the rule's false alarms and at our own at the default.

    ``levels`` are by code of detector. Whichever side is matched has at most as many false alarms as the other.
    """
    plain = {each: scored(levels[each.code], courses, 1.0, rule) for each in (ANY_DEATH, RISE)}
    score = scored(levels[ours.code], courses, default, rule)
    found = []
    for simple, theirs in plain.items():
        equal = at_most(theirs.rate, levels[ours.code], courses, rule)
        found.append(_match(Way.MATCHED, ours, simple, equal, theirs))
    often = plain[ANY_DEATH]
    if often.rate > score.rate:
        raised = at_most(score.rate, levels[ANY_DEATH.code], courses, rule)
        found.append(_match(Way.RULE_RAISED, ours, ANY_DEATH, score, raised))
        leads = tuple(country.thinned_leads(score.rate / often.rate) for country in often.countries)
        found.append(Match(Way.RULE_THINNED, ours, ANY_DEATH, score, often.threshold, score.rate, leads))
    return tuple(found)


def _match(way: Way, ours: Detector, simple: Detector, score: Score, other: Score) -> Match:
    leads = tuple(tuple(map(float, country.leads)) for country in other.countries)
    return Match(way, ours, simple, score, other.threshold, other.rate, leads)


def _thresholds(levels: LevelsOf) -> list[float]:
    positive = [level for each in levels.values() for level in each if level > 0]
    if not positive:
        return []
    low, high = min(positive), max(positive)
    return [low * (high / low) ** (step / (STEPS - 1)) for step in range(STEPS)]
