"""Days and months in words as each language writes them (Unicode CLDR, by Babel).

ISO dates (``2026-11-26``) stand in tables in every language: they sort, and nobody reads them wrongly.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta

from language.spoken import Language, spoken

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def plain_day(day: date) -> str:
    """``22 October 2021``; in French ``22 octobre 2021``."""
    return _written(day, "long") or f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def plain_moment(there: datetime) -> str:
    """``2 February 2026, 14:05 CET``: an instant in the zone of its readers."""
    return f"{plain_day(there.date())}, {there:%H:%M} {zone_name(there)}"


def zone_name(there: datetime) -> str:
    """``CET``; where the zone has no letters of its own, ``UTC+06:30``."""
    name = there.tzname() or ""
    if name.isalpha():
        return name
    offset = there.utcoffset() or timedelta()
    sign, minutes = ("-", -offset) if offset < timedelta() else ("+", offset)
    total = int(minutes.total_seconds() // 60)
    return f"UTC{sign}{total // 60:02}:{total % 60:02}"


def day_words(day: date) -> str:
    """``Friday 22 October 2021``; in French ``vendredi 22 octobre 2021``."""
    return _written(day, "full") or f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """``October 2021``; in French ``octobre 2021``."""
    return _written(day, "LLLL y") or f"{_MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """``Oct``; in French ``oct.``: for the scales of charts."""
    return _written(day, "LLL") or _MONTHS[day.month - 1][:3]


def dated(day: date, form: str) -> str:
    """A day or an instant by Python's ``strftime``, its words as the language writes them: ``%B %Y``, ``%A``, ``%b``."""
    for directive, pattern in _WORDS.items():
        if directive in form and (word := _written(day, pattern)):
            form = form.replace(directive, word.replace("%", "%%"))
    return day.strftime(form)


def in_figures(typed: str, *, running: bool = False) -> str:
    """A day or month that is written in words as lists have it: ``4 March 2022`` as ``2022-03-04``, ``March 2022`` as ``2022-03``.

    Months are known in every language of the window, first in the one spoken. In French the day in figures, ``04/03/2022`` or
    ``04.03.2022``, is the fourth of March; in English nobody can say which of the two is the month. Whatever else is typed stays as
    it is. In ``running`` text points make no day behind what numbers a text: *art. 5.1.2021*.
    """
    figures = _IN_WORDS.sub(_figures, typed)
    if spoken() is not Language.FRENCH:
        return figures
    return _DAY_FIRST.sub(_turned_in_text if running else _turned, figures)


def _day_first(between: str) -> str:
    return rf"(?<![\w./-])(?P<d>\d{{1,2}})(?P<between>{between})(?P<m>\d{{1,2}})(?P=between)(?P<y>\d{{4}})(?![\w/-]|\.\d)"


DAY_FIRST = _day_first("[./]")
"""Day, month and year in figures with strokes or points between them; read in French alone."""

_DAY_FIRST = re.compile(DAY_FIRST)
_NUMBERS = re.compile(r"(?:\bart(?:icle)?s?\b\.?|§|\bn(?:os?\b\.?|[°º]))\s*$", re.IGNORECASE)
"""Before figures with points between them, which are no day then."""


def day_in_text(found: re.Match[str]) -> str:
    """What :data:`DAY_FIRST` found in a running text, as lists write it where it is a day in the language spoken."""
    return _turned_in_text(found) if spoken() is Language.FRENCH else found[0]


def _turned_in_text(found: re.Match[str]) -> str:
    numbered = found["between"] == "." and _NUMBERS.search(found.string[: found.start()])
    return found[0] if numbered else _turned(found)


def _turned(found: re.Match[str]) -> str:
    day, month = int(found["d"]), int(found["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{found['y']}-{month:02d}-{day:02d}"


_IN_WORDS = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th)? +)?(?P<month>[^\W\d_]{3,})\.?(?: +(?P<after>\d{1,2}),)? +(?P<year>\d{4})\b"
)


def _figures(found: re.Match[str]) -> str:
    word = _plain(found["month"])
    # One after the other: of another language the tables are read where they are needed alone.
    others = (one for one in Language if one.for_people and one is not spoken())
    month = next(filter(None, (_months(one).get(word) for one in (spoken(), *others))), None)
    if month is None:
        return found[0]
    day = found["day"] or found["after"]
    return f"{found['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _months(language: Language) -> dict[str, int]:
    """The number of each month by its name and its short name in English and in a language, without case and accents."""
    if language not in _KNOWN:
        names = {number: [name, name[:3]] for number, name in enumerate(_MONTHS, start=1)}
        if language is not Language.ENGLISH and language.for_people:
            # Late: Babel reads its tables of the language, which English needs not.
            from babel.dates import get_month_names

            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, locale=language.value).items():
                    names[number].append(name.rstrip("."))
        _KNOWN[language] = {_plain(name): number for number, each in names.items() for name in each}
    return _KNOWN[language]


_KNOWN: dict[Language, dict[str, int]] = {}


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_WORDS = {"%B": "MMMM", "%b": "MMM", "%A": "EEEE", "%a": "EEE"}


def _written(day: date, form: str) -> str:
    """The day as the CLDR writes it; empty for English, which here is British whatever the machine's region."""
    language = spoken()
    if language is Language.ENGLISH or not language.for_people:
        return ""
    # Late: Babel reads its tables of the language, which English needs not.
    from babel.dates import format_date

    written = format_date(day, form, locale=language.value)
    # The first day of a month is an ordinal in French; the CLDR leaves that to whoever writes.
    first = language is Language.FRENCH and day.day == 1 and form in {"long", "full"}
    return written.replace("1 ", "1er ", 1) if first else written
