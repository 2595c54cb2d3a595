"""What every format of events has in common: the target, and what must hold between the cells of an event."""

from collections.abc import Mapping

from app.imports.cells import count, optional
from app.imports.faults import Fault
from app.imports.formats import Layout
from app.imports.targets import Target
from db.events import EVENTS
from language import mark, tr

EVENT_TARGET = Target(
    EVENTS, one=mark("event"), many=mark("events"), day="starts_on", last_day="ends_on", happened=True
)


def days_in_order(starts: str, ends: str) -> bool:
    """Whether an event ends on the day that it begins, or later. ISO days are in order as text."""
    return starts <= ends


def estimates(cells: str) -> tuple[str, str, str, str]:
    """The best, low and high number of deaths, from their cells in this order, joined by NUL; and a caution.

    Published data hold a few estimates that contradict one another, of large events among them. Such a row is kept
    as it came, with a caution that says so: to leave it out would hide the event.

    Raises:
        CellFault: one of them is no number, or the best is missing.
    """
    best, low, high = cells.split("\0", 2)
    found = count(best), optional(count)(low), optional(count)(high)
    given = [int(digits) for digits in (found[1], found[0], found[2]) if digits]
    if given == sorted(given):
        return (*found, "")
    best, low, high = (digits or tr("none") for digits in found)
    return (
        *found,
        tr(
            "The estimates of deaths contradict one another: best {best}, low {low}, high {high}.",
            best=best,
            low=low,
            high=high,
        ),
    )


def days_fault(line: int, cells: Mapping[str, str], layout: Layout, first: str, last: str) -> Fault:
    """The fault of an event that ends before it begins; ``first`` and ``last`` are the columns of its days."""
    return Fault(
        line,
        layout.title(last),
        cells[last],
        tr("a day not before the event begins ({cells})", cells=cells[first]),
        tr("Correct one of the two days."),
    )
