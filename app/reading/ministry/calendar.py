"""The ministry's calendar and the deadlines that follow from it."""

from datetime import date, datetime
from functools import lru_cache

from app.reference.calendars import ministry_calendar, ministry_zone
from app.rules.reports.clocks import Calendar, deadline
from app.settings import Settings
from db.vocabulary import ClockKind, Urgency


@lru_cache(maxsize=16)
def _calendar(
    country: str, zone: str, closures: tuple[str, ...], weekend: tuple[int, ...], year: int
) -> Calendar:
    days = tuple(date.fromisoformat(day) for day in closures)
    where = ministry_zone(zone)
    if not country:
        return Calendar(where, frozenset(weekend), frozenset(days))
    return ministry_calendar(
        country, where, first_year=year, last_year=year + 1, closures=days, weekend=frozenset(weekend)
    )


def calendar_for(settings: Settings, at: datetime) -> Calendar:
    """The calendar for deadlines that begin at ``at``."""
    return _calendar(settings.country, settings.time_zone, settings.closure_days, settings.weekend, at.year)


def due(kind: ClockKind, urgency: Urgency, start: datetime, settings: Settings) -> datetime:
    """When a step that begins at ``start`` is due, in UTC."""
    return deadline(start, settings.clocks.term(kind, urgency), calendar_for(settings, start))
