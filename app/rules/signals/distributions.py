"""Tails of the distributions that the signs test against.

By the special functions alone: the library's distributions give the same numbers, but to load them takes more than a
second, which is longer than to judge a country. Nothing of the library is loaded before the first tail is asked for.
"""

from typing import Any


def _special() -> Any:
    import scipy.special  # noqa: PLC0415 - late: the settings of the signs are read at each start

    return scipy.special


def negative_binomial_tail(least: int, size: float, mean: float) -> float:
    """P(X ≥ least) of a negative binomial with a mean and a size k, so that Var X = μ + μ²/k."""
    if least <= 0:
        return 1.0
    return float(_special().betaincc(size, float(least), size / (size + mean)))


def negative_binomial_most(level: float, size: float, mean: float) -> int:
    """The least number whose chance of being passed is at most the level."""
    low, high = -1, 1
    while negative_binomial_tail(high + 1, size, mean) > level:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if negative_binomial_tail(middle + 1, size, mean) > level:
            low = middle
        else:
            high = middle
    return high


def beta_binomial_tail(least: int, whole: int, shape: tuple[float, float]) -> float:
    """P(X ≥ least) of so many in a whole, with the shape of the beta distribution behind it.

    The numbers from ``least`` on are summed up, the smallest first: as a difference from 1 a chance far in the tail
    would come out as nothing. Above the middle it is that difference, which is as exact there.
    """
    if least <= 0:
        return 1.0
    each = _beta_binomial(whole + 1, whole, shape)
    tail = float(each[: least - 1 : -1].sum())
    return min(1.0, tail if tail < 0.5 else max(0.0, 1.0 - float(each[:least].sum())))


def beta_binomial_most(level: float, whole: int, shape: tuple[float, float]) -> int:
    """The least number whose chance of being passed is at most the level."""
    below = _beta_binomial(whole + 1, whole, shape).cumsum()
    return min(whole, int(below.searchsorted(1.0 - level)))


def beta_tail(least: float, shape: tuple[float, float]) -> float:
    """P(X ≥ least) of a beta distribution."""
    return float(_special().betaincc(*shape, least))


def beta_most(level: float, shape: tuple[float, float]) -> float:
    """The share whose chance of being passed is the level."""
    return float(_special().betainccinv(*shape, level))


def _beta_binomial(numbers: int, whole: int, shape: tuple[float, float]) -> Any:
    """The probabilities of the first ``numbers`` numbers, from 0."""
    import numpy as np  # noqa: PLC0415 - late, as above

    betaln = _special().betaln
    a, b = shape
    each = np.arange(numbers)
    ways = -np.log(whole + 1) - betaln(whole - each + 1, each + 1)
    return np.exp(ways + betaln(each + a, whole - each + b) - betaln(a, b))
