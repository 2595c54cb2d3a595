"""A back-test as plain values, for programs."""

import math
from typing import Any

from app.backtest.comparing import Match
from app.backtest.glance import Glance
from app.backtest.run import AimResult, BackTest, Line, Warned
from app.backtest.scoring import Score
from app.rules.signals import thresholds


def told(test: BackTest, short: tuple[Glance, ...], left_out: int) -> dict[str, Any]:
    """The whole back-test: data, rule, settings, and for each aim the detectors, the grid, matches and targets."""
    return {
        "first": str(test.first),
        "last": str(test.last),
        "countries": test.countries,
        "totals_only": test.totals_only,
        "long_enough": test.long_enough,
        "left_out": left_out,
        "rule": {name: getattr(test.rule, name) for name in test.rule.__dataclass_fields__},
        "settings": {each.name: getattr(test.settings, each.name) for each in thresholds()},
        "aims": {result.aim.value: _aim(result) for result in test.results},
        "without_baseline": [_glance(glance) for glance in short],
    }


def _aim(result: AimResult) -> dict[str, Any]:
    return {
        "defaults": [_line(line) for line in result.defaults],
        "grid": [_line(line) for line in result.grid],
        "matches": [_match(match) for match in result.matches],
        "targets": [_target(target) for target in result.targets],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"detector": line.detector.code, "setting": line.setting, **_score(line.score)}


def _score(score: Score) -> dict[str, Any]:
    return {
        "threshold": _number(score.threshold),
        "targets": score.targets,
        "warned": score.warned,
        "warned_interval": _pair(score.warned_interval),
        "mean_lead": _number(score.mean_lead),
        "mean_lead_interval": _pair(score.mean_lead_interval),
        "false_alarms": score.false_alarms,
        "country_years": _number(score.country_years),
        "rate": _number(score.rate),
        "rate_interval": _pair(score.rate_interval),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "way": match.way.value,
        "detector": match.ours.code,
        "rule": match.simple.code,
        "rule_threshold": _number(match.rule_threshold),
        "rule_rate": _number(match.rule_rate),
        "rule_mean_lead": _number(match.rule_mean_lead),
        "score": _score(match.score),
        "gain": _number(match.gain),
        "gain_interval": _pair(match.gain_interval),
    }


def _target(target: Warned) -> dict[str, Any]:
    return {
        "country": target.country,
        "month": str(target.month),
        "deaths": target.deaths,
        "leads": target.leads,
        "watch_level_before": _number(target.level_before),
    }


def _glance(glance: Glance) -> dict[str, Any]:
    return {
        "country": glance.country,
        "deaths": glance.deaths,
        "civilians": glance.civilians,
        "one_sided": glance.one_sided,
        "attacks_on_infrastructure": glance.attacks,
        "systematic": glance.systematic,
        "pattern": glance.pattern.words,
    }


def _pair(interval: tuple[float, float]) -> list[float | None]:
    return [_number(end) for end in interval]


def _number(value: float) -> float | None:
    """To four decimals; none for what has no end, which JSON cannot say."""
    return round(value, 4) if math.isfinite(value) else None
