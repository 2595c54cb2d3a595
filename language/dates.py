"""Days and months in words as each language writes them (Unicode CLDR, by Babel).

ISO dates (``2026-11-26``) stand in tables in every language: they sort, and nobody reads them wrongly.
"""

from datetime import date

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
