"""What is read of imported events: pages, months, and combat apart from what was directed at civilians."""

from datetime import date
from pathlib import Path

import pytest

from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.reading.outside.batches import batch_lines, batch_mix
from app.reading.outside.events import (
    CONFLICT_ONLY,
    EventMix,
    EventQuery,
    counts_by_month,
    event_mix,
    events_page,
)
from db.vocabulary.imports import DataSet, EventKind
from tests.imports.conftest import Importing
from tests.support.event_files import acled_file, ged_file
from tests.support.ministry import Ministry

SYRIA = {"country": "Syria", "country_id": "652"}


@pytest.fixture
def case(ministry: Ministry, tmp_path: Path, imported: Importing) -> Ministry:
    """Events of Myanmar and one of Syria."""
    imported(
        ged_file(
            tmp_path / "ged.csv",
            {"type_of_violence": "1", "deaths_civilians": "0", "best": "5", "low": "", "high": ""},
            {"date_start": "1992-03-30", "date_end": "1992-04-02", "side_b": "100% Rohingya"},
            {"date_start": "1993-01-01", "date_end": "1993-01-01", "adm_1": "Kachin"},
            SYRIA,
        )
    )
    return ministry


def keys(ministry: Ministry, query: EventQuery, **page: int) -> list[str]:
    with ministry.store.read() as session:
        return [event.key for event in events_page(session, query, **page).events]


def test_a_page_holds_the_latest_first_and_says_how_many_there_are(case: Ministry) -> None:
    with case.store.read() as session:
        page = events_page(session, EventQuery(country="MMR"), offset=1, limit=1)
    assert (page.total, page.offset, [event.key for event in page.events]) == (3, 1, ["48529"])
    assert keys(case, EventQuery(country="MMR"), limit=10_000) == ["48530", "48529", "48528"]
    assert keys(case, EventQuery(country="MMR"), offset=3) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (EventQuery(), ["48530", "48529", "48531", "48528"]),
        (EventQuery(country="SYR"), ["48531"]),
        (EventQuery(kinds=(EventKind.STATE_BASED,)), ["48528"]),
        (EventQuery(dataset=DataSet.ACLED), []),
        # An event counts for every day on which it went on.
        (EventQuery(first=date(1992, 4, 2), last=date(1992, 4, 30)), ["48529"]),
        (EventQuery(last=date(1992, 2, 29)), ["48531", "48528"]),
        (EventQuery(text="kachin"), ["48530"]),
        (EventQuery(text="100%"), ["48529"]),
        (EventQuery(text="no such words"), []),
    ],
)
def test_only_what_is_asked_for(case: Ministry, query: EventQuery, found: list[str]) -> None:
    assert keys(case, query) == found


def test_months_count_events_and_deaths_by_kind(case: Ministry) -> None:
    with case.store.read() as session:
        months = counts_by_month(session, EventQuery(country="MMR"))
    assert [(m.month.isoformat(), m.kind.value, m.events, m.deaths, m.civilian_deaths) for m in months] == [
        ("1992-02-01", "state_based", 1, 5, 0),
        ("1992-03-01", "one_sided", 1, 34, 34),
        ("1993-01-01", "one_sided", 1, 34, 34),
    ]


def test_a_withdrawn_file_is_in_no_count(case: Ministry) -> None:
    with case.store.read() as session:
        (line,) = batch_lines(session)
    case.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=line.batch_id, reason="Recalled."))
    with case.store.read() as session:
        assert events_page(session, EventQuery()).total == 0
        assert counts_by_month(session, EventQuery()) == ()
        assert event_mix(session, EventQuery()).words == "No events."


def test_s03_a_file_with_only_combat_events_shows_conflict_only_no_lens(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    combat = ged_file(tmp_path / "combat.csv", {"type_of_violence": "1"}, {"type_of_violence": "2"})
    kept = imported(combat)
    with ministry.store.read() as session:
        assert event_mix(session, EventQuery(country="MMR")) == EventMix(combat=2, one_sided=0, other=0)
        for mix in (event_mix(session, EventQuery(country="MMR")), batch_mix(session, kept.batch_id)):
            assert mix.conflict_only
            assert mix.words.startswith("conflict-only: no lens")
    # One event directed at civilians calls for the lens; the file that held combat alone still says so.
    imported(
        acled_file(
            tmp_path / "acled.csv",
            {"event_type": "Battles"},
            {"event_type": "Protests", "civilian_targeting": ""},
        )
    )
    with ministry.store.read() as session:
        mix = event_mix(session, EventQuery(country="MMR"))
        assert (mix.combat, mix.one_sided, mix.other) == (2, 1, 1)
        assert CONFLICT_ONLY not in mix.words
        assert batch_mix(session, kept.batch_id).conflict_only
