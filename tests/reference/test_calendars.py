"""The ministry's calendar: its country's holidays and weekend, and its own closures."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.reference.calendars import has_holidays, ministry_calendar, ministry_zone
from app.reference.countries import countries
from app.refusals import BadInput
from app.rules.reports.clocks import deadline, working_days

ROOT = Path(__file__).parents[2]
LONDON = ZoneInfo("Europe/London")


def test_public_holidays_and_closures_are_not_worked() -> None:
    closure = date(2026, 12, 29)
    calendar = ministry_calendar("GBR", LONDON, first_year=2026, last_year=2027, closures=[closure])
    assert not calendar.is_working_day(date(2026, 12, 25))
    assert not calendar.is_working_day(date(2026, 12, 28))  # Boxing Day, moved from a Saturday
    assert not calendar.is_working_day(closure)
    assert calendar.is_working_day(date(2026, 12, 30))
    due = deadline(datetime(2026, 12, 24, 9, tzinfo=UTC), working_days(1), calendar)
    assert due.date() == date(2026, 12, 30)


def test_weekends_are_those_of_the_country() -> None:
    cairo = ministry_calendar("EGY", ZoneInfo("Africa/Cairo"), first_year=2026, last_year=2026)
    assert cairo.weekend == {4, 5}
    assert cairo.is_working_day(date(2026, 2, 1))  # a Sunday


def test_a_weekend_that_was_moved_holds_for_its_own_years() -> None:
    dubai = ministry_calendar("ARE", ZoneInfo("Asia/Dubai"), first_year=2021, last_year=2022)
    assert not dubai.is_working_day(date(2021, 11, 5))  # a Friday, then a day of rest
    assert dubai.is_working_day(date(2021, 11, 7))  # a Sunday, then worked
    assert dubai.is_working_day(date(2022, 11, 4))
    assert not dubai.is_working_day(date(2022, 11, 6))


def test_a_day_worked_in_exchange_counts() -> None:
    beijing = ministry_calendar("CHN", ZoneInfo("Asia/Shanghai"), first_year=2023, last_year=2023)
    assert beijing.is_working_day(date(2023, 4, 23))  # a Sunday, worked for the May holiday
    closed = ministry_calendar(
        "CHN", ZoneInfo("Asia/Shanghai"), first_year=2023, last_year=2023, closures=[date(2023, 4, 23)]
    )
    assert not closed.is_working_day(date(2023, 4, 23))


def test_a_ministry_may_set_its_own_weekend() -> None:
    calendar = ministry_calendar("ARE", LONDON, first_year=2021, last_year=2021, weekend=frozenset({6}))
    assert calendar.is_working_day(date(2021, 11, 5))
    assert not calendar.is_working_day(date(2021, 11, 7))
    assert not calendar.is_working_day(date(2021, 12, 2))  # National Day


def test_every_country_has_holidays() -> None:
    without = [country.alpha3 for country in countries() if not has_holidays(country.alpha3)]
    assert without == []
    for code in ("BGR", "MAR", "SWZ"):
        assert ministry_calendar(code, LONDON, first_year=2026, last_year=2026).holidays


def test_an_unknown_country_or_zone_is_refused() -> None:
    with pytest.raises(BadInput):
        ministry_calendar("XKX", LONDON, first_year=2026, last_year=2026)
    assert ministry_zone("Africa/Gaborone").key == "Africa/Gaborone"
    for name in ("Mars/Olympus", "", "../../etc/passwd", "Europe/", "\x00"):
        with pytest.raises(BadInput):
            ministry_zone(name)


def test_whether_holidays_are_known_is_told_as_the_library_tells_it_and_loads_no_country() -> None:
    code = (
        "import sys\n"
        "from app.reference.calendars import has_holidays\n"
        "from app.reference.countries import countries\n"
        "known = {country.alpha2 for country in countries() if has_holidays(country.alpha3)}\n"
        "print(*(name for name in sys.modules if name.startswith('holidays.countries.')))\n"
        "import holidays\n"
        "all = {country.alpha2 for country in countries()}\n"
        "assert known == all & holidays.list_supported_countries(include_aliases=False).keys(), known"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
