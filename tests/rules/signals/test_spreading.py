"""Long events are spread over their days, and no death is lost or doubled."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.signals import EventFact, Month, monthly_series
from app.rules.signals.spreading import apportioned, by_month
from db.vocabulary.imports import EventKind

DAYS = st.dates(date(1989, 1, 1), date(2030, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> EventFact:
    """Events of every length and kind."""
    start = draw(DAYS)
    best = draw(st.integers(0, 5_000))
    return EventFact(
        key=str(draw(st.integers(0, 10**9))),
        start=start,
        end=start + timedelta(days=draw(st.integers(0, 400))),
        kind=draw(st.sampled_from(EventKind)),
        best=best,
        civilians=draw(st.none() | st.integers(0, 6_000)),
        low=draw(st.integers(0, best)),
        high=best + draw(st.integers(0, 100)),
        area1=draw(st.sampled_from(["", "Rakhine", "Shan", "Kachin"])),
    )


@given(st.integers(0, 10_000), st.lists(st.integers(0, 31), min_size=1, max_size=40).filter(any))
def test_parts_add_up_and_each_is_near_its_due(total: int, weights: list[int]) -> None:
    parts = apportioned(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


@given(st.integers(0, 500), st.lists(st.integers(0, 31), min_size=1, max_size=20).filter(any))
def test_one_death_more_takes_from_no_month(total: int, weights: list[int]) -> None:
    before, after = apportioned(total, weights), apportioned(total + 1, weights)
    assert all(more >= less for less, more in zip(before, after, strict=True))


def test_a_year_is_spread_over_its_months_and_not_booked_to_january() -> None:
    fact = EventFact(
        key="year", start=date(1995, 1, 1), end=date(1995, 12, 31), kind=EventKind.ONE_SIDED, best=365
    )
    shares = by_month(fact, 365)
    assert shares[Month(1995, 1)] == 31
    assert shares[Month(1995, 2)] == 28
    assert sum(shares.values()) == 365


def test_a_single_death_of_a_long_event_falls_where_most_of_its_days_lie() -> None:
    fact = EventFact(key="x", start=date(2020, 1, 30), end=date(2020, 3, 2), kind=EventKind.ONE_SIDED, best=1)
    assert [month for month, share in by_month(fact, 1).items() if share] == [Month(2020, 2)]


@given(st.lists(facts(), max_size=6))
def test_the_months_hold_every_death_and_no_more_civilians_than_dead(events: list[EventFact]) -> None:
    months = monthly_series(events).months
    assert sum(count.deaths for count in months) == sum(fact.best for fact in events)
    assert sum(count.civilians for count in months) == sum(fact.civilian_deaths for fact in events)
    assert sum(count.one_sided for count in months) == sum(fact.one_sided_deaths for fact in events)
    assert all(count.one_sided <= count.civilians <= count.deaths for count in months)


@given(st.lists(facts(), max_size=6), st.randoms())
def test_the_order_of_events_does_not_matter(events: list[EventFact], chance: object) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands a random.Random
    assert monthly_series(shuffled) == monthly_series(events)


def test_a_weight_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="weights"):
        apportioned(3, [0, 0])
