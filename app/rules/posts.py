"""When a post is without a holder (Authority rule 3: powers belong to the post, and rest while nobody holds it)."""

from collections.abc import Iterable
from datetime import datetime

Term = tuple[datetime, datetime | None]
"""When someone holds a post: from an instant, up to but not including another; no end is known where it is None."""


def vacant_from(terms: Iterable[Term], at: datetime, until: datetime) -> datetime | None:
    """The first instant from ``at`` to ``until`` at which nobody holds the post; None where somebody always does.

    ``at`` itself where nobody holds it now. A successor who begins as the other ends leaves no gap.
    """
    covered = at
    for starts, ends in sorted(terms, key=lambda term: term[0]):
        if starts > covered:
            break
        if ends is None:
            return None
        covered = max(covered, ends)
    return covered if covered <= until else None


def vacant_since(terms: Iterable[Term], at: datetime) -> datetime | None:
    """When the last holder left a post that is vacant at ``at``; None where nobody ever held it."""
    return max((ends for _starts, ends in terms if ends is not None and ends <= at), default=None)
