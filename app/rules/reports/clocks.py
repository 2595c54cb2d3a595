"""Deadlines of a report: how long a step may take, when it is due, and how it stands (DESIGN, Clocks).

A term is either a number of hours, which run through nights, weekends and holidays, or a number of working
days in the ministry's calendar. Nothing here reads a clock: the instant is always given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.refusals import BadInput
from app.rules.days import end_of_day
from db.vocabulary import ClockKind, Urgency
from language import plural, tr

_LONGEST_STRETCH = 366  # days in a row without one working day: then the calendar itself is wrong
_TERM = re.compile(
    r"(\d{1,4})\s*(working days?|wd|jours? ouvr(?:é|e)s?|jours? ouvrables?|jo|hours?|heures?|h)"
)
"""As it is written in every language: a term is typed in the reader's own."""
LONG = 60
"""Days up to which a span is said in days."""

_IN_YEARS = 2
"""Years from which on it is said in years, and not in months alone."""

_YEAR = 365.25  # days
_HOURS = frozenset(["h", "hour", "hours", "heure", "heures"])


class TermUnit(StrEnum):
    """In what a term is counted."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a step may take: at least 1 hour or 1 working day."""

    amount: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a term of {self.amount} {self.unit} is not a term")

    def __str__(self) -> str:
        """As it is kept, the same in every language."""
        if self.unit is TermUnit.HOURS:
            return f"{self.amount} h"
        return f"{self.amount} working day" if self.amount == 1 else f"{self.amount} working days"

    @property
    def words(self) -> str:
        """As people read it and type it: ``10 working days``."""
        if self.unit is TermUnit.HOURS:
            return tr("{hours} h", hours=self.amount)
        return plural("{count} working day", "{count} working days", self.amount)


def hours(amount: int) -> Term:
    """A term of elapsed hours."""
    return Term(amount, TermUnit.HOURS)


def working_days(amount: int) -> Term:
    """A term of working days."""
    return Term(amount, TermUnit.WORKING_DAYS)


def parse_term(value: str, field: str) -> Term:
    """A term as it is written: ``10 working days`` or ``72 h``. Reads what ``str(term)`` and `Term.words` write.

    Raises:
        BadInput: written otherwise, or zero.
    """
    match = _TERM.fullmatch(" ".join(value.lower().split()))
    if match is None or int(match[1]) < 1:
        raise BadInput(
            field,
            tr("“{value}” is not a length of time.", value=value.strip()[:40]),
            remedy=tr("Write a number of working days or of hours, as in 10 working days or 72 h."),
        )
    return (hours if match[2] in _HOURS else working_days)(int(match[1]))


@dataclass(frozen=True, slots=True)
class UrgencyTerms:
    """The term of one clock for each urgency."""

    routine: Term
    priority: Term
    immediate: Term

    def of(self, urgency: Urgency) -> Term:
        """The term for a report of this urgency."""
        return {
            Urgency.ROUTINE: self.routine,
            Urgency.PRIORITY: self.priority,
            Urgency.IMMEDIATE: self.immediate,
        }[urgency]


@dataclass(frozen=True, slots=True)
class ClockTerms:
    """Terms to assess, to acknowledge and to decide.

    The defaults are illustrative: a ministry sets its own, and every change is on the ledger. Those for the
    decision are the design's; those to assess and to acknowledge leave most of that time to the decider.
    """

    assess: UrgencyTerms = UrgencyTerms(working_days(5), hours(24), hours(6))
    acknowledge: UrgencyTerms = UrgencyTerms(working_days(2), hours(12), hours(2))
    decide: UrgencyTerms = UrgencyTerms(working_days(10), hours(72), hours(24))

    def term(self, kind: ClockKind, urgency: Urgency) -> Term:
        """The term of a clock.

        Raises:
            ValueError: for `ClockKind.RATIFY`, whose window is set by the instrument (Authority rule 12).
        """
        if kind is ClockKind.RATIFY:
            raise ValueError("the window to ratify is set by the instrument, not by settings")
        terms = {
            ClockKind.ASSESS: self.assess,
            ClockKind.ACKNOWLEDGE: self.acknowledge,
            ClockKind.DECIDE: self.decide,
        }[kind]
        return terms.of(urgency)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the ministry works: its time zone, the weekdays it rests (Monday is 0), and its holidays.

    ``extra_working_days`` are days of a weekend that are worked in exchange for another day off.
    """

    zone: ZoneInfo
    weekend: frozenset[int]
    holidays: frozenset[date]
    extra_working_days: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the ministry works on this day."""
        if day in self.holidays:
            return False
        return day.weekday() not in self.weekend or day in self.extra_working_days

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days that follow ``day``, without it, in order and without end.

        Raises:
            ValueError: a year goes by without a working day.
        """
        idle = 0
        while idle <= _LONGEST_STRETCH:
            day += timedelta(days=1)
            if self.is_working_day(day):
                idle = 0
                yield day
            else:
                idle += 1
        raise ValueError("the calendar has no working day for more than a year")


def deadline(start: datetime, term: Term, calendar: Calendar) -> datetime:
    """The instant, in UTC, up to and including which a step that began at ``start`` is in time.

    Hours are elapsed hours, whatever clocks do at a change to or from summer time. Working days are counted
    from the day after the one of ``start`` in the ministry's zone, so that a report that arrives late in the
    evening loses nothing; the deadline is the last instant of the n-th of them, in that zone.

    Raises:
        ValueError: ``start`` has no time zone, or the calendar has no working days.
    """
    _aware(start)
    if term.unit is TermUnit.HOURS:
        return start.astimezone(UTC) + timedelta(hours=term.amount)
    days = calendar.working_days_after(start.astimezone(calendar.zone).date())
    last = next(day for count, day in enumerate(days, start=1) if count == term.amount)
    return end_of_day(last, calendar.zone)


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    NEAR = "near"
    LAPSED = "lapsed"
    MET = "met"
    LATE = "late"
    """Done, but after the deadline: the lapse stays on record."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A clock as it is shown: its state, words for people, and the time left (negative: overrun)."""

    state: ClockState
    words: str
    left: timedelta

    @property
    def lapsed(self) -> bool:
        """Whether the deadline passed before the step was done."""
        return self.state in {ClockState.LAPSED, ClockState.LATE}


def remaining(at: datetime, due: datetime) -> timedelta:
    """Time from ``at`` to ``due``; negative when it has passed.

    Raises:
        ValueError: one of them has no time zone.
    """
    _aware(at)
    _aware(due)
    # Instants in one zone subtract by the wall clock, which is wrong across a change of summer time.
    return due.astimezone(UTC) - at.astimezone(UTC)


NEAR = timedelta(hours=24)
"""A clock with less than this left is near its end."""


def clock_state(
    at: datetime, due: datetime, done_at: datetime | None = None, *, near: timedelta = NEAR
) -> ClockReading:
    """How a clock stands at ``at``: running, near its end, lapsed, met, or met late.

    A step that was done after ``at`` has not been done yet, so that the past is shown as it was then.

    Raises:
        ValueError: an instant has no time zone.
    """
    if done_at is not None and remaining(done_at, at) >= timedelta():
        left = remaining(done_at, due)
        if left >= timedelta():
            return ClockReading(ClockState.MET, tr("met"), left)
        return ClockReading(ClockState.LATE, tr("done {left} late", left=duration_words(-left)), left)
    left = remaining(at, due)
    if left < timedelta():
        return ClockReading(ClockState.LAPSED, tr("lapsed {left}", left=duration_words(-left)), left)
    state = ClockState.NEAR if left < near else ClockState.RUNNING
    return ClockReading(state, tr("{left} left", left=duration_words(left)), left)


def duration_words(span: timedelta, *, exact: bool = False) -> str:
    """A span, rounded down: ``under 1 min``, ``25 min``, ``3 h`` (up to two days), ``60 d`` (:data:`LONG`), ``9 months`` (up to two
    years), ``4 years 7 months``: nobody sees how long 1,695 days are, and four years and eleven months are not four.

    ``exact``: for a record and for what is measured, days up to two years: 84 of them are not told from 62 as two months.
    """
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return tr("under 1 min")
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return tr("{hours} h", hours=minutes // 60)
    days = minutes // (24 * 60)
    if days <= LONG or (exact and days < _IN_YEARS * _YEAR):
        return tr("{days} d", days=days)
    # Half a day more: a year of 365 days has its twelve months.
    years, months = divmod(int((days + 0.5) * 12 / _YEAR), 12)
    in_months = plural("{count} month", "{count} months", months + (12 * years if years < _IN_YEARS else 0))
    if years < _IN_YEARS:
        return in_months
    in_years = plural("{count} year", "{count} years", years)
    return tr("{years} {months}", years=in_years, months=in_months) if months else in_years


def _aware(instant: datetime) -> None:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
