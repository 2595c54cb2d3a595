"""The quarterly schedule of risk assessments (requirement S-24).

Each open country file owes one completed assessment in every quarter of the calendar, from the first whole quarter after
it was opened. A quarter that ended without one is missed, and stays so: an assessment of a later quarter does not make up
for it. In the quarter that runs, one is due until it is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from language import tr


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of the calendar; ``number`` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return tr("{year} Q{number}", year=self.year, number=self.number)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)


class QuarterState(StrEnum):
    """How a quarter stands."""

    DONE = "done"
    MISSED = "missed"
    DUE = "due"

    @property
    def label(self) -> str:
        return {"done": tr("Assessed"), "missed": tr("Missed"), "due": tr("Due")}[self.value]


@dataclass(frozen=True, slots=True)
class QuarterStanding:
    """A quarter of a country file; ``completed_on`` is the day of its last completed assessment."""

    quarter: Quarter
    state: QuarterState
    completed_on: date | None = None


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month - 1) // 3 + 1)


def schedule(opened_on: date, completed: Iterable[date], today: date) -> tuple[QuarterStanding, ...]:
    """Every quarter since the file was opened, oldest first.

    The quarter in which the file was opened owes nothing; it is in the schedule where an assessment was completed in it.
    """
    done: dict[Quarter, date] = {}
    for day in completed:
        quarter = quarter_of(day)
        done[quarter] = max(day, done.get(quarter, day))
    found = []
    opened, running = quarter_of(opened_on), quarter_of(today)
    quarter = opened
    while quarter <= running:
        if quarter in done:
            found.append(QuarterStanding(quarter, QuarterState.DONE, done[quarter]))
        elif quarter == running and quarter != opened:
            found.append(QuarterStanding(quarter, QuarterState.DUE))
        elif quarter != opened:
            found.append(QuarterStanding(quarter, QuarterState.MISSED))
        quarter = quarter.next
    return tuple(found)


def missed(standings: Iterable[QuarterStanding]) -> tuple[Quarter, ...]:
    """The quarters that were missed, oldest first."""
    return tuple(one.quarter for one in standings if one.state is QuarterState.MISSED)
