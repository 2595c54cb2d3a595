"""What every format of events has in common: the target, and what must hold between the cells of an event."""

from collections.abc import Mapping

from app.imports.cells import CellFault, count, day, optional
from app.imports.faults import Fault
from app.imports.formats import Layout
from app.imports.targets import Target
from db.events import EVENTS

EVENT_TARGET = Target(EVENTS, one="event", many="events", day="starts_on", last_day="ends_on")


def in_order(estimates: str) -> tuple[str, str, str]:
    """The best, low and high number of deaths, from their cells in this order, joined by NUL.

    Raises:
        CellFault: one of them is no number, the best is missing, or they contradict one another.
    """
    best, low, high = estimates.split("\0")
    found = count(best), optional(count)(low), optional(count)(high)
    given = [int(digits) for digits in (found[1], found[0], found[2]) if digits]
    if given != sorted(given):
        raise CellFault(
            "a best estimate between the low and the high one",
            "Ask the publisher which of the three is right, and correct it.",
        )
    return found


def order_faults(
    line: int,
    cells: Mapping[str, str],
    layout: Layout,
    *,
    days: tuple[str, str],
    deaths: tuple[str, str, str],
) -> list[Fault]:
    """What is wrong between cells that are right each for itself.

    ``days`` names the columns of the first and the last day, ``deaths`` those of the best, low and high estimate.
    """
    found: list[Fault] = []
    first, last = (day(cells[column]) for column in days)
    if first > last:
        found.append(
            Fault(
                line,
                layout.title(days[1]),
                cells[days[1]],
                f"a day not before the event begins ({cells[days[0]]})",
                "Correct one of the two days.",
            )
        )
    estimates = tuple(cells[column] for column in deaths)
    try:
        in_order("\0".join(estimates))
    except CellFault as fault:
        told = "best {}, low {}, high {}".format(*estimates)
        found.append(Fault(line, layout.title(deaths[0]), told, fault.expected, fault.remedy))
    return found
