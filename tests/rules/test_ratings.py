"""Ratings as they are stored, old shape and new, and what changed between two assessments."""

from dataclasses import fields
from typing import get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from app.rules.risk import rating_changes
from app.rules.risk.rating_changes import (
    Change,
    FactorChange,
    IndicatorChange,
    compare,
    counts,
    indicator_change,
    rating_change,
)
from app.rules.risk.ratings import (
    FactorRating,
    Finding,
    IndicatorRating,
    Rating,
    Strength,
    Trend,
    rated_factor,
    stored_factor,
    strongest_first,
)
from db.vocabulary import Confidence

CODES = st.integers(1, 30).map(lambda number: f"1.{number}")
NUMBERS = st.lists(st.integers(1, 50).map(lambda n: f"EV-2026-{n:04}"), unique=True, max_size=3).map(tuple)
INDICATORS = st.builds(
    IndicatorRating,
    code=CODES,
    finding=st.sampled_from(Finding),
    strength=st.none() | st.sampled_from(Strength),
    trend=st.sampled_from(Trend),
    evidence=NUMBERS,
    note=st.text(max_size=20),
)
FACTORS = st.builds(
    FactorRating,
    factor=st.integers(1, 14),
    rating=st.none() | st.sampled_from(Rating),
    trend=st.sampled_from(Trend),
    indicators=st.lists(INDICATORS, unique_by=lambda one: one.code, max_size=4).map(tuple),
    evidence=NUMBERS,
    confidence=st.none() | st.sampled_from(Confidence),
    note=st.text(max_size=20),
)


@given(FACTORS)
def test_what_is_stored_reads_back_the_same(rated: FactorRating) -> None:
    assert rated_factor(stored_factor(rated)) == rated


def test_ratings_of_version_0_1_0_read_as_indicators_seen_and_nothing_more() -> None:
    old = {
        "factor": 7,
        "rating": "high",
        "trend": "rising",
        "indicators": ["7.3", "7.10"],
        "evidence": ["EV-2025-0003"],
        "confidence": None,
        "note": "Forces mobilised.",
    }
    assert rated_factor(old) == FactorRating(
        factor=7,
        rating=Rating.HIGH,
        trend=Trend.RISING,
        indicators=(
            IndicatorRating(code="7.3", finding=Finding.SEEN),
            IndicatorRating(code="7.10", finding=Finding.SEEN),
        ),
        evidence=("EV-2025-0003",),
        note="Forces mobilised.",
    )


def _seen(code: str, strength: Strength | None = None) -> IndicatorRating:
    return IndicatorRating(code=code, finding=Finding.SEEN, strength=strength)


def test_the_strongest_come_first_and_those_without_a_strength_last() -> None:
    given_order = (_seen("1.1"), _seen("1.2", Strength.WEAK), _seen("1.3", Strength.STRONG))
    assert [one.code for one in strongest_first(given_order)] == ["1.3", "1.2", "1.1"]


def test_a_change_of_rating_is_a_word() -> None:
    assert rating_change(Rating.LOW, Rating.HIGH) is Change.GRAVER
    assert rating_change(Rating.HIGH, Rating.NOT_SEEN) is Change.LESS_GRAVE
    assert rating_change(Rating.MEDIUM, Rating.MEDIUM) is Change.SAME
    assert rating_change(Rating.UNKNOWN, Rating.UNKNOWN) is Change.SAME
    assert rating_change(Rating.UNKNOWN, Rating.LOW) is Change.NOW_KNOWN
    assert rating_change(Rating.HIGH, Rating.UNKNOWN) is Change.NO_LONGER_KNOWN
    assert rating_change(None, Rating.HIGH) is Change.NEW
    assert rating_change(Rating.HIGH, None) is Change.DROPPED
    assert rating_change(None, None) is Change.NOT_JUDGED


def test_an_indicator_grows_graver_by_being_seen_or_by_showing_more_strongly() -> None:
    not_seen = IndicatorRating(code="1.1", finding=Finding.NOT_SEEN)
    assert indicator_change(not_seen, _seen("1.1")) is Change.GRAVER
    assert indicator_change(_seen("1.1", Strength.STRONG), _seen("1.1", Strength.WEAK)) is Change.LESS_GRAVE
    assert indicator_change(_seen("1.1"), _seen("1.1", Strength.STRONG)) is Change.SAME


@given(st.none() | st.sampled_from(Rating), st.none() | st.sampled_from(Rating))
def test_a_change_looked_at_from_the_other_side_is_its_opposite(
    then: Rating | None, now: Rating | None
) -> None:
    opposite = {
        Change.GRAVER: Change.LESS_GRAVE,
        Change.NOW_KNOWN: Change.NO_LONGER_KNOWN,
        Change.NEW: Change.DROPPED,
    }
    both = opposite | {after: before for before, after in opposite.items()}
    change = rating_change(then, now)
    assert rating_change(now, then) is both.get(change, change)


def test_no_number_over_factors_is_made_but_counts() -> None:
    (row,) = compare(
        [FactorRating(factor=1, rating=Rating.LOW, evidence=("EV-2026-0001",))],
        [
            FactorRating(
                factor=1,
                rating=Rating.HIGH,
                evidence=("EV-2026-0001",),
                indicators=(IndicatorRating(code="1.1", finding=Finding.SEEN, evidence=("EV-2026-0002",)),),
            )
        ],
        [(1, ("1.1", "1.2"))],
    )
    assert (row.change, row.evidence_then, row.evidence_now) == (Change.GRAVER, 1, 2)
    assert [one.change for one in row.indicators] == [Change.NEW, Change.NOT_JUDGED]
    numbers = {
        f"{kind.__name__}.{field.name}"
        for kind in (FactorChange, IndicatorChange, FactorRating, IndicatorRating)
        for field in fields(kind)
        if get_type_hints(kind)[field.name] in {int, float}
    }
    counted = {"FactorChange.evidence_then", "FactorChange.evidence_now"}
    assert numbers - counted == {"FactorChange.factor", "FactorRating.factor"}
    assert counts([row.now, row.now]) == (  # type: ignore[list-item]
        (Rating.HIGH, 2),
        (Rating.MEDIUM, 0),
        (Rating.LOW, 0),
        (Rating.NOT_SEEN, 0),
        (Rating.UNKNOWN, 0),
    )
    assert not hasattr(rating_changes, "score")
