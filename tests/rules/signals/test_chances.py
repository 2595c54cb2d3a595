"""A chance is never told as nothing: below a thousandth a bound stands, on window and paper and in what is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.signals.tails import chance_words, count_tail, share_tail


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0123, "= 0.012"),
        (0.001, "= 0.001"),
        (0.00099, "< 0.001"),
        (0.00004, "< 0.0001"),
        (2e-84, "< 0.000001"),
        (0.0, "< 0.000001"),
        (1.0, "= 1"),
    ],
)
def test_a_small_chance_is_told_by_a_bound(p: float, said: str) -> None:
    assert chance_words(p) == said


@given(p=st.floats(0, 1))
def test_what_is_said_of_a_chance_is_true(p: float) -> None:
    sign, _, number = chance_words(p).partition(" ")
    assert p < float(number) if sign == "<" else float(number) == pytest.approx(p, rel=0.06)


def test_the_formula_of_an_extreme_month_has_a_bound() -> None:
    assert "P(X ≥ 5000) < 0.000001 for X" in count_tail(5_000, [0] * 24).formula
    found = share_tail(900, 900, [(1, 100)] * 24)
    assert "P(X ≥ 900 of 900) < 0.000001 for X" in found.formula
    assert found.p > 0
