"""When the background of a file is due or grows old, and what held on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.as_of import holding_on
from app.rules.background import ageing, longest_cycle, next_on, reply_overdue

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


@dataclass(frozen=True)
class Change:
    effective_on: date
    entry: int


def test_a_flagged_file_has_the_setting_as_its_limit_and_others_a_year() -> None:
    assert longest_cycle(flagged=True, limit=90) == 90
    assert longest_cycle(flagged=False, limit=90) == 366
    assert longest_cycle(flagged=True, limit=500) == 366


def test_an_answer_ages_the_day_after_its_twelve_months_are_full() -> None:
    assert not ageing(date(2025, 1, 15), date(2026, 1, 15))
    assert ageing(date(2025, 1, 15), date(2026, 1, 16))
    assert not ageing(date(2024, 2, 29), date(2025, 2, 28))
    assert ageing(date(2024, 2, 29), date(2025, 3, 1))


@given(as_of=DAYS, later=st.integers(0, 3000))
def test_an_answer_that_aged_stays_old(as_of: date, later: int) -> None:
    today = as_of + timedelta(days=later)
    assert ageing(as_of, today) == (later > 366 or (ageing(as_of, today) and later > 364))
    if ageing(as_of, today):
        assert ageing(as_of, today + timedelta(days=1))


def test_a_reply_is_overdue_from_the_day_after_it_was_due_until_it_comes() -> None:
    due = date(2026, 1, 14)
    assert not reply_overdue(due, None, due)
    assert reply_overdue(due, None, date(2026, 1, 15))
    assert not reply_overdue(due, date(2026, 1, 20), date(2026, 2, 1))
    assert not reply_overdue(None, None, date(2026, 2, 1))


def test_the_next_date_is_today_or_later() -> None:
    today = date(2026, 1, 15)
    assert next_on([date(2021, 1, 25), today, date(2030, 1, 1)], today) == today
    assert next_on([date(2021, 1, 25)], today) is None


@given(changes=st.lists(st.tuples(DAYS, st.integers(0, 9))), day=DAYS)
def test_what_holds_on_a_day_is_the_latest_in_effect_and_nothing_before_the_first(
    changes: list[tuple[date, int]], day: date
) -> None:
    entered = [Change(effective, entry) for effective, entry in changes]
    holding = holding_on(entered, day)
    in_effect = [change for change in entered if change.effective_on <= day]
    assert (holding is None) == (not in_effect)
    if holding is not None:
        assert all(
            (change.effective_on, change.entry) <= (holding.effective_on, holding.entry)
            for change in in_effect
        )
