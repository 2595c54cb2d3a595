"""The watch: how near a country's worst recent month comes to its own danger level, for lead time before a peak.

The three signs say that something is out of proportion. The watch says, with more false alarms, that a peak is within
reach: danger built up slowly raises no sign, because the baseline grows with it. With x(t) the weighted deaths of month t (one-sided deaths whole, other civilian deaths at ``watch_civilians``,
all other deaths at ``watch_others``):

- usual u(t): the mean of x over the months before (`SignalSettings.baseline_months`);
- danger level D(t) = max(``watch_floor``, ``watch_times`` · u(t));
- fading worst month v(t) = max(x(t), (1 − ``watch_fade``) · v(t − 1));
- level = v(t) / D(t). The watch is raised at or above ``watch_level``.

A level of 1 means: a month such as the worst recent one is the peak. ``docs/backtest.md`` measures what it is worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.signals.months import Month
from app.rules.signals.series import MonthCount, Series
from app.rules.signals.settings import SignalSettings
from app.rules.signals.verdicts import Verdict
from language import plural, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLevel:
    """The watch at the end of a month. ``worst`` is the month from which ``faded`` stems."""

    month: Month
    weighted: float
    worst: Month
    worst_weighted: float
    faded: float
    usual: float
    danger: float
    months: int

    @property
    def level(self) -> float:
        """The fading worst month in parts of the danger level."""
        return self.faded / self.danger


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchFinding:
    """Whether the watch is raised. ``series`` holds the months of the baseline and this one, for the chart."""

    month: Month
    verdict: Verdict
    now: WatchLevel
    threshold: float
    series: tuple[WatchLevel, ...]
    words: str


def weighted_deaths(count: MonthCount, settings: SignalSettings) -> float:
    """The deaths of a month, weighted by how near they are to atrocity crimes."""
    civilians = max(0, count.civilians - count.one_sided)
    others = max(0, count.deaths - count.one_sided - civilians)
    return count.one_sided + settings.watch_civilians * civilians + settings.watch_others * others


def watch_levels(series: Series, settings: SignalSettings) -> tuple[WatchLevel, ...]:
    """The watch at the end of every month of a series, each from that month and those before it alone."""
    weighted = [weighted_deaths(count, settings) for count in series.months]
    return tuple(levels_of([count.month for count in series.months], weighted, settings))


def levels_of(
    months: Sequence[Month], weighted: Sequence[float], settings: SignalSettings
) -> list[WatchLevel]:
    """The watch over weighted deaths that are given month by month."""
    levels: list[WatchLevel] = []
    worst, faded = 0, 0.0
    for place, value in enumerate(weighted):
        faded *= 1 - settings.watch_fade
        if value >= faded:
            worst, faded = place, value
        before = weighted[max(0, place - settings.baseline_months) : place]
        usual = sum(before) / len(before) if before else 0.0
        levels.append(
            WatchLevel(
                month=months[place],
                weighted=value,
                worst=months[worst],
                worst_weighted=weighted[worst],
                faded=faded,
                usual=usual,
                danger=max(float(settings.watch_floor), settings.watch_times * usual),
                months=len(before),
            )
        )
    return levels


def watch_finding(series: Series, month: Month, settings: SignalSettings) -> WatchFinding:
    """The watch at the end of a month.

    Raises:
        KeyError: the series does not cover the month.
    """
    series.at(month)
    past = [level for level in watch_levels(series, settings) if level.month <= month]
    now = past[-1]
    if now.months < settings.baseline_least:
        verdict = Verdict.SHORT_BASELINE
    else:
        verdict = Verdict.FIRES if now.level >= settings.watch_level else Verdict.QUIET
    return WatchFinding(
        month=month,
        verdict=verdict,
        now=now,
        threshold=settings.watch_level,
        series=tuple(past[-settings.baseline_months - 1 :]),
        words=_words(now, verdict, settings),
    )


def _words(now: WatchLevel, verdict: Verdict, settings: SignalSettings) -> str:
    if verdict is Verdict.SHORT_BASELINE:
        return tr(
            "No baseline to judge by: {months} months of data before; {baseline_least} needed.",
            months=now.months,
            baseline_least=settings.baseline_least,
        )
    age = now.month.since(now.worst)
    worst = (
        plural(
            "The worst recent month ({worst}) had {weighted:.1f} weighted deaths and faded to {faded:.1f} in {count} month.",
            "The worst recent month ({worst}) had {weighted:.1f} weighted deaths and faded to {faded:.1f} in {count} months.",
            age,
            worst=now.worst,
            weighted=now.worst_weighted,
            faded=now.faded,
        )
        if age
        else tr(
            "The worst recent month ({worst}) had {weighted:.1f} weighted deaths.",
            worst=now.worst,
            weighted=now.worst_weighted,
        )
    )
    return tr(
        "{worst} The danger level is max({watch_floor}, {watch_times:g} × {usual:.1f} usual in the {months} "
        "months before) = {danger:.1f}. Level {faded:.1f} / {danger:.1f} = {level:.2f}; the watch "
        "is raised from {watch_level:g}.",
        worst=worst,
        watch_floor=settings.watch_floor,
        watch_times=settings.watch_times,
        usual=now.usual,
        months=now.months,
        danger=now.danger,
        faded=now.faded,
        level=now.level,
        watch_level=settings.watch_level,
    )
