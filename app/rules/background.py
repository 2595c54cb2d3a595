"""When what a country file holds on its background is due, grows old, or asks for a shorter review cycle."""

from collections.abc import Iterable
from datetime import date

LONGEST_CYCLE = 366
"""Days between reviews at most: nothing rests for longer than a year."""

AGEING_MONTHS = 12
"""An answer of the structural checklist that is older than this is to be asked again (S-16)."""

REVIEW_NOTICE_DAYS = 90
"""How long before a Universal Periodic Review it is announced: advance questions and recommendations are
agreed with partners in the months before the session."""


def longest_cycle(*, flagged: bool, limit: int) -> int:
    """Most days between the reviews of a file; ``limit`` is the setting for files that are flagged (S-15)."""
    return min(LONGEST_CYCLE, limit) if flagged else LONGEST_CYCLE


def ageing(as_of: date, today: date) -> bool:
    """Whether what was true on ``as_of`` is more than twelve months old."""
    year, month = divmod(as_of.year * 12 + as_of.month - 1 + AGEING_MONTHS, 12)
    anniversary = (year, month + 1, as_of.day)
    return (today.year, today.month, today.day) > anniversary


def reply_overdue(due: date | None, replied: date | None, today: date) -> bool:
    """Whether a reply was due before today and has not come."""
    return due is not None and replied is None and due < today


def next_on(days: Iterable[date], today: date) -> date | None:
    """The first of ``days`` that is today or later."""
    return min((day for day in days if day >= today), default=None)
