"""Every threshold has a unit, bounds, a default and a reason; what lies outside is refused."""

import pytest

from app.refusals import BadInput
from app.rules.signals import SignalSettings, changed_from_default, settings_from, thresholds


def test_every_threshold_says_its_unit_and_reason_and_its_default_is_within_bounds() -> None:
    assert len(thresholds()) >= 15
    for threshold in thresholds():
        assert threshold.unit
        assert threshold.reason.endswith((".", ")."))
        assert threshold.least <= threshold.default <= threshold.most
        assert getattr(SignalSettings(), threshold.name) == threshold.default


@pytest.mark.parametrize("threshold", thresholds(), ids=lambda each: each.name)
def test_a_value_outside_its_bounds_is_refused_by_name(threshold: object) -> None:
    name, most = threshold.name, threshold.most  # type: ignore[attr-defined] # a Threshold
    with pytest.raises(BadInput) as refused:
        settings_from({name: most + 1})
    assert refused.value.field == f"signals.{name}"
    assert "the default is" in refused.value.remedy


@pytest.mark.parametrize("value", [2.5, True, "3", None])
def test_a_number_of_areas_is_a_whole_number(value: object) -> None:
    with pytest.raises(BadInput):
        settings_from({"pattern_areas": value})


def test_a_baseline_cannot_be_shorter_than_the_shortest_that_is_judged_by() -> None:
    with pytest.raises(BadInput, match="shortest baseline"):
        SignalSettings(baseline_months=12, baseline_least=13)


def test_only_what_differs_is_kept_and_read_back_and_unknown_names_are_passed_over() -> None:
    edited = SignalSettings(pattern_areas=2, watch_level=0.5)
    kept = changed_from_default(edited)
    assert kept == {"pattern_areas": 2, "watch_level": 0.5}
    assert settings_from({**kept, "of_another_version": 1}) == edited
