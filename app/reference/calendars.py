"""The calendar of a ministry: public holidays of its country, its weekend, and its own days of closure.

Holidays come from the library ``holidays`` for the ministry's ISO 3166-1 country, without regional ones.
Holidays that depend on the sight of the moon are estimates there until announced: a ministry enters the
announced days among its own closures.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from app.reference.countries import countries
from app.refusals import BadInput
from app.rules.reports.clocks import Calendar
from language import tr


def ministry_calendar(
    country: str,
    zone: ZoneInfo,
    *,
    first_year: int,
    last_year: int,
    closures: Iterable[date] = (),
    weekend: frozenset[int] | None = None,
) -> Calendar:
    """The calendar of a ministry for a span of years, both included.

    Args:
        country: alpha-3 code of the ministry's country.
        zone: the ministry's time zone.
        first_year: first year of public holidays; before it only weekends and closures count.
        last_year: last year of public holidays.
        closures: days on which the ministry is closed besides public holidays.
        weekend: weekdays of rest (Monday is 0); by default those of the country.

    Raises:
        BadInput: no holidays are known for the country.
    """
    usual, public, exchanged = _public(country, first_year, last_year)
    if weekend is not None and weekend != usual:
        # Exceptions to the country's weekend say nothing about a weekend that the ministry sets itself.
        public, exchanged = _public_holidays(country, first_year, last_year), frozenset()
        usual = weekend
    closed = frozenset(closures)
    return Calendar(zone, usual, public | closed, exchanged - closed)


def has_holidays(country: str) -> bool:
    """Whether public holidays are known for a country, by its alpha-3 code."""
    return _alpha2(country) in holidays.list_supported_countries(include_aliases=False)


def ministry_zone(name: str, field: str = "time zone") -> ZoneInfo:
    """The time zone with an IANA name such as ``Europe/London``.

    Raises:
        BadInput: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(
            field,
            tr("“{name}” is not a time zone.", name=name[:60]),
            remedy=tr("Use a name such as Europe/London or Africa/Gaborone."),
        ) from None


@lru_cache(maxsize=32)
def _public(
    country: str, first_year: int, last_year: int
) -> tuple[frozenset[int], frozenset[date], frozenset[date]]:
    """The present weekend, the days of rest that are not in it, and the days of it that are worked.

    A weekend that was moved (United Arab Emirates, January 2022) turns into single days for the years before.
    """
    found = _days(country, first_year, last_year)
    weekend = frozenset(found.weekend)
    rest = {day for day in found if first_year <= day.year <= last_year}
    worked: set[date] = set()
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        if found.is_working_day(day):
            if day.weekday() in weekend:
                worked.add(day)
        elif day.weekday() not in weekend:
            rest.add(day)
        day += timedelta(days=1)
    return weekend, frozenset(rest), frozenset(worked)


def _public_holidays(country: str, first_year: int, last_year: int) -> frozenset[date]:
    found = _days(country, first_year, last_year)
    return frozenset(day for day in found if first_year <= day.year <= last_year)


def _days(country: str, first_year: int, last_year: int) -> holidays.HolidayBase:
    if not has_holidays(country):
        raise BadInput(
            "country",
            tr("No public holidays are known for “{country}”.", country=country[:60]),
            remedy=tr("Choose the ministry's country by its code, as in GBR."),
        )
    return holidays.country_holidays(_alpha2(country), years=range(first_year, last_year + 1), expand=False)


def _alpha2(country: str) -> str:
    # The library knows some countries (Bulgaria, Morocco) by their alpha-2 code only.
    found = countries().get(country)
    return found.alpha2 if found else ""
