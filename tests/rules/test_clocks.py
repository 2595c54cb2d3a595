"""Deadlines: working days in the ministry's zone, elapsed hours, summer time, and how a clock is shown."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from app.rules.reports.clocks import (
    Calendar,
    ClockState,
    ClockTerms,
    Term,
    TermUnit,
    clock_state,
    deadline,
    duration_words,
    hours,
    parse_term,
    remaining,
    working_days,
)
from db.vocabulary import ClockKind, Urgency

LONDON = ZoneInfo("Europe/London")
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/London",
        "Africa/Cairo",  # clocks change at midnight
        "Asia/Beirut",  # the same
        "America/Havana",
        "Asia/Kathmandu",
        "Asia/Yangon",
        "Pacific/Apia",  # skipped 2011-12-30
        "Pacific/Auckland",
        "Australia/Lord_Howe",  # moves by half an hour
    )
]
PLAIN = Calendar(LONDON, frozenset({5, 6}), frozenset())

instants = st.datetimes(
    min_value=datetime(2005, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2035, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
calendars = st.builds(
    Calendar,
    zone=st.sampled_from(ZONES),
    weekend=st.frozensets(st.integers(0, 6), max_size=3),
    holidays=st.frozensets(st.dates(date(2005, 1, 1), date(2035, 6, 1)), max_size=60),
    extra_working_days=st.frozensets(st.dates(date(2005, 1, 1), date(2035, 6, 1)), max_size=20),
)
terms = st.builds(Term, st.integers(1, 40), st.sampled_from(TermUnit))


@given(instants, terms, calendars)
def test_a_deadline_is_in_utc_after_its_start_and_ends_on_a_working_day(
    start: datetime, term: Term, calendar: Calendar
) -> None:
    due = deadline(start, term, calendar)
    assert due.tzinfo is UTC
    assert due > start
    if term.unit is TermUnit.WORKING_DAYS:
        local = due.astimezone(calendar.zone)
        assert calendar.is_working_day(local.date())
        assert (due + timedelta(seconds=1)).astimezone(calendar.zone).date() > local.date()


@given(instants, st.timedeltas(timedelta(), timedelta(days=20)), terms, calendars)
def test_who_starts_later_is_never_due_earlier(
    start: datetime, later: timedelta, term: Term, calendar: Calendar
) -> None:
    assert deadline(start + later, term, calendar) >= deadline(start, term, calendar)


@given(instants, st.integers(1, 30), st.sampled_from(TermUnit), calendars)
def test_a_longer_term_is_due_later(start: datetime, amount: int, unit: TermUnit, calendar: Calendar) -> None:
    assert deadline(start, Term(amount + 1, unit), calendar) > deadline(start, Term(amount, unit), calendar)


@given(instants, st.integers(1, 20), calendars, st.dates(date(2005, 1, 1), date(2035, 6, 1)))
def test_one_more_holiday_never_brings_a_deadline_forward(
    start: datetime, amount: int, calendar: Calendar, holiday: date
) -> None:
    more = Calendar(
        calendar.zone, calendar.weekend, calendar.holidays | {holiday}, calendar.extra_working_days
    )
    term = working_days(amount)
    assert deadline(start, term, more) >= deadline(start, term, calendar)


@given(instants, st.integers(1, 20), calendars)
def test_exactly_n_working_days_lie_between(start: datetime, amount: int, calendar: Calendar) -> None:
    due = deadline(start, working_days(amount), calendar).astimezone(calendar.zone).date()
    first = start.astimezone(calendar.zone).date()
    days = [first + timedelta(days=n) for n in range(1, (due - first).days + 1)]
    assert sum(calendar.is_working_day(day) for day in days) == amount


@given(instants, st.integers(1, 1000), calendars)
def test_hours_are_elapsed_hours_in_every_zone(start: datetime, amount: int, calendar: Calendar) -> None:
    local_start = start.astimezone(calendar.zone)
    assert deadline(local_start, hours(amount), calendar) - start == timedelta(hours=amount)


def test_a_report_on_friday_evening_counts_from_monday() -> None:
    friday = datetime(2026, 1, 9, 22, 30, tzinfo=UTC)
    assert deadline(friday, working_days(1), PLAIN) == datetime(2026, 1, 12, 23, 59, 59, 999999, tzinfo=UTC)
    assert deadline(friday, hours(24), PLAIN) == datetime(2026, 1, 10, 22, 30, tzinfo=UTC)


def test_the_day_of_the_start_is_the_ministrys_day() -> None:
    # 23:30 on Sunday in London is Monday already in Yangon, and that Monday does not count.
    yangon = Calendar(ZoneInfo("Asia/Yangon"), frozenset({5, 6}), frozenset())
    sunday = datetime(2026, 1, 11, 23, 30, tzinfo=UTC)
    assert deadline(sunday, working_days(1), PLAIN).astimezone(LONDON).date() == date(2026, 1, 12)
    assert deadline(sunday, working_days(1), yangon).astimezone(yangon.zone).date() == date(2026, 1, 13)


def test_what_is_done_in_the_last_second_of_the_last_day_is_in_time() -> None:
    due = deadline(datetime(2026, 1, 9, 9, tzinfo=UTC), working_days(1), PLAIN)
    done = datetime(2026, 1, 12, 23, 59, 59, 500_000, tzinfo=UTC)
    assert clock_state(done, due, done).state is ClockState.MET


def test_ten_working_days_across_easter() -> None:
    easter = Calendar(LONDON, frozenset({5, 6}), frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    due = deadline(datetime(2026, 3, 31, 9, tzinfo=UTC), working_days(10), easter)
    assert due.astimezone(LONDON).date() == date(2026, 4, 16)
    assert due == datetime(2026, 4, 16, 22, 59, 59, 999999, tzinfo=UTC)  # summer time has begun


def test_the_night_clocks_change_at_midnight() -> None:
    # Cairo, 2024-04-26: 00:00 did not exist; the day before ended where 01:00 began.
    cairo = Calendar(ZoneInfo("Africa/Cairo"), frozenset({4, 5}), frozenset())
    due = deadline(datetime(2024, 4, 24, 9, tzinfo=UTC), working_days(1), cairo)
    assert due == datetime(2024, 4, 25, 21, 59, 59, 999999, tzinfo=UTC)
    assert due.astimezone(cairo.zone).isoformat() == "2024-04-25T23:59:59.999999+02:00"


def test_a_worked_saturday_counts() -> None:
    calendar = Calendar(LONDON, frozenset({5, 6}), frozenset(), frozenset({date(2026, 1, 10)}))
    due = deadline(datetime(2026, 1, 9, 9, tzinfo=UTC), working_days(1), calendar)
    assert due.date() == date(2026, 1, 10)


def test_a_calendar_without_working_days_is_an_error_and_no_endless_loop() -> None:
    never = Calendar(LONDON, frozenset(range(7)), frozenset())
    with pytest.raises(ValueError, match="no working day"):
        deadline(datetime(2026, 1, 9, tzinfo=UTC), working_days(1), never)


def test_an_instant_without_zone_is_an_error() -> None:
    naive = datetime(2026, 1, 9)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="time zone"):
        deadline(naive, hours(1), PLAIN)
    with pytest.raises(ValueError, match="time zone"):
        remaining(naive, datetime(2026, 1, 9, tzinfo=UTC))


def test_defaults_of_the_design() -> None:
    terms = ClockTerms()
    assert [str(terms.term(ClockKind.DECIDE, urgency)) for urgency in Urgency] == [
        "10 working days",
        "72 h",
        "24 h",
    ]
    for kind in (ClockKind.ASSESS, ClockKind.ACKNOWLEDGE):
        start = datetime(2026, 1, 5, 9, tzinfo=UTC)
        for urgency in Urgency:
            decide = deadline(start, terms.term(ClockKind.DECIDE, urgency), PLAIN)
            assert deadline(start, terms.term(kind, urgency), PLAIN) < decide
    with pytest.raises(ValueError, match="instrument"):
        terms.term(ClockKind.RATIFY, Urgency.IMMEDIATE)


@given(terms)
def test_a_term_reads_as_it_is_written(term: Term) -> None:
    assert parse_term(str(term), "term") == term


@pytest.mark.parametrize("written", ["", "0 h", "ten days", "3 days", "-1 h", "1.5 h", "99999 h"])
def test_other_terms_are_refused(written: str) -> None:
    with pytest.raises(BadInput):
        parse_term(written, "term")


DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "done", "state", "words"),
    [
        (timedelta(days=-5), None, ClockState.RUNNING, "5 d left"),
        (timedelta(hours=-24), None, ClockState.RUNNING, "24 h left"),
        (timedelta(hours=-3, minutes=-10), None, ClockState.NEAR, "3 h left"),
        (timedelta(seconds=-5), None, ClockState.NEAR, "under 1 min left"),
        (timedelta(), None, ClockState.NEAR, "under 1 min left"),
        (timedelta(seconds=1), None, ClockState.LAPSED, "lapsed under 1 min"),
        (timedelta(days=2, hours=5), None, ClockState.LAPSED, "lapsed 2 d"),
        (timedelta(days=2), timedelta(hours=-1), ClockState.MET, "met"),
        (timedelta(days=2), timedelta(), ClockState.MET, "met"),
        (timedelta(days=2), timedelta(hours=4), ClockState.LATE, "done 4 h late"),
        # As seen before it was done, it was still running.
        (timedelta(hours=-3), timedelta(hours=-1), ClockState.NEAR, "3 h left"),
        (timedelta(hours=3), timedelta(hours=4), ClockState.LAPSED, "lapsed 3 h"),
    ],
)
def test_how_a_clock_is_shown(at: timedelta, done: timedelta | None, state: ClockState, words: str) -> None:
    reading = clock_state(DUE + at, DUE, None if done is None else DUE + done)
    assert (reading.state, reading.words) == (state, words)
    assert reading.lapsed == (state in {ClockState.LAPSED, ClockState.LATE})


def test_time_left_is_real_time_across_summer_time() -> None:
    before = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)
    after = datetime(2026, 3, 29, 2, 30, tzinfo=LONDON)
    assert remaining(before, after) == timedelta(hours=1)


def test_durations_in_one_unit() -> None:
    assert duration_words(timedelta(minutes=59, seconds=59)) == "59 min"
    assert duration_words(timedelta(hours=47, minutes=59)) == "47 h"
    assert duration_words(timedelta(hours=48)) == "2 d"
    assert duration_words(timedelta(days=60)) == "60 d"
    assert duration_words(timedelta(days=61)) == "2 months"
    assert duration_words(timedelta(days=288)) == "9 months"
    assert [duration_words(timedelta(days=days)) for days in (364, 365, 729)] == [
        "11 months",
        "12 months",
        "23 months",
    ]
    assert [duration_words(timedelta(days=days)) for days in (730, 731)] == ["2 years", "2 years"]
    assert duration_words(timedelta(days=1695)) == "4 years 7 months"
    assert duration_words(timedelta(days=1860)) == "5 years 1 month"
