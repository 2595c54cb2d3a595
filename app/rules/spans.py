"""The days that a line in words is about: a day, a month or a year, *Afghanistan December 2021*."""

import re
from datetime import date

from app.rules.finding import AROUND_A_DAY, PART, day_named, day_typed, without_day
from language.dates import in_figures


def days_named(typed: str) -> tuple[date, date] | None:
    """The first and the last day that a question is about: the day of :func:`day_named`, or else the last month that it names."""
    day = day_named(typed)
    return (day, day) if day is not None else _span(typed, _MONTH)


def without_days(typed: str) -> str:
    """The line without the days of :func:`days_named`."""
    return without_day(typed) if day_named(typed) is not None else _without(typed, _MONTH)


def span_named(typed: str) -> tuple[date, date] | None:
    """The first and the last day of the last month that a line names, or else of the one year; none where it names a whole day.

    A year alone is a word as well: whoever asks decides by what else is typed.
    """
    if day_named(typed) is not None:
        return None
    months = _span(typed, _MONTH)
    years = set(_named(typed, _YEAR))
    return months or (_span(typed, _YEAR) if len(years) == 1 else None)


def without_span(typed: str) -> str:
    """The line without the months, or else the year, of :func:`span_named`."""
    return _without(typed, _MONTH if _span(typed, _MONTH) else _YEAR)


_MONTH, _YEAR = re.compile(r"\d{4}-\d{2}"), re.compile(r"(?:19|20)\d{2}")


def _span(typed: str, form: re.Pattern[str]) -> tuple[date, date] | None:
    named = None
    for one in _named(typed, form):
        first, last = day_typed(one, end=False), day_typed(one, end=True)
        named = (first, last) if first is not None and last is not None else named
    return named


def _without(typed: str, form: re.Pattern[str]) -> str:
    named = set(_named(typed, form))
    parts = PART.finditer(in_figures(typed))
    return " ".join(
        part.group() for part in parts if not part["word"] or part["word"].strip(AROUND_A_DAY) not in named
    )


def _named(typed: str, form: re.Pattern[str]) -> list[str]:
    words = (part["word"].strip(AROUND_A_DAY) for part in PART.finditer(in_figures(typed)) if part["word"])
    return [word for word in words if form.fullmatch(word) and day_typed(word, end=False)]
