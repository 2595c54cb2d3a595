"""The watch: how near a country comes to its own danger level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.signals import (
    Month,
    MonthCount,
    Series,
    SignalSettings,
    Verdict,
    watch_finding,
    watch_levels,
    weighted_deaths,
)

FIRST = Month(2020, 1)
SETTINGS = SignalSettings()


def one_sided(*deaths: int) -> Series:
    """Months of one-sided deaths from January 2020."""
    return Series(
        tuple(
            MonthCount(month=FIRST.plus(place), deaths=number, civilians=number, one_sided=number)
            for place, number in enumerate(deaths)
        )
    )


def test_the_level_is_the_fading_worst_month_over_the_danger_level() -> None:
    levels = watch_levels(one_sided(*[0] * 24, 16, 0, 0), SETTINGS)
    # 16 deaths, a quarter lost each month; the danger level is the floor of 25.
    assert [level.level for level in levels[-3:]] == pytest.approx([16 / 25, 12 / 25, 9 / 25])
    assert levels[-1].worst == FIRST.plus(24)


def test_where_killing_is_usual_the_danger_level_is_higher() -> None:
    [*_, last] = watch_levels(one_sided(*[20] * 24, 40), SETTINGS)
    assert last.usual == 20
    assert last.danger == 100
    assert last.level == pytest.approx(0.4)


def test_the_watch_is_raised_at_its_level_and_says_how_it_came_to_it() -> None:
    found = watch_finding(one_sided(*[0] * 24, 16, 0), FIRST.plus(25), SETTINGS)
    assert found.verdict is Verdict.FIRES
    assert (
        "The worst recent month (2022-01) had 16.0 weighted deaths and faded to 12.0 in 1 month"
        in found.words
    )
    assert "max(25, 5 × 0.7 usual in the 24 months before) = 25.0" in found.words
    assert "12.0 / 25.0 = 0.48; the watch is raised from 0.3" in found.words


def test_a_series_of_less_than_a_year_is_not_judged() -> None:
    assert watch_finding(one_sided(0, 900), FIRST.plus(1), SETTINGS).verdict is Verdict.SHORT_BASELINE


def test_civilians_in_combat_count_half_and_fighters_a_twentieth() -> None:
    count = MonthCount(month=FIRST, deaths=100, civilians=30, one_sided=10)
    assert weighted_deaths(count, SETTINGS) == pytest.approx(10 + 20 / 2 + 70 / 20)


@given(st.lists(st.integers(0, 400), min_size=14, max_size=40), st.integers(0, 300))
def test_more_deaths_in_the_month_never_lower_its_level(deaths: list[int], more: int) -> None:
    less = watch_levels(one_sided(*deaths), SETTINGS)[-1]
    greater = watch_levels(one_sided(*deaths[:-1], deaths[-1] + more), SETTINGS)[-1]
    assert greater.level >= less.level


@given(st.lists(st.integers(0, 400), min_size=14, max_size=30), st.lists(st.integers(0, 400), max_size=6))
def test_what_comes_later_does_not_change_an_earlier_month(deaths: list[int], later: list[int]) -> None:
    alone = watch_levels(one_sided(*deaths), SETTINGS)
    assert watch_levels(one_sided(*deaths, *later), SETTINGS)[: len(alone)] == alone


@given(st.lists(st.integers(5, 60), min_size=14, max_size=30), st.integers(2, 9))
def test_a_country_with_all_numbers_larger_has_the_same_levels(deaths: list[int], times: int) -> None:
    # Above the floor the level is a ratio to the country's own baseline.
    small = watch_levels(one_sided(*(number * 100 for number in deaths)), SETTINGS)[1:]
    large = watch_levels(one_sided(*(number * 100 * times for number in deaths)), SETTINGS)[1:]
    assert [level.level for level in large] == pytest.approx([level.level for level in small])
