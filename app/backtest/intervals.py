"""Intervals around what was measured: wide, because peaks are few."""

from collections.abc import Sequence

import numpy as np
import scipy

CONFIDENCE = 0.95
RESAMPLES = 2_000
_SEED = 2_025  # the same data give the same interval

Interval = tuple[float, float]


def share_interval(part: int, whole: int) -> Interval:
    """The exact (Clopper–Pearson) interval of a share; from 0 to 1 where there is nothing to share."""
    if whole == 0:
        return (0.0, 1.0)
    found = scipy.stats.binomtest(part, whole).proportion_ci(confidence_level=CONFIDENCE, method="exact")
    return (float(found.low), float(found.high))


def rate_interval(count: int, years: float) -> Interval:
    """The exact Poisson interval (Garwood) of a yearly rate; up to infinity where no time was watched."""
    if years <= 0:
        return (0.0, float("inf"))
    tail = (1 - CONFIDENCE) / 2
    low = float(scipy.stats.chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return (low / years, float(scipy.stats.chi2.ppf(1 - tail, 2 * count + 2)) / 2 / years)


def mean_interval(groups: Sequence[Sequence[float]]) -> Interval:
    """The bootstrap interval (percentile) of the mean of all values, which come in groups.

    Whole groups (countries) are drawn, because the peaks of one country are alike; with one group its values are.
    Both ends are the mean itself where there is one value.
    """
    filled = [group for group in groups if len(group)]
    if len(filled) == 1:
        filled = [[value] for value in filled[0]]
    if not filled:
        return (0.0, 0.0)
    sums = np.array([sum(group) for group in filled], dtype=float)
    sizes = np.array([len(group) for group in filled], dtype=float)
    if len(filled) == 1 or np.ptp(sums / sizes) == 0:
        mean = float(sums.sum() / sizes.sum())
        return (mean, mean)
    found = scipy.stats.bootstrap(
        (sums, sizes),
        lambda total, size, axis: total.sum(axis=axis) / size.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    low, high = found.confidence_interval
    return (float(low), float(high))
