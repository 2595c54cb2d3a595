"""The tails by special functions are those of the library's distributions, which take a second to load."""

import math
import sys

import pytest
import scipy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.rules.signals.distributions import (
    beta_binomial_most,
    beta_binomial_tail,
    beta_most,
    beta_tail,
    negative_binomial_most,
    negative_binomial_tail,
)

LEVELS = st.sampled_from([1e-6, 0.001, 0.01, 0.05, 0.2])
SIZES = st.floats(0.25, 2.0)
MEANS = st.floats(0.01, 5_000)
SHAPES = st.tuples(st.floats(0.001, 30), st.floats(0.001, 30))


@given(least=st.integers(0, 50_000), size=SIZES, mean=MEANS)
@example(least=218, size=0.25, mean=0.01)
def test_the_chance_of_a_count_is_that_of_the_negative_binomial(least: int, size: float, mean: float) -> None:
    wanted = scipy.stats.nbinom.sf(least - 1, size, size / (size + mean))
    # Below the least number that is held whole, the library says nothing, and we say the little that is left.
    assert negative_binomial_tail(least, size, mean) == pytest.approx(
        wanted, rel=1e-12, abs=sys.float_info.min
    )


@given(level=LEVELS, size=SIZES, mean=MEANS)
def test_the_highest_usual_count_is_that_of_the_negative_binomial(
    level: float, size: float, mean: float
) -> None:
    found = negative_binomial_most(level, size, mean)
    assert found == scipy.stats.nbinom.isf(level, size, size / (size + mean))
    assert negative_binomial_tail(found + 1, size, mean) <= level


@settings(max_examples=40)
@given(data=st.data(), whole=st.integers(1, 20_000), shape=SHAPES, level=LEVELS)
def test_the_chance_of_a_share_is_that_of_the_beta_binomial(
    data: st.DataObject, whole: int, shape: tuple[float, float], level: float
) -> None:
    part = data.draw(st.integers(0, whole))
    wanted = min(1.0, max(0.0, scipy.stats.betabinom.sf(part - 1, whole, *shape)))
    assert beta_binomial_tail(part, whole, shape) == pytest.approx(wanted, rel=1e-6, abs=1e-9)
    # The library sums in another order: where a number lies on the level to the last bit, it may be the next one.
    assert abs(beta_binomial_most(level, whole, shape) - scipy.stats.betabinom.isf(level, whole, *shape)) <= 1


def test_a_chance_far_in_the_tail_is_small_and_not_nothing() -> None:
    # By hand: with the shape (1, b), P(X = n of n) is n! b! / (n + b)!.
    wanted = math.factorial(300) * math.factorial(40) / math.factorial(340)
    assert beta_binomial_tail(300, 300, (1.0, 40.0)) == pytest.approx(wanted, rel=1e-9, abs=0)
    assert wanted < 1e-50


@given(least=st.floats(0, 1), shape=SHAPES, level=LEVELS)
def test_very_many_deaths_are_judged_by_the_beta_distribution(
    least: float, shape: tuple[float, float], level: float
) -> None:
    assert beta_tail(least, shape) == scipy.stats.beta.sf(least, *shape)
    assert beta_most(level, shape) == scipy.stats.beta.isf(level, *shape)
