"""From a day without an entry to the nearest that has one: which days they are, and what it costs to find them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.reading.ledger.history import ALL, Entries, HistoryFilter, history, history_around
from db.engine import writing
from db.ledger.entries import Entry, append, read_head, seal
from tests.support.ministry import Ministry

NOON = datetime(2031, 3, 1, 12, tzinfo=UTC)
"""Noon of the first day on which somebody did something; long after all that the ministry began with."""


def day(number: int) -> date:
    return (NOON + timedelta(days=number)).date()


def did(ministry: Ministry, *days: int, who: str = "Ines Duarte", times: int = 1) -> None:
    """Somebody did something at noon of these days, in this order."""
    with writing(ministry.store.engine).begin() as connection:
        head = read_head(connection)
        for number in days:
            for _ in range(times):
                entry = Entry(
                    action="source.change",
                    at=NOON + timedelta(days=number),
                    subject_kind="sources",
                    subject_id="one",
                    actor={"account": "a", "person": "p", "name": who},
                    reason="Said so. " * 20,
                )
                head = append(connection, seal(entry, head, None))


def asked(ministry: Ministry, number: int, narrowed: HistoryFilter = ALL) -> Entries:
    on = day(number)
    with ministry.store.read() as session:
        wanted = replace(narrowed, since=on, until=on)
        return history_around(session, ministry.actors["P-AUD"], wanted)


@contextmanager
def steps_of(session: Session) -> Iterator[list[int]]:
    """How much the database works meanwhile, in hundreds of its instructions."""
    driver, counted = session.connection().connection.driver_connection, [0]
    assert driver is not None

    def count() -> int:
        counted[0] += 1
        return 0

    driver.set_progress_handler(count, 100)
    try:
        yield counted
    finally:
        driver.set_progress_handler(None, 100)


@pytest.mark.parametrize(
    ("narrowed", "around"),
    [
        (ALL, (day(4), day(6))),
        (HistoryFilter(person="Okoro"), (day(2), day(8))),
        (HistoryFilter(person="Ferrer"), (None, day(9))),
        (HistoryFilter(person="Nobody"), (None, None)),
    ],
)
def test_the_nearest_days_are_of_what_is_asked_for(
    ministry: Ministry, narrowed: HistoryFilter, around: tuple[date | None, date | None]
) -> None:
    did(ministry, 1, 2, who="Amina Okoro")
    did(ministry, 3, 4, 6, 7)
    did(ministry, 8, who="Amina Okoro")
    did(ministry, 9, who="Lucía Ferrer")
    found = asked(ministry, 5, narrowed)
    assert ((), *around) == (found.lines, found.before, found.after)


def test_what_was_done_by_a_clock_that_stood_wrong_is_found_from_the_days_around_it(
    ministry: Ministry,
) -> None:
    did(ministry, *range(20, 60))
    did(ministry, 3, 200, who="Amina Okoro")
    did(ministry, *range(60, 100))
    okoro = HistoryFilter(person="Okoro")
    behind, ahead = asked(ministry, 5, okoro), asked(ministry, 150, okoro)
    assert (behind.before, behind.after) == (ahead.before, ahead.after) == (day(3), day(200))


def test_what_was_made_while_the_clock_stood_ahead_hides_nothing_that_was_made_since(
    ministry: Ministry,
) -> None:
    did(ministry, *range(40))
    did(ministry, *range(900, 960))
    did(ministry, *range(40, 60), *range(61, 100))
    found = asked(ministry, 60)
    assert (found.before, found.after) == (day(59), day(61))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(st.integers(0, 40), max_size=12),
    number=st.integers(0, 40),
    narrowed=st.sampled_from([ALL, HistoryFilter(person="Okoro")]),
    who=st.sampled_from(["Amina Okoro", "Ines Duarte"]),
)
def test_the_nearest_days_are_those_that_a_plain_reading_of_all_entries_finds(
    ministry: Ministry, made: list[int], number: int, narrowed: HistoryFilter, who: str
) -> None:
    """What each example does stays on the ledger for the next, in whatever order of days."""
    did(ministry, *made, who=who)
    found = asked(ministry, number, narrowed)
    with ministry.store.read() as session:
        every = {line.at.date() for line in history(session, ministry.actors["P-AUD"], narrowed, limit=10**6)}
    on = day(number)
    if on in every:
        assert {line.at.date() for line in found.lines} == {on}
        return
    assert found.lines == ()
    assert found.before == max((one for one in every if one < on), default=None)
    assert found.after == min((one for one in every if one > on), default=None)


@pytest.mark.parametrize("narrowed", [ALL, HistoryFilter(person="Duarte"), HistoryFilter(text="said so")])
def test_to_find_the_nearest_days_the_ledger_is_not_read_again(
    ministry: Ministry, narrowed: HistoryFilter
) -> None:
    did(ministry, *range(40), *range(41, 80), times=15)
    wanted = replace(narrowed, since=day(40), until=day(40))
    actor = ministry.actors["P-AUD"]
    with ministry.store.read() as session:
        with steps_of(session) as once:
            assert history(session, actor, wanted) == ()
        with steps_of(session) as around:
            found = history_around(session, actor, wanted)
    assert (found.before, found.after) == (day(39), day(41))
    assert around[0] < once[0] * 1.3
