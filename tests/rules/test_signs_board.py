"""The signs month by month: what stands on the board of a country, and on which months it may rest."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.infrastructure_words import infrastructure_codes, infrastructure_lexicon
from app.rules.signals.board import MOST_CITED, Board, board
from app.rules.signals.coverage import Span, stretch_with, stretches
from app.rules.signals.facts import EventFact
from app.rules.signals.infrastructure import CodedItem
from app.rules.signals.months import Month
from app.rules.signals.settings import SignalSettings
from app.rules.signals.verdicts import Verdict
from db.vocabulary.imports import EventKind
from db.vocabulary.signals import Sign

COVERED = Span(Month(2019, 1), Month(2021, 3))
LAST = Month(2021, 3)


def killing(key: str, day: date, dead: int, area: str = "Sagaing", notes: str = "") -> EventFact:
    return EventFact(
        key=key,
        start=day,
        end=day,
        kind=EventKind.ONE_SIDED,
        best=dead,
        civilians=dead,
        side_a="Army",
        side_b="Civilians",
        area1=area,
        notes=notes,
    )


def combat(key: str, day: date, dead: int) -> EventFact:
    return EventFact(key=key, start=day, end=day, kind=EventKind.STATE_BASED, best=dead, civilians=0)


def quiet_years() -> list[EventFact]:
    """A baseline: each month ten die in combat and three civilians beside them."""
    months = [Month(2019, 1).plus(step) for step in range(26)]
    return [combat(f"c{month}", month.first_day, 10) for month in months] + [
        killing(f"k{month}", month.first_day, 3) for month in months
    ]


def judged(facts: list[EventFact], items: tuple[CodedItem, ...] = ()) -> Board:
    return board(
        facts,
        items,
        covered=COVERED,
        last=LAST,
        settings=SignalSettings(),
        lexicon=infrastructure_lexicon(),
        codes=infrastructure_codes(),
        months=6,
    )


def test_a_month_far_above_its_baseline_is_seen_with_its_numbers_and_cites_its_events() -> None:
    killings = [killing(f"n{day}", date(2021, 3, day), 40) for day in range(1, 6)]
    found = judged(quiet_years() + killings)
    signs = {each.sign: each for each in found.of_month(LAST)}
    share, deaths = signs[Sign.CIVILIAN_SHARE], signs[Sign.ONE_SIDED_DEATHS]
    assert share.fires
    assert deaths.fires
    assert deaths.numbers["deaths"] == 200
    assert "200 died in violence against civilians" in deaths.says
    assert set(deaths.events) == {fact.key for fact in killings}
    assert deaths.usual_up_to is not None
    assert deaths.value is not None
    assert deaths.value > deaths.usual_up_to
    assert share.numbers["share"] == 1.0
    assert {Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS} <= set(found.alert)
    assert judged(quiet_years()).alert == ()


def test_the_band_of_the_chart_is_the_border_of_the_test() -> None:
    """A month shows outside its band exactly when its sign is seen, where its count is large enough to judge."""
    for dead in range(5, 80, 9):
        found = judged([*quiet_years(), killing("n", date(2021, 3, 9), dead)])
        deaths = next(each for each in found.of_month(LAST) if each.sign is Sign.ONE_SIDED_DEATHS)
        assert deaths.value is not None
        assert deaths.usual_up_to is not None
        assert deaths.fires == (deaths.value > deaths.usual_up_to), dead


def test_coded_evidence_and_notes_count_as_attacks_on_infrastructure() -> None:
    shelled = killing("h", date(2021, 3, 9), 3, notes="Soldiers shelled the hospital in Mindat.")
    items = tuple(
        CodedItem(key=f"EV-{number}", day=date(2021, 3, number), violations=frozenset({"hospital"}))
        for number in (1, 2, 3)
    )
    found = judged([*quiet_years(), shelled], items)
    sign = next(each for each in found.of_month(LAST) if each.sign is Sign.INFRASTRUCTURE)
    assert sign.fires
    assert sign.evidence == ("EV-1", "EV-2", "EV-3")
    assert sign.events == ("h",)
    assert sign.value == 4


def test_the_weeks_of_the_pattern_stand_beside_it() -> None:
    areas = ("Sagaing", "Magway", "Chin")
    days = (date(2021, 3, 1), date(2021, 3, 8), date(2021, 3, 15), date(2021, 3, 22))
    facts = [killing(f"{area}{day}", day, 2, area) for area in areas for day in days]
    found = judged(quiet_years() + facts)
    spread = next(each for each in found.of_month(LAST) if each.sign is Sign.SPREAD)
    assert spread.fires
    assert found.weeks is not None
    assert found.weeks.enough
    assert found.weeks.weeks == ("2021-W09", "2021-W10", "2021-W11", "2021-W12")
    assert {area: counts for area, counts in found.weeks.areas if area in areas} == dict.fromkeys(
        areas, (1, 1, 1, 1)
    )


def test_s03_a_file_with_only_combat_events_is_conflict_only() -> None:
    found = judged([combat(f"c{day}", date(2021, 3, day), 5) for day in range(1, 20)])
    assert found.conflict_only
    assert not any(each.fires for each in found.of_month(LAST) if each.sign is not Sign.INFRASTRUCTURE)
    assert not judged(quiet_years()).conflict_only


def test_a_signal_cites_at_most_so_many_events_and_counts_all() -> None:
    many = [killing(f"n{number:04}", date(2021, 3, 1 + number % 28), 1) for number in range(MOST_CITED + 50)]
    deaths = next(
        each for each in judged(quiet_years() + many).of_month(LAST) if each.sign is Sign.ONE_SIDED_DEATHS
    )
    assert len(deaths.events) == MOST_CITED
    assert deaths.events_count == MOST_CITED + 50


def test_what_is_not_covered_is_unknown_and_never_a_baseline_of_zero() -> None:
    """A yearly release up to 2023 and a candidate release of 2026 leave two years of which nothing is known."""
    spans = [Span(Month(1989, 1), Month(2023, 12)), Span(Month(2026, 1), Month(2026, 2))]
    assert stretch_with(spans, Month(2026, 2)) == Span(Month(2026, 1), Month(2026, 2))
    assert stretch_with(spans, Month(2025, 1)) is None
    facts = [killing("n", date(2026, 2, 3), 50)]
    found = board(
        facts,
        (),
        covered=Span(Month(2026, 1), Month(2026, 2)),
        last=Month(2026, 2),
        settings=SignalSettings(),
        lexicon=infrastructure_lexicon(),
        codes=infrastructure_codes(),
    )
    deaths = next(each for each in found.of_month(Month(2026, 2)) if each.sign is Sign.ONE_SIDED_DEATHS)
    assert deaths.verdict is Verdict.SHORT_BASELINE


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), min_size=1, max_size=12))
def test_joined_stretches_cover_the_same_months_and_never_touch(raw: list[tuple[int, int]]) -> None:
    begin = Month(2000, 1)
    spans = [Span(begin.plus(start), begin.plus(start + length)) for start, length in raw]
    joined = stretches(spans)
    covered = {begin.plus(start + step) for start, length in raw for step in range(length + 1)}
    assert {
        each.first.plus(step) for each in joined for step in range(each.last.since(each.first) + 1)
    } == covered
    for before, after in pairwise(joined):
        assert after.first.since(before.last) > 1


def test_a_span_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Span(Month(2020, 2), Month(2020, 1))
