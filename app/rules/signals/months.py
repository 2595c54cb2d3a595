"""Months of the calendar as values that can be counted, and the ISO weeks of a span of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year. Months are in order and can be added to: ``Month(2017, 11).plus(2) == Month(2018, 1)``."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"{self.month} is not a month")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> "Month":
        """The month so many later, or earlier for a negative number."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def since(self, other: "Month") -> int:
        """How many months this one lies after ``other``; negative when before."""
        return (self.year - other.year) * 12 + self.month - other.month

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return self.plus(1).first_day - timedelta(days=1)


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    return Month(day.year, day.month)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """The months from ``first`` up to and including ``last``; none where ``last`` is earlier."""
    return (first.plus(step) for step in range(last.since(first) + 1))


def week_of(day: date) -> date:
    """The Monday that begins the ISO week of a day. Weeks are named by it, so that they count across years."""
    return day - timedelta(days=day.weekday())


def week_name(monday: date) -> str:
    """The ISO name of a week: ``2017-W34``."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"
