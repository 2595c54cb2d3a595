"""The quarterly schedule: a quarter that ended without an assessment is missed (requirement S-24)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.risk.quarters import Quarter, QuarterState, missed, quarter_of, schedule

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def test_s24_a_quarter_without_an_assessment_is_missed_and_stays_so() -> None:
    found = schedule(date(2025, 2, 10), [date(2025, 5, 5), date(2025, 12, 30)], date(2026, 1, 20))
    assert [(str(one.quarter), one.state) for one in found] == [
        ("2025 Q2", QuarterState.DONE),
        ("2025 Q3", QuarterState.MISSED),
        ("2025 Q4", QuarterState.DONE),
        ("2026 Q1", QuarterState.DUE),
    ]
    assert missed(found) == (Quarter(2025, 3),)


def test_the_quarter_of_opening_owes_nothing_but_shows_what_was_done() -> None:
    assert schedule(date(2026, 1, 2), [], date(2026, 3, 31)) == ()
    (first,) = schedule(date(2026, 1, 2), [date(2026, 1, 5), date(2026, 1, 3)], date(2026, 3, 31))
    assert (first.state, first.completed_on) == (QuarterState.DONE, date(2026, 1, 5))


@given(DAYS)
def test_every_day_lies_in_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter_of(quarter.last + timedelta(days=1)) == quarter.next


@given(DAYS, DAYS, st.lists(DAYS, max_size=6))
def test_each_whole_quarter_since_the_opening_is_there_once(
    opened: date, today: date, completed: list[date]
) -> None:
    found = schedule(opened, completed, today)
    quarters = [one.quarter for one in found]
    assert quarters == sorted(set(quarters))
    assert all(one.state is not QuarterState.DUE for one in found[:-1])
    for one in found:
        done = any(quarter_of(day) == one.quarter for day in completed)
        assert (one.state is QuarterState.DONE) == done
