"""The days that a line in words is about: a day, a month or a year, *Afghanistan December 2021*."""

import re
from datetime import date

from app.rules.finding import AROUND_A_DAY, PART, day_named, day_typed, without_day
from language.dates import in_figures


def days_named(typed: str) -> tuple[date, date] | None:
    """The first and the last day that a question is about: the day of :func:`day_named`, or else the month that it names.

    None where it is about a span, *since July 2021*, or names several months: one of them would limit what was asked of all.
    """
    if _is_open(typed):
        return None
    day = day_named(typed)
    return (day, day) if day is not None else _span(typed, _MONTH)


def without_days(typed: str) -> str:
    """The line without the days of :func:`days_named`."""
    return without_day(typed) if day_named(typed) is not None else _without(typed, _MONTH)


def span_named(typed: str) -> tuple[date, date] | None:
    """The first and the last day of the one month that a line names, or else of the one year; none where it names a whole day, and
    none of *since July 2021*.

    A year alone is a word as well: whoever asks decides by what else is typed.
    """
    if day_named(typed) is not None or _is_open(typed):
        return None
    return _span(typed, _MONTH) or (None if _named(typed, _MONTH) else _span(typed, _YEAR))


def without_span(typed: str) -> str:
    """The line without the months, or else the year, of :func:`span_named`."""
    return _without(typed, _MONTH if _span(typed, _MONTH) else _YEAR)


_MONTH, _YEAR = re.compile(r"\d{4}-\d{2}"), re.compile(r"(?:19|20)\d{2}")


def _span(typed: str, form: re.Pattern[str]) -> tuple[date, date] | None:
    named = set(_named(typed, form))
    if len(named) != 1:
        return None
    [one] = named
    first, last = day_typed(one, end=False), day_typed(one, end=True)
    return (first, last) if first is not None and last is not None else None


def _is_open(typed: str) -> bool:
    """Whether a day ends a span that nobody wrote whole, *since July 2021*, or two days are the ends of one."""
    figures = in_figures(typed)
    return _OPEN.search(figures) is not None or len(set(_WHOLE.findall(figures))) > 1


_WHOLE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_OPEN = re.compile(
    r"\b(?:since|after|before|between|until|till|from|by|up to|as of|depuis|apr[eè]s|avant|entre|jusqu\W?\w*|d\Wici"
    r"|[aà] partir d[eu]|[aà] compter d[eu])\s+(?:the |le |la |l\W|au |en |fin )*(?:19|20)\d{2}(?:-\d{2}){0,2}\b",
    re.IGNORECASE,
)


def _without(typed: str, form: re.Pattern[str]) -> str:
    named = set(_named(typed, form))
    parts = PART.finditer(in_figures(typed))
    return " ".join(
        part.group() for part in parts if not part["word"] or part["word"].strip(AROUND_A_DAY) not in named
    )


def _named(typed: str, form: re.Pattern[str]) -> list[str]:
    words = (part["word"].strip(AROUND_A_DAY) for part in PART.finditer(in_figures(typed)) if part["word"])
    return [word for word in words if form.fullmatch(word) and day_typed(word, end=False)]
