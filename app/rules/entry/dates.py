"""Dates that people enter: read, in order, and not in the future."""

import re
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.refusals import BadInput
from db.vocabulary import DatePrecision
from language import tr

EARLIEST = date(1900, 1, 1)
"""Dates before this are slips of the finger (0202, 1021), not facts of a country file."""

LATEST = date(9000, 1, 1)
"""Nothing is counted from dates after this: the calendar of Python ends soon after."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")

T = TypeVar("T", date, datetime)


def day_in(at: datetime, zone: str) -> date:
    """The calendar day of an instant in a time zone (IANA name)."""
    return at.astimezone(ZoneInfo(zone)).date()


def parse_date(value: str, field: str, *, earliest: date = EARLIEST, typed: str = "") -> date:
    """A calendar date written ``2021-02-01``. ``typed``: how it stood before it was put into figures; that is what a refusal names.

    Raises:
        BadInput: not written so, not in the calendar, or before ``earliest``.
    """
    match = _DAY.fullmatch(value.strip())
    if match is None:
        raise BadInput(
            field,
            tr("“{value}” is not a date.", value=_shown(typed or value)),
            remedy=tr("Write year, month and day, as in 2021-02-01."),
        )
    return _day(typed or value, match, field, earliest)


def parse_partial_date(
    value: str, field: str, *, earliest: date = EARLIEST, typed: str = ""
) -> tuple[date, DatePrecision]:
    """A date known to the day, the month (``2017-08``) or the year (``2018``): its first day and its precision.

    Raises:
        BadInput: as `parse_date`.
    """
    text = value.strip()
    for pattern, precision in (
        (_DAY, DatePrecision.DAY),
        (_MONTH, DatePrecision.MONTH),
        (_YEAR, DatePrecision.YEAR),
    ):
        match = pattern.fullmatch(text)
        if match is not None:
            return _day(typed or value, match, field, earliest), precision
    raise BadInput(
        field,
        tr("“{value}” is not a date.", value=_shown(typed or value)),
        remedy=tr(
            "Write 2021-02-01, or 2021-02 where only the month is known, or 2021 where only the year is."
        ),
    )


def last_day(day: date, precision: DatePrecision) -> date:
    """The last day of what a date known only so exactly may mean: of its week, month or year."""
    match precision:
        case DatePrecision.DAY:
            return day
        case DatePrecision.WEEK:
            return day + timedelta(days=6)
        case DatePrecision.MONTH:
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case DatePrecision.YEAR:
            return day.replace(month=12, day=31)


def parse_instant(value: str, field: str) -> datetime:
    """A date and time with its offset from UTC, written ``2021-02-01T09:30+00:00`` or with ``Z``.

    Raises:
        BadInput: not written so, without an offset, before `EARLIEST`, or too late to count days from.
    """
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise BadInput(
            field,
            tr("“{value}” is not a date and time with its zone.", value=_shown(value)),
            remedy=tr("Write it as in 2021-02-01T09:30Z."),
        )
    return countable(instant, field)


def countable(value: datetime, field: str) -> datetime:
    """``value``, where deadlines and windows around it stay within the calendar.

    Raises:
        BadInput: before `EARLIEST`, or after `LATEST`.
    """
    if not EARLIEST <= value.date() <= LATEST:
        raise BadInput(
            field,
            tr("The year {year:04d} is not one that this program counts in.", year=value.year),
            remedy=tr("Enter a year from {first} to {last}.", first=EARLIEST.year, last=LATEST.year),
        )
    return value


def not_future(value: date, today: date, field: str) -> date:
    """``value``, unless it lies after ``today`` (the ministry's own calendar day).

    Raises:
        BadInput: in the future.
    """
    if value > today:
        raise BadInput(
            field,
            tr(
                "The {field} {value} lies in the future; today is {today}.",
                field=tr(field),
                value=value.isoformat(),
                today=today.isoformat(),
            ),
            remedy=tr("Enter a date up to today."),
        )
    return value


def not_future_instant(value: datetime, at: datetime, field: str) -> datetime:
    """``value``, unless it lies after the instant ``at``. Both carry a time zone.

    Raises:
        BadInput: in the future, or before `EARLIEST`.
    """
    countable(value, field)
    if value > at:
        raise BadInput(
            field,
            tr(
                "The {field} {value} lies in the future.",
                field=tr(field),
                value=value.isoformat(timespec="minutes"),
            ),
            remedy=tr("Enter a time up to now."),
        )
    return value


def in_order(first: T, then: T, first_field: str, then_field: str) -> None:
    """Checks that ``first`` is not after ``then``. The same day or instant is in order.

    Raises:
        BadInput: out of order; the later field is named as the one at fault.
    """
    if first > then:
        raise BadInput(
            then_field,
            tr(
                "The {then_field} {then} is before the {first_field} {first}.",
                then_field=tr(then_field),
                then=then.isoformat(),
                first_field=tr(first_field),
                first=first.isoformat(),
            ),
            remedy=tr("Correct one of the two dates."),
        )


def _day(value: str, match: re.Match[str], field: str, earliest: date) -> date:
    year, month, day = (*(int(part) for part in match.groups()), 1, 1)[:3]
    try:
        result = date(year, month, day)
    except ValueError:
        raise BadInput(
            field,
            tr("{value} is not a day of the calendar.", value=_shown(value)),
            remedy=tr("Correct the year, month or day."),
        ) from None
    if result < earliest:
        raise BadInput(
            field,
            tr(
                "{value} is before {year}, which is earlier than anything kept here.",
                value=_shown(value),
                year=earliest.year,
            ),
            remedy=tr("Correct the year."),
        )
    return result


def _shown(value: str) -> str:
    """What was typed, short enough for a sentence."""
    text = "".join(character for character in value.strip() if character.isprintable())
    return text if len(text) <= 40 else f"{text[:40]}…"
