"""What is put to the test: the watch, the signs, and the two simple rules that they have to beat.

A detector gives a number for each month, from that month and those before it alone; an alarm is a number at or above
its threshold.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.backtest.records import CountryRecord
from app.backtest.scoring import Levels
from app.rules.signals import (
    SignalSettings,
    infrastructure_sign,
    pattern_sign,
    watch_levels,
)
from app.rules.signals.civilians import OneSidedFinding, ShareFinding, one_sided_finding, share_finding
from app.rules.signals.verdicts import Verdict
from language import mark


@dataclass(frozen=True, slots=True)
class Detector:
    """A detector. ``default`` is the threshold that ships.

    ``parts``: it is the highest of these detectors, each in parts of its own default, instead of having ``levels``.
    ``needs_kinds``: it cannot be had from totals alone. ``compared``: it is set against the simple rules.
    """

    code: str
    label: str
    default: Callable[[SignalSettings], float]
    levels: Callable[[CountryRecord, SignalSettings], Levels] | None = None
    parts: tuple[str, ...] = ()
    needs_kinds: bool = False
    compared: bool = False


def one_sided_by_month(record: CountryRecord) -> list[int]:
    """The one-sided deaths of each month: what peaks are found in."""
    return [count.one_sided for count in record.series.months]


def _watch(record: CountryRecord, settings: SignalSettings) -> Levels:
    return [each.level for each in watch_levels(record.series, settings)]


def _any_death(record: CountryRecord, _settings: SignalSettings) -> Levels:
    return [float(number) for number in one_sided_by_month(record)]


def _rise(record: CountryRecord, _settings: SignalSettings) -> Levels:
    deaths = one_sided_by_month(record)
    return [
        float(place >= 3 and all(deaths[place - back] > deaths[place - back - 1] for back in range(3)))
        for place in range(len(deaths))
    ]


def _evidence(finding: ShareFinding | OneSidedFinding) -> float:
    """How far a test is beyond its level: −log₁₀ p in parts of −log₁₀ of the level; 1 is the threshold."""
    if finding.tail is None or finding.verdict not in {Verdict.FIRES, Verdict.QUIET}:
        return 0.0
    return math.log10(max(finding.tail.p, 1e-300)) / math.log10(finding.level)


def _one_sided(record: CountryRecord, settings: SignalSettings) -> Levels:
    # Months below the minimum count are passed over before the test, which takes most of the time.
    return [
        _evidence(one_sided_finding(record.series, count.month, settings))
        if count.one_sided >= settings.one_sided_least_deaths
        else 0.0
        for count in record.series.months
    ]


def _share(record: CountryRecord, settings: SignalSettings) -> Levels:
    return [
        _evidence(share_finding(record.series, count.month, settings))
        if count.deaths >= settings.share_least_deaths
        else 0.0
        for count in record.series.months
    ]


def _infrastructure(record: CountryRecord, settings: SignalSettings) -> Levels:
    months = [attack.month for attack in record.attacks]
    levels = []
    for count in record.series.months:
        first = bisect_left(months, count.month.plus(-settings.baseline_months))
        near = record.attacks[first : bisect_right(months, count.month)]
        begins = record.series.months[0].month
        seen = near and infrastructure_sign(near, count.month, begins, settings).verdict is Verdict.FIRES
        levels.append(float(bool(seen)))
    return levels


def _pattern(record: CountryRecord, settings: SignalSettings) -> Levels:
    """Weeks of the longest run that reaches into the month, in parts of the weeks needed."""
    starts = [fact.start for fact in record.placed]
    # A run only has to be long enough, so that no more than the weeks needed are looked back over.
    reach = timedelta(weeks=settings.pattern_weeks + 2)
    levels = []
    for count in record.series.months:
        near = record.placed[
            bisect_left(starts, count.month.first_day - reach) : bisect_right(starts, count.month.last_day)
        ]
        sign = pattern_sign(near, count.month, settings) if near else None
        run = (sign.runs[0] if sign.runs else sign.nearest) if sign else None
        levels.append(len(run.weeks) / settings.pattern_weeks if run else 0.0)
    return levels


def _one(_settings: SignalSettings) -> float:
    return 1.0


WATCH = Detector("watch", mark("Watch"), lambda settings: settings.watch_level, _watch, compared=True)
ONE_SIDED = Detector("one_sided", mark("Sign (a), one-sided deaths"), _one, _one_sided)
SIGNS = (
    ONE_SIDED,
    Detector("share", mark("Sign (a), civilian share"), _one, _share, needs_kinds=True),
    Detector("infrastructure", mark("Sign (b), infrastructure"), _one, _infrastructure, needs_kinds=True),
    Detector("pattern", mark("Sign (c), areas by weeks"), _one, _pattern, needs_kinds=True),
)
ANY_SIGN = Detector(
    "signs", mark("Any of the three signs"), _one, parts=tuple(sign.code for sign in SIGNS), needs_kinds=True
)
ALERT = Detector(
    "alert",
    mark("Alert: watch or any sign"),
    _one,
    parts=("watch", *(sign.code for sign in SIGNS)),
    compared=True,
)
ANY_DEATH = Detector("any_death", mark("Any one-sided death"), _one, _any_death)
RISE = Detector("rise", mark("Three months' rise"), _one, _rise)
DETECTORS = (ALERT, WATCH, ANY_SIGN, *SIGNS, ANY_DEATH, RISE)


def detectors_for(records: Sequence[CountryRecord]) -> tuple[Detector, ...]:
    """The detectors that these data can feed."""
    totals = any(record.totals_only for record in records)
    return tuple(detector for detector in DETECTORS if not (totals and detector.needs_kinds))


def all_levels(
    records: Sequence[CountryRecord],
    settings: SignalSettings,
    progress: Callable[[str], None] = lambda _label: None,
) -> dict[str, dict[str, Levels]]:
    """The levels of each detector that the data can feed, by its code and by country."""
    found: dict[str, dict[str, Levels]] = {}
    detectors = detectors_for(records)
    for detector in detectors:
        if detector.levels is not None:
            progress(detector.label)
            found[detector.code] = {record.country: detector.levels(record, settings) for record in records}
    defaults = {detector.code: detector.default(settings) for detector in detectors}
    for detector in detectors:
        if detector.parts:
            parts = {code: defaults[code] for code in detector.parts if code in found}
            found[detector.code] = {
                record.country: highest({code: found[code][record.country] for code in parts}, parts)
                for record in records
            }
    return found


def highest(levels: Mapping[str, Levels], thresholds: Mapping[str, float]) -> Levels:
    """The highest of several levels in each month, each in parts of its threshold."""
    scaled = [[level / thresholds[code] for level in each] for code, each in levels.items()]
    return [max(values) for values in zip(*scaled, strict=True)]
