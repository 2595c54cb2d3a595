"""Leads and false alarms, counted by hand."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.backtest.comparing import Way, at_most, matches, scored
from app.backtest.detectors import ANY_DEATH, RISE, WATCH
from app.backtest.intervals import mean_interval, rate_interval, share_interval
from app.backtest.peaks import PeakRule, Target, peaks
from app.backtest.scoring import CountryScore, Score, alarms, country_score, course

RULE = PeakRule()


def levels_with(length: int, *places: int) -> list[float]:
    """A level of 1 in these months and of 0 in all others."""
    return [float(place in places) for place in range(length)]


def judged(country: str, targets: list[Target], *places: int) -> CountryScore:
    """The score of alarms in these of sixty months."""
    return country_score(course(country, targets, 60, RULE), levels_with(60, *places), 1.0, RULE)


def test_a_detector_that_stays_on_is_heard_again_every_half_year() -> None:
    assert alarms([1.0] * 30, 1.0, RULE) == [12, 18, 24]


def test_the_first_year_has_no_baseline_and_raises_no_alarm() -> None:
    assert alarms(levels_with(30, 0, 5, 11), 1.0, RULE) == []


def test_the_lead_is_from_the_first_alarm_within_a_year_before() -> None:
    found = judged("X", [Target(40, 90)], 20, 33, 39)
    assert found.alarms == ((33, 39),)
    assert found.leads == (7,)
    assert found.false_alarms == (20,)


def test_an_alarm_in_the_month_itself_is_no_warning_and_no_false_alarm() -> None:
    found = judged("X", [Target(40, 90)], 40)
    assert found.leads == (0,)
    assert found.false_alarms == ()


def test_an_alarm_up_to_six_months_after_a_peak_is_not_false_and_one_later_is() -> None:
    after = judged("X", [Target(40, 90)], 46)
    later = judged("X", [Target(40, 90)], 47)
    assert (after.false_alarms, later.false_alarms) == ((), (47,))


def test_an_alarm_after_a_peak_can_warn_of_the_next() -> None:
    found = judged("X", [Target(30, 90), Target(41, 90)], 34)
    assert found.leads == (0, 7)


def test_what_cannot_be_known_yet_is_neither_counted_as_time_nor_as_false() -> None:
    found = judged("X", [], 50)
    assert found.false_alarms == ()
    assert found.months == 60 - 12 - 12


def test_a_peak_without_a_whole_horizon_before_it_is_left_out() -> None:
    assert judged("X", [Target(23, 90)]).targets == ()
    assert judged("X", [Target(24, 90)]).targets == (Target(24, 90),)


def test_thrown_away_at_random_alarms_warn_by_chance() -> None:
    found = judged("X", [Target(40, 90)], 33, 39)
    assert found.thinned_leads(1.0) == (7,)
    assert found.thinned_leads(0.5) == pytest.approx((0.5 * 7 + 0.25 * 1,))
    assert found.thinned_leads(0.0) == (0,)


def test_a_score_adds_countries_up() -> None:
    one = judged("A", [Target(40, 90)], 20, 33)
    two = judged("B", [Target(40, 90)])
    score = Score((one, two), 1.0)
    assert (score.targets, score.warned, score.mean_lead) == (2, 1, 3.5)
    assert score.country_years == pytest.approx((one.months + two.months) / 12)
    assert score.rate == pytest.approx(1 / score.country_years)


def test_the_exact_intervals_are_those_of_the_books() -> None:
    # Clopper–Pearson for 8 of 10, Garwood for 3 events in one year, both at 95 %.
    assert share_interval(8, 10) == pytest.approx((0.4439, 0.9748), abs=1e-4)
    assert share_interval(0, 0) == (0.0, 1.0)
    assert rate_interval(3, 1.0) == pytest.approx((0.6187, 8.7673), abs=1e-4)
    assert rate_interval(0, 10.0) == pytest.approx((0.0, 0.3689), abs=1e-4)
    assert rate_interval(0, 0.0) == (0.0, inf)


def test_the_interval_of_a_mean_draws_whole_countries_and_is_the_same_every_time() -> None:
    groups = [[0, 0, 0], [12, 12, 12], [6]]
    low, high = mean_interval(groups)
    assert 0 <= low < 42 / 7 < high <= 12
    assert mean_interval(groups) == (low, high)
    assert mean_interval([[5]]) == (5, 5)
    assert mean_interval([]) == (0, 0)


DEATHS = st.lists(st.integers(0, 60), min_size=60, max_size=90)


@settings(max_examples=20)
@given(DEATHS, st.floats(0.5, 50))
def test_at_most_so_many_false_alarms_means_it(deaths: list[int], allowed: float) -> None:
    targets = [course("X", peaks(deaths, RULE), len(deaths), RULE)]
    levels = {"X": [float(number) for number in deaths]}
    found = at_most(allowed / 10, levels, targets, RULE)
    assert found.rate <= allowed / 10


def test_a_match_never_gives_us_more_false_alarms_than_the_rule() -> None:
    deaths = [0] * 30 + [3, 0, 0, 0, 0, 0, 0, 0, 2, 6, 12, 60] + [0] * 20 + [1] + [0] * 30
    targets = [course("X", peaks(deaths, RULE), len(deaths), RULE)]
    plain = [float(number) for number in deaths]
    levels = {
        WATCH.code: {"X": [number / 25 for number in deaths]},
        ANY_DEATH.code: {"X": plain},
        RISE.code: {"X": [0.0] * len(deaths)},
    }
    found = {(match.way, match.simple.code): match for match in matches(WATCH, 0.2, levels, targets, RULE)}
    matched = found[Way.MATCHED, "any_death"]
    assert matched.score.rate <= matched.rule_rate == scored(levels["any_death"], targets, 1.0, RULE).rate
    raised = found[Way.RULE_RAISED, "any_death"]
    assert raised.rule_rate <= raised.score.rate
    assert raised.gain == pytest.approx(raised.score.mean_lead - raised.rule_mean_lead)
    thinned = found[Way.RULE_THINNED, "any_death"]
    assert thinned.rule_rate == thinned.score.rate
