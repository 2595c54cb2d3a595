"""Which months of the past were peaks: what a warning should have come before."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.refusals import BadInput
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PeakRule:
    """What counts as a peak, as warned in time, and as a false alarm. All lengths are months.

    A month *surges* when its deaths reach max(``floor``, ``times`` · the mean of the ``baseline`` months before).
    A *peak* is a surging month that no month within ``window`` on either side exceeds. Its *onset* is the first month
    surging after at least ``window`` months without.
    An alarm is in time when it is raised at most ``horizon`` and at least one month before. After an alarm a detector
    is heard again after ``refractory`` months, so that one that stays on pays for it. An alarm is false when no peak
    follows within ``horizon``, unless it is raised in a peak or up to ``grace`` after it, when all the world knows.
    """

    floor: int = 25
    times: float = 5.0
    baseline: int = 24
    least_baseline: int = 12
    window: int = 6
    horizon: int = 12
    refractory: int = 6
    grace: int = 6

    def __post_init__(self) -> None:
        for name in ("floor", "times", "baseline", "least_baseline", "window", "horizon", "refractory"):
            if getattr(self, name) < 1:
                raise BadInput(
                    name,
                    tr("{name} must be at least 1, not {self_}.", name=name, self_=getattr(self, name)),
                    remedy=tr("Give 1 or more."),
                )


@dataclass(frozen=True, slots=True)
class Target:
    """A month that should have been warned of, by its place in the series."""

    place: int
    deaths: int


def surging(deaths: Sequence[int], rule: PeakRule) -> list[bool]:
    """For each month whether it surges; never where the baseline is shorter than ``least_baseline``."""
    found = []
    for place, number in enumerate(deaths):
        before = deaths[max(0, place - rule.baseline) : place]
        usual = sum(before) / len(before) if before else 0.0
        found.append(place >= rule.least_baseline and number >= max(rule.floor, rule.times * usual))
    return found


def peaks(deaths: Sequence[int], rule: PeakRule) -> list[Target]:
    """The peaks in order. Of equal months within the window the first is the peak."""
    surges = surging(deaths, rule)
    found: list[Target] = []
    for place, number in enumerate(deaths):
        around = deaths[max(0, place - rule.window) : place + rule.window + 1]
        if not surges[place] or number < max(around):
            continue
        if not found or place - found[-1].place > rule.window:
            found.append(Target(place, number))
    return found


def onsets(deaths: Sequence[int], rule: PeakRule) -> list[Target]:
    """The first surging months after at least ``window`` months without, in order."""
    surges = surging(deaths, rule)
    return [
        Target(place, deaths[place])
        for place, surge in enumerate(surges)
        if surge and not any(surges[max(0, place - rule.window) : place])
    ]
