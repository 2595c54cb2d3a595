"""What is due on a day is due until that day ends for the ministry, not in Greenwich."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.desk import Need, desk
from app.reading.ministry.settings import read_settings
from app.reading.waiting.days import end_here
from tests.actions.conftest import built_ministry, ministry
from tests.support.casework import opened
from tests.support.ministry import Ministry

__all__ = ["built_ministry", "ministry"]


def test_a_review_lapses_when_the_day_ends_in_the_zone_of_the_ministry(ministry: Ministry) -> None:
    due = opened(ministry).next_review_on
    with ministry.store.read() as session:
        settings = replace(read_settings(session), time_zone="Asia/Tokyo")
    ministry.do(
        "P-FP",
        change_settings,
        ChangeSettings(settings=settings, based_on=ministry.settings(), reason="We moved."),
    )
    in_tokyo = datetime(due.year, due.month, due.day, 14, 59, 59, 999999, tzinfo=UTC)
    with ministry.store.read() as session:
        assert end_here(session, due) == in_tokyo
        at = in_tokyo + timedelta(minutes=5)
        lines = desk(session, ministry.actors["P-FP"], at, due + timedelta(days=1)).lines
    (line,) = (line for line in lines if line.need is Need.REVIEW_FILE)
    assert line.due_at == in_tokyo
    assert line.clock is not None
    assert line.clock.lapsed
    # As the country file counts: the days since the day itself, however late the hour at which it ended.
    assert line.how_long == "overdue 1 day"


def test_a_day_ends_at_its_last_second_also_without_a_zone_of_its_own(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        assert end_here(session, date(2026, 1, 15)) == datetime(2026, 1, 15, 23, 59, 59, 999999, tzinfo=UTC)
