"""Events counted out of the index alone: the same that count when every row is looked at, and no row is read."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.reading.outside.event_counts import counting_by_index
from app.reading.outside.event_query import EventQuery
from app.reading.outside.events import counting, event_mix, events_page
from app.reading.timeline.density import event_density, event_extents
from app.reading.timeline.singles import single_events
from app.rules.timeline import Level
from db.events import EVENTS
from db.imports import ImportBatch
from db.vocabulary.imports import DataSet
from tests.support.ged import Ged, import_ged
from tests.support.ministry import Ministry

AUGUST = date(2017, 8, 25)
UCDP = DataSet.UCDP_GED


def by_rows(ministry: Ministry, query: EventQuery) -> set[int]:
    """The events that count when each row is held against its batch and what replaced it."""
    joined = EVENTS.join(ImportBatch, ImportBatch.id == EVENTS.c.batch_id)
    with ministry.store.read() as session:
        return set(session.scalars(sa.select(EVENTS.c.seq).select_from(joined).where(counting(query))))


def by_index(ministry: Ministry, query: EventQuery) -> set[int]:
    with ministry.store.read() as session:
        return set(session.scalars(sa.select(EVENTS.c.seq).where(counting_by_index(session, query))))


@pytest.fixture
def reimported(ministry: Ministry, tmp_path: Path) -> Ministry:
    """Three files: the second changes one event and is withdrawn, the third changes another."""
    import_ged(ministry, tmp_path, [Ged(key=key, day=AUGUST, dead=key) for key in range(1, 6)])
    second = import_ged(ministry, tmp_path, [Ged(key=1, day=AUGUST, dead=50), Ged(key=9, day=AUGUST, dead=9)])
    import_ged(ministry, tmp_path, [Ged(key=1, day=AUGUST, dead=60), Ged(key=2, day=AUGUST, dead=70)])
    ministry.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=second.batch_id, reason="Wrong release"))
    return ministry


def test_the_same_events_count_as_when_each_row_is_looked_at(reimported: Ministry) -> None:
    queries = (
        EventQuery(country="MMR"),
        EventQuery(country="MMR", dataset=UCDP, last=AUGUST),
        EventQuery(dataset=DataSet.ACLED),
        EventQuery(country="MMR", text="rakhine"),
        EventQuery(country="MMR", as_of=reimported.clock()),
    )
    for query in queries:
        assert by_index(reimported, query) == by_rows(reimported, query), query
    # Five keys: the first and the second in their newest form, and nothing of the file that was withdrawn.
    assert len(by_index(reimported, EventQuery(country="MMR"))) == 5
    with reimported.store.read() as session:
        (day,) = event_density(session, "MMR", UCDP, Level.DAY, first=AUGUST, last=AUGUST)
    assert (day.events, day.deaths) == (5, 60 + 70 + 3 + 4 + 5)


def test_counting_and_adding_up_reads_no_row(reimported: Ministry) -> None:
    told: list[str] = []
    with reimported.store.read() as session:
        connection = session.connection()

        def explain(_c: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
            if "FROM events" in statement and not statement.startswith("explain"):
                plan = connection.exec_driver_sql(f"explain query plan {statement}", values)  # type: ignore[arg-type]
                told.extend(row[3] for row in plan)

        sa.event.listen(connection, "before_cursor_execute", explain)
        event_mix(session, EventQuery(country="MMR"))
        event_extents(session, "MMR")
        for level in Level:
            event_density(session, "MMR", UCDP, level, first=date(1989, 1, 1), last=date(2023, 12, 31))
    searched = [line for line in told if line.startswith(("SEARCH events", "SCAN events"))]
    assert len(searched) >= 6
    assert all("COVERING INDEX ix_events_country_days" in line for line in searched), searched


def test_spans_of_every_length_hold_the_same_events_held_apart_by_kind(
    ministry: Ministry, tmp_path: Path
) -> None:
    events = [
        Ged(key=1, day=date(2016, 12, 31), dead=4),
        Ged(key=2, day=date(2017, 1, 1), dead=5, kind=1, civilians=2),
        Ged(key=3, day=date(2017, 8, 25), dead=6),
        Ged(key=4, day=date(2017, 8, 27), dead=7, kind=2, civilians=0),
        Ged(key=5, day=date(2017, 8, 28), dead=8),
    ]
    import_ged(ministry, tmp_path, events)
    found = {}
    with ministry.store.read() as session:
        for level in Level:
            buckets = event_density(
                session, "MMR", UCDP, level, first=date(2016, 1, 1), last=date(2018, 1, 1)
            )
            found[level] = [(one.first.isoformat(), one.against, one.combat, one.deaths) for one in buckets]
        (extent,) = event_extents(session, "MMR")
    assert found[Level.YEAR] == [("2016-01-01", 1, 0, 4), ("2017-01-01", 2, 2, 26)]
    assert found[Level.MONTH][-1] == ("2017-08-01", 2, 1, 21)
    # The last days of 2016 and the first of 2017 are one week; 2017-08-28 is a Monday.
    assert found[Level.WEEK] == [
        ("2016-12-26", 1, 1, 9),
        ("2017-08-21", 1, 1, 13),
        ("2017-08-28", 1, 0, 8),
    ]
    assert [one[0] for one in found[Level.DAY]] == [event.day.isoformat() for event in events]
    assert (extent.events, extent.first, extent.last) == (5, events[0].day, events[-1].day)


def test_a_page_and_the_axis_tell_of_the_same_events(ministry: Ministry, tmp_path: Path) -> None:
    import_ged(ministry, tmp_path, [Ged(key=key, day=AUGUST, dead=key, side_b="Villagers") for key in (1, 2)])
    with ministry.store.read() as session:
        page = events_page(session, EventQuery(country="MMR"), limit=1)
        singles = single_events(session, "MMR", UCDP, first=AUGUST, last=AUGUST)
    assert page.total == len(singles) == 2
    assert singles[0].against
    assert singles[0].sides == "Government of Myanmar (Burma) – Villagers"
    assert singles[0].deaths == 1
