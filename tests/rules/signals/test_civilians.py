"""Sign (a): the civilian share and one-sided deaths against the country's own baseline (S-12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.signals import Month, MonthCount, Series, SignalSettings, Verdict, civilians_sign
from app.rules.signals.tails import MOST_SIZE, USUAL_SCATTER, count_tail, share_tail

FIRST = Month(2020, 1)
NOW = Month(2022, 1)
SETTINGS = SignalSettings()


def months_of(*counts: tuple[int, int, int]) -> Series:
    """Months as (deaths, civilians, one-sided), from January 2020."""
    return Series(
        tuple(
            MonthCount(month=FIRST.plus(place), deaths=deaths, civilians=civilians, one_sided=one_sided)
            for place, (deaths, civilians, one_sided) in enumerate(counts)
        )
    )


def test_s12_civilian_share_of_80_against_30_percent_fires_and_shows_its_numbers() -> None:
    sign = civilians_sign(months_of(*[(40, 12, 2)] * 24, (40, 32, 2)), NOW, SETTINGS)
    found = sign.share
    assert sign.verdict is found.verdict is Verdict.FIRES
    assert (found.civilians, found.deaths, found.share) == (32, 40, 0.8)
    assert found.ratio == pytest.approx(0.8 / 0.3, rel=0.01)
    assert found.tail is not None
    assert found.tail.p < found.level == 0.01
    assert "32 of 40 who died were civilians (80%)" in found.words
    assert "usual in the 24 months before: 30% (now 2.7 times that)" in found.words
    assert "beta-binomial" in found.words


def test_s12_civilian_share_below_the_minimum_count_says_too_few() -> None:
    sign = civilians_sign(months_of(*[(40, 12, 0)] * 24, (9, 9, 4)), NOW, SETTINGS)
    assert sign.share.verdict is Verdict.TOO_FEW
    assert "too few to judge (fewer than 10)" in sign.share.words
    assert sign.one_sided.verdict is Verdict.TOO_FEW
    assert "too few to judge (fewer than 5)" in sign.one_sided.words
    assert sign.verdict is Verdict.TOO_FEW


def test_a_ratio_to_almost_nothing_is_left_unsaid() -> None:
    found = civilians_sign(months_of(*[(0, 0, 0)] * 24, (40, 40, 40)), NOW, SETTINGS)
    assert "times that" not in found.one_sided.words
    assert found.one_sided.verdict is Verdict.FIRES


def test_the_usual_share_is_not_a_sign_however_many_die() -> None:
    sign = civilians_sign(months_of(*[(40, 12, 0)] * 24, (4_000, 1_200, 0)), NOW, SETTINGS)
    assert sign.share.verdict is Verdict.QUIET


def test_a_share_that_scatters_widely_in_the_baseline_is_judged_more_mildly() -> None:
    calm = share_tail(32, 40, [(12, 40)] * 24)
    wild = share_tail(32, 40, [(0, 40), (24, 40)] * 12)
    assert wild.mean == pytest.approx(calm.mean)
    assert wild.scatter > calm.scatter
    assert wild.p > 10 * calm.p


def test_one_sided_deaths_after_two_years_of_none_fire_from_the_minimum_on() -> None:
    calm = [(0, 0, 0)] * 24
    assert civilians_sign(months_of(*calm, (5, 5, 5)), NOW, SETTINGS).one_sided.verdict is Verdict.FIRES
    assert civilians_sign(months_of(*calm, (4, 4, 4)), NOW, SETTINGS).one_sided.verdict is Verdict.TOO_FEW


def test_the_same_deaths_are_no_sign_where_they_are_usual() -> None:
    sign = civilians_sign(months_of(*[(30, 30, 30)] * 24, (40, 40, 40)), NOW, SETTINGS)
    assert sign.one_sided.verdict is Verdict.QUIET


def test_without_a_year_of_data_nothing_is_judged_and_that_is_said() -> None:
    series = months_of(*[(40, 12, 2)] * 11, (400, 390, 390))
    sign = civilians_sign(series, FIRST.plus(11), SETTINGS)
    assert sign.verdict is Verdict.SHORT_BASELINE
    assert "11 months of data before; 12 needed" in sign.share.words


def test_the_month_itself_is_not_in_its_baseline() -> None:
    tail = civilians_sign(months_of(*[(0, 0, 0)] * 24, (900, 900, 900)), NOW, SETTINGS).one_sided.tail
    assert tail is not None
    assert tail.mean == pytest.approx(0.5 / 25)
    assert tail.months == 24


def test_deaths_that_come_in_clusters_surprise_less_than_the_same_deaths_spread_evenly() -> None:
    assert count_tail(30, [0, 0, 0, 40] * 6).p > count_tail(30, [10] * 24).p
    assert count_tail(30, [10] * 24).size == MOST_SIZE


def test_a_baseline_of_too_few_months_with_deaths_takes_the_usual_scatter() -> None:
    assert share_tail(5, 10, [(0, 0)] * 22 + [(1, 2), (2, 3)]).scatter == USUAL_SCATTER


baselines = st.lists(st.integers(0, 300), min_size=12, max_size=24)


@given(baselines, st.integers(0, 500), st.integers(0, 200))
def test_more_one_sided_deaths_never_weaken_the_sign(baseline: list[int], count: int, more: int) -> None:
    assert count_tail(count + more, baseline).p <= count_tail(count, baseline).p


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=12, max_size=24),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 40),
)
def test_more_civilians_among_the_dead_never_weaken_the_sign(
    pairs: list[tuple[int, int]], civilians: int, others: int, more: int
) -> None:
    baseline = [(part, part + rest) for part, rest in pairs]
    less = share_tail(civilians, civilians + others, baseline)
    greater = share_tail(civilians + more, civilians + more + others, baseline)
    assert greater.p <= less.p + 1e-9


@given(baselines)
def test_the_order_of_the_baseline_does_not_matter(baseline: list[int]) -> None:
    assert count_tail(50, baseline).p == pytest.approx(count_tail(50, sorted(baseline)).p)


def test_a_tail_is_a_probability_of_the_stated_distribution() -> None:
    # By hand: mean (24·2 + ½) / 25 = 1.94, size 2; P(X ≥ 1) = 1 − (2 / 3.94)².
    tail = count_tail(1, [2] * 24)
    assert tail.mean == pytest.approx(1.94)
    assert tail.p == pytest.approx(1 - (2 / 3.94) ** 2)
    assert "P(X ≥ 1) = 0.74 for X negative binomial with mean 1.94 and size 2.00" in tail.formula
