"""In what order things that wait are faced, and how long they are said to wait."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.rules.posts import vacant_from, vacant_since
from app.rules.reports.clocks import clock_state
from app.rules.waiting import PATIENCE, Kind, Rank, late_words, rank_of, waited_words, waiting_order

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
_FIRST, _LAST = NOW.replace(year=2025, tzinfo=None), NOW.replace(year=2027, tzinfo=None)
MOMENTS = st.datetimes(_FIRST, _LAST, timezones=st.just(UTC))


_THINGS = st.builds(
    lambda kind, due, since: (kind, None if kind in {Kind.ALARM, Kind.DRAFT} else due, since),
    st.sampled_from(Kind),
    st.none() | MOMENTS,
    MOMENTS,
)
"""What may wait: of an alarm and a draft no day goes by."""


def _stands(thing: tuple[Kind, datetime | None, datetime]) -> tuple[Rank, datetime]:
    kind, due, since = thing
    overdue = due is not None and due < NOW
    return waiting_order(due, since, rank_of(kind, overdue=overdue))


@given(things=st.lists(_THINGS, min_size=2))
def test_a_focal_point_sees_warnings_first_then_all_that_is_overdue_then_alarms_then_what_has_time(
    things: list[tuple[Kind, datetime | None, datetime]],
) -> None:
    seen = sorted(things, key=_stands)
    late = [kind is not Kind.WARNING and due is not None and due < NOW for kind, due, _since in seen]
    parts = [
        0 if kind is Kind.WARNING else 1 if overdue else 2 if kind is Kind.ALARM else 3
        for (kind, _due, _since), overdue in zip(seen, late, strict=True)
    ]
    assert parts == sorted(parts)
    overdue = [thing for thing, is_late in zip(seen, late, strict=True) if is_late]
    decided = [kind is Kind.DECIDED for kind, _due, _since in overdue]
    assert decided == sorted(decided, reverse=True), (
        "what was decided on a warning stands before other duties"
    )
    for follows in (True, False):
        days = [
            due for (_kind, due, _since), one in zip(overdue, decided, strict=True) if one is follows and due
        ]
        assert days == sorted(days), "in each, the longest overdue first"
    rest = [kind is Kind.DRAFT for (kind, _due, _since), part in zip(seen, parts, strict=True) if part == 3]
    assert rest == sorted(rest, reverse=True), "a draft of a warning before what is no warning"


@given(since=MOMENTS, other=MOMENTS)
def test_what_is_faced_first_stands_first_whatever_the_clocks_say(since: datetime, other: datetime) -> None:
    for first, then in pairwise(Rank):
        for due in (other, None):
            assert waiting_order(since, since, first) < waiting_order(due, other, then)
            assert waiting_order(None, since, first) < waiting_order(due, other, then)


@given(due=MOMENTS, since=MOMENTS)
def test_what_has_no_day_rises_past_what_is_due_more_than_a_week_after_it_began(
    due: datetime, since: datetime
) -> None:
    dated, undated = waiting_order(due, None, Rank.DUTY), waiting_order(None, since, Rank.DUTY)
    assert (undated < dated) == (since + PATIENCE < due)


def test_an_undated_thing_is_never_thrown_last() -> None:
    old_signal = waiting_order(None, NOW - timedelta(days=30), Rank.DUTY)
    due_next_month = waiting_order(NOW + timedelta(days=30), None, Rank.DUTY)
    nothing_known = waiting_order(None, None, Rank.DUTY)
    assert old_signal < due_next_month < nothing_known


def test_how_long_is_said_in_words() -> None:
    late, ahead = NOW - timedelta(days=3), NOW + timedelta(hours=5)
    assert waited_words(NOW, clock_state(NOW, late), late, alarm=False) == "overdue 3 d"
    assert waited_words(NOW, clock_state(NOW, ahead), None, alarm=False) == "5 h left"
    assert waited_words(NOW, None, late, alarm=False) == "waits 3 d"
    assert waited_words(NOW, None, late, alarm=True) == "since 2026-01-12"
    assert waited_words(NOW, None, None, alarm=False) == "no clock"


def test_what_was_due_on_a_day_is_overdue_by_the_days_since_that_day() -> None:
    ended = clock_state(NOW, NOW - timedelta(days=287, hours=9))
    assert waited_words(NOW, ended, None, alarm=False, late=288) == "overdue 9 months"
    assert (late_words(1), late_words(60), late_words(1695)) == (
        "overdue 1 day",
        "overdue 60 days",
        "overdue 4 years 7 months",
    )


def test_what_was_recorded_ahead_of_its_day_waits_no_negative_time() -> None:
    assert waited_words(NOW, None, NOW + timedelta(hours=3), alarm=False) == "waits under 1 min"


def test_a_post_falls_vacant_when_its_last_holder_leaves_and_nobody_follows() -> None:
    soon, later, until = NOW + timedelta(days=10), NOW + timedelta(days=90), NOW + timedelta(days=60)
    before = NOW - timedelta(days=100)
    assert vacant_from([(before, soon)], NOW, until) == soon
    assert vacant_from([(before, soon), (soon, None)], NOW, until) is None
    assert vacant_from([(before, soon), (soon + timedelta(days=1), None)], NOW, until) == soon
    assert vacant_from([(before, later)], NOW, until) is None
    assert vacant_from([(before, soon), (before, None)], NOW, until) is None


def test_a_post_that_nobody_holds_is_vacant_now_and_since_the_last_one_left() -> None:
    before, left = NOW - timedelta(days=100), NOW - timedelta(days=7)
    assert vacant_from([(before, left)], NOW, NOW) == NOW
    assert vacant_since([(before, left)], NOW) == left
    assert vacant_since([], NOW) is None
