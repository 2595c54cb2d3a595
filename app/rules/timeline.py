"""Spans of time on an axis from decades to days: how finely they are told, and where each begins."""

from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from language import tr

LEAST_WIDTH = 1.5
"""Pixels that a span has at least, for its bar to be told from its neighbour's."""
WEEK = 7


class Level(StrEnum):
    """How long the spans are in which events are counted."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def label(self) -> str:
        return {"year": tr("Year"), "month": tr("Month"), "week": tr("Week"), "day": tr("Day")}[self.value]

    @property
    def shortest(self) -> int:
        """Days of the shortest such span."""
        return {"year": 365, "month": 28, "week": WEEK, "day": 1}[self.value]


def level_for(pixels_per_day: float) -> Level:
    """The finest level whose spans are at least :data:`LEAST_WIDTH` wide."""
    for level in (Level.DAY, Level.WEEK, Level.MONTH):
        if level.shortest * pixels_per_day >= LEAST_WIDTH:
            return level
    return Level.YEAR


def beginning(day: date, level: Level) -> date:
    """The first day of the span that ``day`` lies in; weeks begin on Monday."""
    if level is Level.YEAR:
        return date(day.year, 1, 1)
    if level is Level.MONTH:
        return day.replace(day=1)
    if level is Level.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day


def following(day: date, level: Level) -> date:
    """The first day of the span after the one that ``day`` lies in; the last day there is where none follows."""
    if level is Level.YEAR:
        return date.max if day.year >= MAXYEAR else date(day.year + 1, 1, 1)
    if level is Level.MONTH:
        months = day.year * 12 + day.month
        return date.max if months >= MAXYEAR * 12 else date(months // 12, months % 12 + 1, 1)
    step = WEEK if level is Level.WEEK else 1
    first = beginning(day, level).toordinal() + step
    return date.max if first > date.max.toordinal() else date.fromordinal(first)


def span_words(first: date, level: Level) -> str:
    """A span as people say it: ``2017``, ``August 2017``, ``Week of 2017-08-21``, ``2017-08-25``."""
    if level is Level.YEAR:
        return f"{first:%Y}"
    if level is Level.MONTH:
        return f"{first:%B %Y}"
    return tr("Week of {first}", first=first.isoformat()) if level is Level.WEEK else first.isoformat()


__all__ = ["LEAST_WIDTH", "Level", "beginning", "following", "level_for", "span_words"]
