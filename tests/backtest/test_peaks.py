"""What counts as a peak and as its onset, on series small enough to see."""

import pytest

from app.backtest.peaks import PeakRule, Target, onsets, peaks, surging
from app.refusals import BadInput

RULE = PeakRule()
CALM = [0] * 12


def test_a_month_of_25_after_a_calm_year_is_a_peak_and_one_of_24_is_not() -> None:
    assert peaks([*CALM, 25, *CALM], RULE) == [Target(12, 25)]
    assert peaks([*CALM, 24, *CALM], RULE) == []


def test_where_killing_is_usual_a_peak_is_five_times_the_usual_month() -> None:
    assert peaks([20] * 24 + [100], RULE) == [Target(24, 100)]
    assert peaks([20] * 24 + [99], RULE) == []


def test_the_first_year_of_data_has_no_peak() -> None:
    assert peaks([0] * 11 + [900, *CALM], RULE) == []
    assert not any(surging([0] * 11 + [900], RULE))


def test_of_a_climb_the_top_is_the_peak_and_the_first_surge_the_onset() -> None:
    climb = [*CALM, 30, 60, 200, 90, *CALM]
    assert peaks(climb, RULE) == [Target(14, 200)]
    assert onsets(climb, RULE) == [Target(12, 30)]


def test_two_peaks_seven_months_apart_are_two_and_six_months_apart_one() -> None:
    assert len(peaks([*CALM, 60, *[0] * 6, 60, *CALM], RULE)) == 2
    assert peaks([*CALM, 60, *[0] * 5, 60, *CALM], RULE) == [Target(12, 60)]


def test_an_onset_follows_half_a_year_without_a_surge() -> None:
    assert [each.place for each in onsets([*CALM, 60, *[0] * 6, 60, *CALM], RULE)] == [12, 19]
    assert [each.place for each in onsets([*CALM, 60, *[0] * 5, 60, *CALM], RULE)] == [12]


def test_a_rule_without_a_horizon_is_refused() -> None:
    with pytest.raises(BadInput, match="horizon must be at least 1"):
        PeakRule(horizon=0)
