"""Sign (c): areas by weeks, by the same perpetrator or against the same target (S-14)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.signals import EventFact, Month, Part, SignalSettings, Verdict, pattern_sign
from app.rules.signals.months import week_name, week_of
from db.vocabulary.imports import EventKind

MONDAY = date(2017, 8, 28)
SEPTEMBER = Month(2017, 9)
SETTINGS = SignalSettings()
AREAS = ("Maungdaw", "Buthidaung", "Rathedaung")


def attack(area: str, day: date, *, by: str = "Army", on: str = "Civilians", length: int = 1) -> EventFact:
    """Violence against civilians in an area."""
    return EventFact(
        key=f"{area}/{day}/{by}/{on}",
        start=day,
        end=day + timedelta(days=length - 1),
        kind=EventKind.ONE_SIDED,
        best=3,
        side_a=by,
        side_b=on,
        area1=area,
    )


def weekly(areas: tuple[str, ...], weeks: int, by: str = "Army", on: str = "Civilians") -> list[EventFact]:
    """An attack in each area on the Wednesday of each of so many weeks."""
    return [
        attack(area, MONDAY + timedelta(weeks=week, days=2), by=by, on=on)
        for week in range(weeks)
        for area in areas
    ]


def test_s14_three_districts_by_four_weeks_fires_and_names_the_side() -> None:
    sign = pattern_sign(weekly(AREAS, 4), SEPTEMBER, SETTINGS)
    assert sign.verdict is Verdict.FIRES
    [run] = sign.runs
    assert (run.part, run.side, run.areas) == (Part.PERPETRATOR, "Army", frozenset(AREAS))
    assert run.core == frozenset(AREAS)
    assert [week_name(monday) for monday in run.weeks] == ["2017-W35", "2017-W36", "2017-W37", "2017-W38"]
    assert len(run.keys) == 12
    assert "“Army” is the perpetrator in at least 3 areas in each of 4 weeks in a row" in sign.words


def test_s14_one_district_by_four_weeks_does_not_fire() -> None:
    sign = pattern_sign(weekly(AREAS[:1], 4), SEPTEMBER, SETTINGS)
    assert sign.verdict is Verdict.QUIET
    assert not sign.runs


def test_s14_three_districts_by_three_weeks_does_not_fire_but_is_shown() -> None:
    sign = pattern_sign(weekly(AREAS, 3), SEPTEMBER, SETTINGS)
    assert sign.verdict is Verdict.QUIET
    assert sign.nearest is not None
    assert len(sign.nearest.weeks) == 3


def test_s14_the_defaults_can_be_edited() -> None:
    edited = SignalSettings(pattern_areas=1, pattern_weeks=4)
    assert pattern_sign(weekly(AREAS[:1], 4), SEPTEMBER, edited).verdict is Verdict.FIRES


def test_a_week_between_breaks_the_run() -> None:
    events = [fact for fact in weekly(AREAS, 5) if week_of(fact.start) != MONDAY + timedelta(weeks=2)]
    assert pattern_sign(events, Month(2017, 9), SETTINGS).verdict is Verdict.QUIET


def test_three_perpetrators_in_three_districts_are_not_one_pattern() -> None:
    events = [fact for place, area in enumerate(AREAS) for fact in weekly((area,), 4, by=f"Militia {place}")]
    assert pattern_sign(events, SEPTEMBER, SETTINGS).verdict is Verdict.QUIET


def test_the_same_target_of_different_perpetrators_is_one_pattern() -> None:
    events = [
        fact
        for place, area in enumerate(AREAS)
        for fact in weekly((area,), 4, by=f"Militia {place}", on="Rohingya")
    ]
    [run] = pattern_sign(events, SEPTEMBER, SETTINGS).runs
    assert (run.part, run.side) == (Part.TARGET, "Rohingya")


@pytest.mark.parametrize(
    "nobody", ["", "Civilians (Myanmar)", "Unidentified Armed Group (Myanmar)", "Unknown"]
)
def test_a_side_that_is_nobody_in_particular_makes_no_pattern(nobody: str) -> None:
    assert pattern_sign(weekly(AREAS, 6, by=nobody), SEPTEMBER, SETTINGS).verdict is Verdict.QUIET


def test_an_event_known_only_to_its_month_cannot_be_placed_and_is_counted_as_left_out() -> None:
    long = [attack(area, date(2017, 9, 1), length=30) for area in AREAS]
    sign = pattern_sign(long, SEPTEMBER, SETTINGS)
    assert sign.verdict is Verdict.QUIET
    assert sign.left_out == 3
    assert "3 events could not be placed" in sign.words


def test_battles_are_no_violence_against_civilians() -> None:
    battles = [
        EventFact(
            key=fact.key,
            start=fact.start,
            end=fact.end,
            kind=EventKind.STATE_BASED,
            best=9,
            side_a="Army",
            side_b="Rebels",
            area1=fact.area1,
        )
        for fact in weekly(AREAS, 5)
    ]
    assert pattern_sign(battles, SEPTEMBER, SETTINGS).verdict is Verdict.QUIET


def test_a_past_month_is_judged_by_what_had_happened_then() -> None:
    events = weekly(AREAS, 8)
    assert pattern_sign(events, Month(2017, 8), SETTINGS).verdict is Verdict.QUIET
    assert pattern_sign(events, Month(2017, 10), SETTINGS).runs[0].weeks[-1] == MONDAY + timedelta(weeks=7)
    assert pattern_sign(events, Month(2017, 12), SETTINGS).verdict is Verdict.QUIET


@given(
    st.lists(st.tuples(st.sampled_from(AREAS), st.integers(0, 40)), max_size=30),
    st.tuples(st.sampled_from(AREAS), st.integers(0, 30)),
)
def test_one_event_more_never_takes_the_sign_away(some: list[tuple[str, int]], more: tuple[str, int]) -> None:
    events = [attack(area, MONDAY + timedelta(days=day)) for area, day in some]
    added = attack(more[0], MONDAY + timedelta(days=more[1]))
    before = pattern_sign(events, SEPTEMBER, SETTINGS)
    after = pattern_sign([*events, added], SEPTEMBER, SETTINGS)
    assert after.verdict is before.verdict or after.verdict is Verdict.FIRES
