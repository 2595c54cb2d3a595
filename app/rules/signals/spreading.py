"""Long events spread over the days on which they may have happened.

Data sets book an event that is only known to its season or year to the day on which that span begins: January then
looks like a massacre and the rest of the year like peace.
"""

from collections.abc import Sequence

from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month, month_of, months_between


def apportioned(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` in whole numbers, in proportion to ``weights``; the parts add up to it.

    Webster's method (Sainte-Laguë): part i gets the whole number nearest to ``λ·weight_i`` for the one λ with which
    the parts add up. Of all methods that keep the sum it favours neither long nor short parts, and with a larger
    total no part ever shrinks. Of equal claims the earlier comes first.

    Raises:
        ValueError: a negative total, or no weight above zero.
    """
    whole = sum(weights)
    if total < 0 or whole <= 0 or min(weights) < 0:
        raise ValueError("a total is shared out by weights of which none is negative and one is not zero")
    # With λ = (total - parts/2) / whole the parts add up to the total at most; what is missing is dealt out singly.
    parts = [max(0, ((2 * total - len(weights)) * weight + whole) // (2 * whole)) for weight in weights]
    for _ in range(total - sum(parts)):
        claims = [weight / (2 * part + 1) for weight, part in zip(weights, parts, strict=True)]
        parts[claims.index(max(claims))] += 1
    return parts


def days_by_month(fact: EventFact) -> dict[Month, int]:
    """How many of an event's days lie in each month that it touches."""
    months = list(months_between(month_of(fact.start), month_of(fact.end)))
    return {
        month: (min(fact.end, month.last_day) - max(fact.start, month.first_day)).days + 1 for month in months
    }


def by_month(fact: EventFact, deaths: int) -> dict[Month, int]:
    """A number of an event's deaths, shared among its months by their days; the sum is kept."""
    if fact.in_one_month:
        return {month_of(fact.start): deaths}
    days = days_by_month(fact)
    return dict(zip(days, apportioned(deaths, list(days.values())), strict=True))
