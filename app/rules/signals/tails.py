"""Tail probabilities against a baseline whose months differ more than chance alone would let them.

Deaths come in clusters: one massacre is many deaths and one event. Poisson and binomial tests take each death for an
event of its own and find surprises everywhere. Both tests here estimate from the baseline how much the months scatter
(over-dispersion) and never assume less than a stated least.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from app.rules.signals.distributions import (
    beta_binomial_most,
    beta_binomial_tail,
    beta_most,
    beta_tail,
    negative_binomial_most,
    negative_binomial_tail,
)
from language import tr

PRIOR_DEATHS = 0.5
"""Added to the baseline's deaths, with one month to its length: a weak prior, so that 24 months of zero do not mean
that a death is impossible (the posterior mean of a Gamma–Poisson model with prior Gamma(0.5, 1))."""
LEAST_SIZE, MOST_SIZE = 0.25, 2.0
"""Bounds of the negative binomial's size: below, one outlier in the baseline would blind the test for two years; above,
deaths would be taken for nearly independent."""
LEAST_SCATTER, MOST_SCATTER = 0.05, 0.5
"""Bounds of the intra-class correlation of the beta-binomial, for the same reasons."""
USUAL_SCATTER = 0.2
"""Taken where fewer than three baseline months have deaths: then nothing can be estimated."""
EXACT_UP_TO = 20_000
"""Deaths of a month. Of more, the beta distribution is taken that the beta-binomial tends to, corrected for continuity:
the exact sum runs over every number, which takes seconds for a million and more memory than there is for a milliard."""

LEAST_USUAL_SHARE, LEAST_USUAL_COUNT = 0.01, 0.5
"""Beneath them a ratio to what is usual is left unsaid: five deaths after years of none are 250 times our own prior."""


LEAST_SAID = 6
"""Places of the smallest bound that a chance is told by: no level of a test is lower (`SignalSettings`)."""
LEAST_KEPT = 1e-300
"""What is kept of a chance that is too small for a number of the machine: a bound, since no chance is nothing."""


def chance_words(p: float) -> str:
    """``= 0.012``; below a thousandth the power of ten that it stays under, ``< 0.001``. It is never “= 0”."""
    if p >= 0.001:
        return f"= {p:.2g}"
    places = next((places for places in range(LEAST_SAID, 3, -1) if p < 10**-places), 3)
    return f"< {10**-places:.{places}f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTail:
    """How surprising a month's count is. ``p``: the chance of at least so many if the month were as the baseline."""

    count: int
    months: int
    mean: float
    size: float
    p: float

    def most(self, level: float) -> float:
        """The highest count whose chance of being passed is above the level."""
        return float(negative_binomial_most(level, self.size, self.mean))

    @property
    def formula(self) -> str:
        """The test with its numbers put in."""
        return tr(
            "P(X ≥ {count}) {p} for X negative binomial with mean {mean:.2f} and size {size:.2f}, from "
            "the {months} months before",
            count=self.count,
            p=chance_words(self.p),
            mean=self.mean,
            size=self.size,
            months=self.months,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareTail:
    """How surprising a month's share is: ``part`` of ``whole`` against the baseline's ``mean`` share."""

    part: int
    whole: int
    months: int
    mean: float
    scatter: float
    p: float

    @property
    def formula(self) -> str:
        """The test with its numbers put in."""
        return tr(
            "P(X ≥ {part} of {whole}) {p} for X beta-binomial with mean share {mean:.0%} and scatter ρ = "
            "{scatter:.2f}, from the {months} months before",
            part=self.part,
            whole=self.whole,
            p=chance_words(self.p),
            mean=self.mean,
            scatter=self.scatter,
            months=self.months,
        )

    def most(self, level: float) -> float:
        """The highest part whose chance of being passed is above the level."""
        shape = _shape(self.mean, self.scatter)
        if self.whole > EXACT_UP_TO:
            return beta_most(level, shape) * self.whole
        return float(beta_binomial_most(level, self.whole, shape))


def chance_in(formula: str) -> str:
    """The chance alone, ``P(X ≥ 5) = 0.002``, of a formula in whatever language it was written; else the whole of it."""
    found = re.match(r"P\([^()]*\) [=<] \S+", formula)
    return found.group() if found else formula


def count_tail(count: int, baseline: Sequence[int]) -> CountTail:
    """The negative-binomial predictive tail of ``count`` (Gamma–Poisson).

    Mean μ = (Σ baseline + ½) / (months + 1). Size k by the method of moments, k = m² / (s² − m) with mean m and
    variance s² of the baseline, held between `LEAST_SIZE` and `MOST_SIZE`; `MOST_SIZE` too where s² ≤ m.
    p = P(X ≥ count), X ~ NB(k, k/(k+μ)), so that Var X = μ + μ²/k.

    Raises:
        ValueError: an empty baseline.
    """
    if not baseline:
        raise ValueError("a tail needs a baseline")
    mean = (sum(baseline) + PRIOR_DEATHS) / (len(baseline) + 1)
    size = _size(baseline)
    p = negative_binomial_tail(count, size, mean)
    return CountTail(count=count, months=len(baseline), mean=mean, size=size, p=p)


def share_tail(part: int, whole: int, baseline: Sequence[tuple[int, int]]) -> ShareTail:
    """The beta-binomial tail of ``part`` of ``whole`` against months given as (part, whole).

    Mean share π = (Σ part + ½) / (Σ whole + 1). Scatter ρ (intra-class correlation) by moments, over the months with
    deaths: with X = Σ nᵢ(pᵢ − p)² / (p(1 − p)), K months and N deaths, ρ = (X − (K − 1)) / (N − Σnᵢ²/N − (K − 1)),
    held between `LEAST_SCATTER` and `MOST_SCATTER`. p = P(X ≥ part), X ~ BetaBin(whole, πs, (1 − π)s), s = 1/ρ − 1.

    Raises:
        ValueError: an empty baseline, or a part larger than its whole.
    """
    if not baseline or not 0 <= part <= whole:
        raise ValueError("a tail needs a baseline, and a part of a whole")
    mean = (sum(c for c, _ in baseline) + 0.5) / (sum(n for _, n in baseline) + 1)
    scatter = _scatter(baseline)
    p = _share_p(part, whole, _shape(mean, scatter)) if part else 1.0
    return ShareTail(part=part, whole=whole, months=len(baseline), mean=mean, scatter=scatter, p=p)


def _shape(mean: float, scatter: float) -> tuple[float, float]:
    """The two parameters of the beta distribution behind a beta-binomial."""
    weight = 1 / scatter - 1
    return mean * weight, (1 - mean) * weight


def _share_p(part: int, whole: int, shape: tuple[float, float]) -> float:
    if whole > EXACT_UP_TO:
        return beta_tail((part - 0.5) / whole, shape)
    return beta_binomial_tail(part, whole, shape)


def _size(baseline: Sequence[int]) -> float:
    mean = fmean(baseline)
    excess = (variance(baseline) if len(baseline) > 1 else 0.0) - mean
    return MOST_SIZE if excess <= 0 else min(MOST_SIZE, max(LEAST_SIZE, mean * mean / excess))


def _scatter(baseline: Sequence[tuple[int, int]]) -> float:
    months = [(part, whole) for part, whole in baseline if whole]
    whole = sum(n for _, n in months)
    mean = sum(c for c, _ in months) / whole if whole else 0.0
    spare = whole - sum(n * n for _, n in months) / whole - (len(months) - 1) if whole else 0.0
    if len(months) < 3 or spare <= 0:
        return USUAL_SCATTER
    if not 0 < mean < 1:
        return LEAST_SCATTER
    statistic = sum(n * (c / n - mean) ** 2 for c, n in months) / (mean * (1 - mean))
    return min(MOST_SCATTER, max(LEAST_SCATTER, (statistic - (len(months) - 1)) / spare))


def against_usual(usual: str, ratio: float, *, told: bool) -> str:
    """What is usual, with how many times that the month has; ``told``: enough is usual for a ratio to mean anything."""
    return tr("{usual} (now {ratio:.1f} times that)", usual=usual, ratio=ratio) if told else usual
